/** Asking a sign-in service without showing a page: `prompt=none`, in a hidden frame or on the way (OpenID Connect Core §3.1.2.1). */

import type { Exchange, Hop } from '../exchange.ts';
import { queryParameter } from './query.ts';
import type { Said } from './said.ts';

/** The service's answer that it could not do without a page (OpenID Connect Core §3.1.2.6); undefined for every other redirect. */
export function readSilentRefusal({ url, response }: Hop): Said | undefined {
  if (response === undefined || response.status < 300 || response.status >= 400) return undefined;
  const said = response.said.find(({ where, meaning, isCode }) => where === 'redirect' && meaning === 'silent-sign-in' && isCode);
  if (said === undefined) return undefined;
  const isAnswer =
    queryParameter(url, 'prompt') === 'none' ||
    queryParameter(url, 'client_id') !== undefined ||
    queryParameter(response.location ?? '', 'state') !== undefined;
  return isAnswer ? said : undefined;
}

/** Index of the first hop that brought such an answer; the page that it led to comes after it. */
export function findSilentRefusal({ hops }: Exchange): number | undefined {
  const index = hops.findIndex((hop) => readSilentRefusal(hop) !== undefined);
  return index < 0 ? undefined : index;
}

/** Asked so by somebody who can go on without it: the user has no account chosen, or is not signed in. */
export const isNotSignedIn = ({ quote }: Said): boolean => quote === 'login_required' || quote === 'account_selection_required';
