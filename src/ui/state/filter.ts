/** `shop.example status:401 cause:token -options`: every word must fit; one that begins with a minus must not. */

export interface Filterable {
  readonly status: number;
  readonly cause: string;
  /** Method, address and title: what free words are looked for in. */
  readonly text: string;
}

type Test = (row: Filterable) => boolean;

/** Empty text lets everything through. `status:4` fits all that begin so. */
export function readFilter(filter: string): Test {
  const tests = filter
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '' && word !== '-')
    .map(readWord);
  return (row) => tests.every((test) => test(row));
}

function readWord(word: string): Test {
  if (word.startsWith('-')) {
    const test = readWord(word.slice(1));
    return (row) => !test(row);
  }
  const [, field, value = ''] = /^(status|cause):(.*)$/.exec(word) ?? [];
  if (field === 'status') return ({ status }) => String(status).startsWith(value.replace(/x+$/, ''));
  if (field === 'cause') return ({ cause }) => cause.includes(value);
  return ({ text }) => text.toLowerCase().includes(word);
}
