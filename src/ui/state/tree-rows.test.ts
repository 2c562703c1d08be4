import { describe, expect, it } from 'vitest';
import { maskBody } from '../../engine/masked-body.ts';
import { drawMore, moveInTree, openAtFirst, rowsOf, type TreeState, toggleRow } from './tree-rows.ts';

function treeOf(value: unknown) {
  const body = maskBody({ text: JSON.stringify(value), mimeType: 'application/json' }, 'response', []);
  if (body.kind !== 'json') throw new Error('no JSON');
  return body.root;
}
const root = treeOf({ error: { code: 'expired', list: [1, [2, 3]] }, empty: {}, ok: true });
const names = (state: TreeState) => rowsOf(root, state).map(({ name, level }) => `${level} ${name ?? '-'}`);
const at = (state: TreeState, key: string, press: string) => {
  const rows = rowsOf(root, state);
  const row = rows.find((each) => each.key === key);
  return row && moveInTree(rows, row, press);
};

describe('a tree as rows', () => {
  const all = openAtFirst(root);

  it('opens as far as there is room', () => {
    expect(names(all)).toEqual(['1 -', '2 error', '3 code', '3 list', '4 -', '4 -', '5 -', '5 -', '2 empty', '2 ok']);
    const lists = treeOf(Array.from({ length: 30 }, () => [1, 2, 3]));
    expect(rowsOf(lists, openAtFirst(lists)).length).toBeLessThanOrEqual(61);
    expect(rowsOf(lists, openAtFirst(lists)).length).toBeGreaterThan(50);
  });

  it('leaves what is folded out', () => {
    expect(names(toggleRow(all, '$.0'))).toEqual(['1 -', '2 error', '2 empty', '2 ok']);
    expect(names(toggleRow(toggleRow(all, '$.0'), '$.0'))).toEqual(names(all));
  });

  it('tells each row’s place among its own', () => {
    expect(rowsOf(root, all).find(({ name }) => name === 'empty')).toMatchObject({ position: 2, size: 3, level: 2 });
  });

  it('draws the first of many, and more on demand', () => {
    const many = treeOf(Array.from({ length: 10_000 }, (_, index) => index));
    const first = openAtFirst(many);
    const rows = rowsOf(many, first);
    expect(rows).toHaveLength(52);
    const last = rows.at(-1);
    expect(last).toMatchObject({ more: 9950, size: 10_000 });
    expect(last && rowsOf(many, drawMore(first, last)).at(-1)).toMatchObject({ more: 9450 });
  });

  it.each([
    ['$', 'ArrowDown', { focus: '$.0' }],
    ['$.0', 'ArrowUp', { focus: '$' }],
    ['$.0', 'ArrowRight', { focus: '$.0.0' }],
    ['$.0', 'ArrowLeft', { toggle: '$.0' }],
    ['$.0.0', 'ArrowLeft', { focus: '$.0' }],
    ['$.0.0', 'ArrowRight', undefined],
    ['$.1', 'ArrowRight', undefined],
    ['$.0.1.1.0', 'ArrowLeft', { focus: '$.0.1.1' }],
    ['$.2', 'ArrowDown', undefined],
    ['$.2', 'Home', { focus: '$' }],
    ['$', 'End', { focus: '$.2' }],
    ['$', 'x', undefined],
  ])('at %s, %s does %j', (key, press, expected) => {
    expect(at(all, key, press)).toEqual(expected);
  });

  it('a folded parent is unfolded by the arrow', () => {
    expect(at(toggleRow(all, '$.0'), '$.0', 'ArrowRight')).toEqual({ toggle: '$.0' });
  });
});
