/** A JSON Web Token taken apart: how long its parts are, where they are broken, and its claims by name, their values masked. */

import { type JsonPath, type JsonTree, readJsonTree } from './json-tree.ts';
import { type MaskedNode, maskTree, revealInTree } from './masked-body.ts';
import { percentDecode } from './percent.ts';

export interface MaskedToken {
  /** In the order of the token: header, claims, signature, and what more there is. In characters. */
  readonly parts: readonly TokenPart[];
  /** Undefined where the part cannot be read. */
  readonly header: MaskedNode | undefined;
  readonly claims: MaskedNode | undefined;
}

export interface TokenPart {
  readonly length: number;
  /** The first character that base64url has not, by its place in the token; undefined where there is none. */
  readonly brokenAt: number | undefined;
}

export type TokenPiece = 'header' | 'claims';

const MAX_PARTS = 7;

export function maskToken(written: string): MaskedToken {
  const token = percentDecode(written);
  const parts = token.split('.', MAX_PARTS);
  let start = 0;
  const measured = parts.map((part) => {
    const broken = part.search(/[^\w-]/);
    const at = broken < 0 ? undefined : start + broken;
    start += part.length + 1;
    return { length: part.length, brokenAt: at };
  });
  return { parts: measured, header: maskPart(parts[0]), claims: maskPart(parts[1]) };
}

/** One value of it as it is. */
export function revealInToken(written: string, piece: TokenPiece, path: JsonPath): string | undefined {
  const tree = treeOf(percentDecode(written).split('.', 2)[piece === 'header' ? 0 : 1]);
  return tree && revealInTree(tree, path);
}

function maskPart(part: string | undefined): MaskedNode | undefined {
  const tree = treeOf(part);
  return tree && maskTree(tree, () => undefined);
}

function treeOf(part = ''): JsonTree | undefined {
  try {
    const octets = atob(part.replaceAll('=', '').replaceAll('-', '+').replaceAll('_', '/'));
    return readJsonTree(new TextDecoder().decode(Uint8Array.from(octets, (char) => char.charCodeAt(0))))?.tree;
  } catch {
    return undefined;
  }
}
