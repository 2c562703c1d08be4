import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJsonTree, textOfScalar, valueAt, writeJson } from './json-tree.ts';

const read = (text: string) => readJsonTree(text)?.tree;
const textAt = (text: string, ...path: number[]): string | undefined => {
  const tree = read(text);
  const found = tree && valueAt(tree, path);
  return found?.kind === 'scalar' ? textOfScalar(found.source) : undefined;
};

describe('JSON as it was written', () => {
  it('says the same as JSON.parse of every object and list', () => {
    fc.assert(
      fc.property(fc.oneof(fc.array(fc.jsonValue()), fc.dictionary(fc.string(), fc.jsonValue())), (value) => {
        const tree = read(JSON.stringify(value, undefined, 1));
        expect(tree && JSON.parse(writeJson(tree))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('reads on to where a text was cut, wherever that is', () => {
    const whole = JSON.stringify({ error: 'invalid_token', list: [1, { deep: [true, null, 'a\\"b'] }], more: { n: -1.5e3 } });
    for (let end = 1; end < whole.length; end++) {
      const found = readJsonTree(whole.slice(0, end));
      expect(found?.isCut, whole.slice(0, end)).toBe(true);
    }
    expect(readJsonTree(whole)?.isCut).toBe(false);
  });

  it.each([
    ['keeps all digits of a number', '{"id":12345678901234567890}', [0], '12345678901234567890'],
    ['decodes a string', String.raw`{"a":"\u00e4\"\n"}`, [0], 'ä"\n'],
    ['keeps the second of two members of one name', '{"a":1,"a":2}', [1], '2'],
    ['finds what is nested', '{"a":[0,{"b":["x"]}]}', [0, 1, 0, 0], 'x'],
    ['passes over what keeps scripts from running it', ')]}\',\n["x"]', [0], 'x'],
    ['reads a string that was cut off', '{"a":"half', [0], 'half'],
  ])('%s', (_, text, path, expected) => {
    expect(textAt(text, ...path)).toBe(expected);
  });

  it.each([['words'], ['"a string"'], ['12'], ['{broken}'], ['{"a" 1}'], ['[1] trailing'], ['']])('takes %s for none', (text) => {
    expect(read(text)).toBeUndefined();
  });

  it('keeps what is nested too deeply as it is', () => {
    const depth = 30_000;
    const tree = read(`${'['.repeat(depth)}1${']'.repeat(depth)}`);
    expect(tree && writeJson(tree)).toHaveLength(2 * depth + 1);
  });
});
