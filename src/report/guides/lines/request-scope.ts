/** A scope is missing: what the sign-in has to ask for (RFC 6749 §3.3). */

import type { Param } from '../../../engine/words.ts';
import type { WriteLines } from './line.ts';

/** RFC 6749 §3.3, without what would end the parameter. */
const isScope = (text: string): boolean => /^[\x21\x23-\x25\x27-\x5b\x5d-\x7e]{1,200}$/.test(text) && !text.includes('…');

/** A colon and a slash may stand in a query as they are (RFC 3986 §3.4). */
const encodeScope = (scope: string): string => encodeURIComponent(scope).replaceAll('%3A', ':').replaceAll('%2F', '/');

const itemsOf = (param: Param | undefined): readonly string[] => (param?.kind === 'list' ? param.items : []);

export const requestScope: WriteLines = ({ cause, params }) => {
  const wanted = itemsOf(params['wanted']);
  const granted = itemsOf(params['granted']).filter((scope) => scope !== 'none');
  const all = [...new Set([...granted, ...wanted])];
  if (cause !== 'insufficient-scope' || wanted.length === 0 || !all.every(isScope)) return [];
  return [
    {
      what: 'In the request for the token, or in the address of the sign-in',
      language: 'url',
      code: `scope=${all.map(encodeScope).join('%20')}`,
    },
  ];
};
