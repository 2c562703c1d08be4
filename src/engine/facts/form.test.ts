import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { observeFields, readFields } from './form.ts';

const read = (text: string, mimeType: string) => readFields({ text, mimeType });

describe('the fields of a body', () => {
  it.each([
    [
      'a=1&b=x%20y',
      'application/x-www-form-urlencoded',
      [
        ['a', '1'],
        ['b', 'x y'],
      ],
    ],
    ['user[password]=p', 'application/x-www-form-urlencoded; charset=utf-8', [['user[password]', 'p']]],
    [
      '{"user":{"login":"anna","password":"p"},"n":1,"list":["x"]}',
      'application/json',
      [
        ['user[login]', 'anna'],
        ['user[password]', 'p'],
        ['n', '1'],
        ['list[0]', 'x'],
      ],
    ],
    ['--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--b--', 'multipart/form-data; boundary=b', [['a', '1']]],
    ['--b\nContent-Disposition: form-data; name="f"; filename="x"\n\nabc\n--b--', 'multipart/form-data', []],
    ['', 'application/x-www-form-urlencoded', []],
  ])('%j', (text, type, fields) => {
    expect(read(text, type)?.map(({ name, value }) => [name, value])).toEqual(fields);
  });

  it.each([
    ['{broken', 'application/json'],
    ['plain', 'text/plain'],
    ['<x/>', 'application/xml'],
  ])('none in %j', (text, type) => {
    expect(read(text, type)).toBeUndefined();
  });

  it('any input is borne', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom('application/json', 'multipart/form-data', 'application/x-www-form-urlencoded'),
        (text, type) => void read(text, type),
      ),
    );
    expect(read(`${'['.repeat(20_000)}${']'.repeat(20_000)}`, 'application/json')).toEqual([]);
  });
});

it('is shown by name; of values only the words of the standards', () => {
  expect(
    observeFields([
      { name: 'grant_type', value: 'refresh_token' },
      { name: 'refresh_token', value: 'secret' },
      { name: 'scope', value: 'a b' },
      { name: 'odd name!', value: 'x' },
    ]),
  ).toEqual({
    grant_type: 'refresh_token',
    refresh_token: '… (6)',
    scope: 'a b',
  });
});
