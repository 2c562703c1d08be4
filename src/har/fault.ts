/** Where a text that `JSON.parse` refuses goes wrong (RFC 8259): the engines that run us name the place each in its own way, or not at all. */

type Expects = 'value' | 'value or end' | 'key' | 'key or end' | 'colon' | 'comma or end' | 'nothing';

/** Index of the first character that cannot stand where it does; the length of the text where it only ends too early. */
export function findFault(text: string): number {
  const open: ('{' | '[')[] = [];
  let expects: Expects = 'value';
  let at = 0;

  const afterValue = (): Expects => (open.length === 0 ? 'nothing' : 'comma or end');
  while (true) {
    at = skip(text, at, isSpace);
    const char = text[at];
    if (char === undefined) return text.length;

    if (char === '{' && expects.startsWith('value')) {
      open.push(char);
      expects = 'key or end';
      at++;
    } else if (char === '[' && expects.startsWith('value')) {
      open.push(char);
      expects = 'value or end';
      at++;
    } else if (char === '}' && open.at(-1) === '{' && (expects === 'key or end' || expects === 'comma or end')) {
      open.pop();
      expects = afterValue();
      at++;
    } else if (char === ']' && open.at(-1) === '[' && (expects === 'value or end' || expects === 'comma or end')) {
      open.pop();
      expects = afterValue();
      at++;
    } else if (char === ',' && expects === 'comma or end') {
      expects = open.at(-1) === '{' ? 'key' : 'value';
      at++;
    } else if (char === ':' && expects === 'colon') {
      expects = 'value';
      at++;
    } else if (char === '"' && (expects.startsWith('key') || expects.startsWith('value'))) {
      const end = stringEnd(text, at + 1);
      if (text[end] !== '"') return end;
      expects = expects.startsWith('key') ? 'colon' : afterValue();
      at = end + 1;
    } else if (expects.startsWith('value')) {
      const end = skip(text, at, isLiteral);
      const word = text.slice(at, Math.min(end, at + MAX_LITERAL));
      if (!literal.test(word)) return end === text.length && literalStart.test(word) ? text.length : at;
      expects = afterValue();
      at = end;
    } else return at;
  }
}

/** Index of the quotation mark that ends a string, of what may not stand in it, or the length of the text. */
function stringEnd(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    const char = text[at] as string;
    if (char === '"' || char < ' ') return at;
    if (char !== '\\') continue;
    const escapes = text.slice(at + 1, at + 6);
    const length = /^["\\/bfnrt]/.test(escapes) ? 1 : /^u[\da-f]{4}/i.test(escapes) ? 5 : 0;
    if (length === 0) return at + 6 > text.length && /^(?:u[\da-f]*)?$/i.test(escapes) ? text.length : at + 1;
    at += length;
  }
  return text.length;
}

const literal = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;
const literalStart = /^(?:t(?:ru?)?|f(?:al?|als)?|n(?:ul?)?|-|-?(?:0|[1-9]\d*)(?:\.|(?:\.\d+)?[eE][+-]?))$/;
const MAX_LITERAL = 1000;

const isSpace = (char: string): boolean => char === ' ' || char === '\n' || char === '\r' || char === '\t';
const isLiteral = (char: string): boolean => /[\w+.-]/.test(char);

function skip(text: string, start: number, isOne: (char: string) => boolean): number {
  let at = start;
  while (at < text.length && isOne(text[at] as string)) at++;
  return at;
}
