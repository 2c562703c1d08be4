/** Asking a sign-in service without showing a page: `prompt=none`, in a hidden frame or on the way (OpenID Connect Core §3.1.2.1). */

import type { Exchange, Hop, RawBody } from '../exchange.ts';
import { queryParameter } from './address.ts';
import { listen, type Said } from './said.ts';

/** The service's answer that it could not do without a page (OpenID Connect Core §3.1.2.6); undefined for every other answer. */
export function readSilentRefusal({ url, response }: Hop): Said | undefined {
  if (response === undefined || response.status >= 400) return undefined;
  const said = response.said.find(({ meaning, isCode }) => meaning === 'silent-sign-in' && isCode);
  if (said === undefined) return undefined;
  const isAnswer =
    queryParameter(url, 'prompt') === 'none' ||
    queryParameter(url, 'client_id') !== undefined ||
    queryParameter(response.location ?? '', 'state') !== undefined;
  return isAnswer ? said : undefined;
}

/** Bodies are read up to here, in characters. */
const MAX_LENGTH = 65_536;

/** `{"error":"login_required"}` of a script, and the hidden field of a form. */
const inPage =
  /(?:["']?error["']?\s{0,5}[:=]|name=["']error["']\s{1,5}value=)\s{0,5}["']((?:login|interaction|consent|account_selection)_required)["']/;

/**
 * What a page says that is made for a hidden frame: there the answer stands in a script that passes it on, or in a form that sends
 * itself (OAuth 2.0 Web Message Response Mode, Form Post Response Mode).
 */
export function listenToMessagePage(url: string, body: RawBody | undefined): Said[] {
  if (body === undefined || queryParameter(url, 'prompt') !== 'none' || !body.mimeType.includes('html')) return [];
  const code = inPage.exec(body.text.slice(0, MAX_LENGTH))?.[1];
  // Said as a redirect would say it: it goes to the same page.
  return code === undefined ? [] : listen('redirect', 'error', code).map((said) => ({ ...said, where: 'body' }));
}

/** Index of the first hop that brought such an answer; the page that it led to comes after it. */
export function findSilentRefusal({ hops }: Exchange): number | undefined {
  const index = hops.findIndex((hop) => readSilentRefusal(hop) !== undefined);
  return index < 0 ? undefined : index;
}

/** Asked so by somebody who can go on without it: the user has no account chosen, or is not signed in. */
export const isNotSignedIn = ({ quote }: Said): boolean => quote === 'login_required' || quote === 'account_selection_required';
