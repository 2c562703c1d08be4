/** A tree as the rows that are seen of it, and how the keyboard moves in them (ARIA Authoring Practices, tree view). */

import type { JsonPath } from '../../engine/json-tree.ts';
import type { MaskedNode } from '../../engine/masked-body.ts';

export interface TreeRow {
  /** Unique among the rows. */
  readonly key: string;
  readonly path: JsonPath;
  /** From 1. */
  readonly level: number;
  /** Of a member; undefined for an item of a list and for the root. */
  readonly name: string | undefined;
  /** Undefined for the row that stands for those that are not drawn. */
  readonly node: MaskedNode | undefined;
  readonly isOpen: boolean;
  readonly position: number;
  readonly size: number;
  /** How many are not drawn, where this row stands for them. */
  readonly more: number;
}

/** What is open, and of how many children more than the first are drawn, by the row's key. */
export interface TreeState {
  readonly open: ReadonlySet<string>;
  readonly drawn: ReadonlyMap<string, number>;
}

/** Children that are drawn at first. */
export const FIRST_CHILDREN = 50;
/** Rows that a tree opens with. */
const FIRST_ROWS = 60;

const ROOT = '$';
const keyOf = (path: JsonPath): string => [ROOT, ...path].join('.');

interface Child {
  readonly name: string | undefined;
  readonly node: MaskedNode;
}

export function childrenOf(node: MaskedNode): readonly Child[] {
  if (node.kind === 'object') return node.entries;
  return node.kind === 'array' ? node.items.map((item) => ({ name: undefined, node: item })) : [];
}

export const sizeOf = (node: MaskedNode): number =>
  node.kind === 'object' ? node.entries.length : node.kind === 'array' ? node.items.length : 0;

/** Level by level, as far as there is room. */
export function openAtFirst(root: MaskedNode): TreeState {
  const open = new Set<string>();
  let rows = 1;
  let level: { readonly path: JsonPath; readonly node: MaskedNode }[] = [{ path: [], node: root }];
  while (level.length > 0) {
    const next: typeof level = [];
    for (const { path, node } of level) {
      const size = Math.min(sizeOf(node), FIRST_CHILDREN);
      if (size === 0 || (rows + size > FIRST_ROWS && path.length > 0)) continue;
      rows += size;
      open.add(keyOf(path));
      childrenOf(node)
        .slice(0, size)
        .forEach((child, index) => {
          next.push({ path: [...path, index], node: child.node });
        });
    }
    level = next;
  }
  return { open, drawn: new Map() };
}

export function rowsOf(root: MaskedNode, { open, drawn }: TreeState): readonly TreeRow[] {
  const rows: TreeRow[] = [];
  const add = (path: JsonPath, { name, node }: Child, position: number, size: number): void => {
    const key = keyOf(path);
    const isOpen = open.has(key) && sizeOf(node) > 0;
    rows.push({ key, path, level: path.length + 1, name, node, isOpen, position, size, more: 0 });
    if (!isOpen) return;
    const children = childrenOf(node);
    const shown = children.slice(0, drawn.get(key) ?? FIRST_CHILDREN);
    shown.forEach((child, index) => {
      add([...path, index], child, index + 1, children.length);
    });
    const more = children.length - shown.length;
    if (more > 0) {
      const at = { path, level: path.length + 2, name: undefined, node: undefined, isOpen: false };
      rows.push({ ...at, key: `${key}.more`, position: shown.length + 1, size: children.length, more });
    }
  };
  add([], { name: undefined, node: root }, 1, 1);
  return rows;
}

export const isParent = ({ node }: TreeRow): boolean => node !== undefined && sizeOf(node) > 0;

/** What a key does at a row: another row gets the focus, or this one is folded or unfolded. Undefined: it does nothing here. */
export function moveInTree(
  rows: readonly TreeRow[],
  at: TreeRow,
  key: string,
): { readonly focus: string } | { readonly toggle: string } | undefined {
  const index = rows.indexOf(at);
  const focus = (row: TreeRow | undefined) => row && { focus: row.key };
  switch (key) {
    case 'ArrowDown':
      return focus(rows[index + 1]);
    case 'ArrowUp':
      return focus(rows[index - 1]);
    case 'Home':
      return focus(rows[0]);
    case 'End':
      return focus(rows.at(-1));
    case 'ArrowRight':
      if (!isParent(at)) return undefined;
      return at.isOpen ? focus(rows[index + 1]) : { toggle: at.key };
    case 'ArrowLeft':
      if (at.isOpen) return { toggle: at.key };
      return focus(rows.slice(0, index).findLast(({ level }) => level < at.level));
    default:
      return undefined;
  }
}

/** The same state with this row the other way round. */
export function toggleRow({ open, drawn }: TreeState, key: string): TreeState {
  const next = new Set(open);
  if (!next.delete(key)) next.add(key);
  return { open: next, drawn };
}

/** The same state with more of the children drawn that a row stands for. */
export function drawMore({ open, drawn }: TreeState, { path, position }: TreeRow): TreeState {
  return { open, drawn: new Map([...drawn, [keyOf(path), position - 1 + 10 * FIRST_CHILDREN]]) };
}
