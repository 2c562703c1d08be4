/** What a cause could not tell for want of it. */

import type { FactName } from '../../engine/facts/facts.ts';

export const factWords: Readonly<Record<FactName, string>> = {
  exchange: 'looking at it failed',
  failure: 'how it failed',
  hop: 'the request',
  request: 'the request’s headers',
  pageRequest: 'the headers as the page made them',
  response: 'the answer',
  status: 'the answer’s status',
  isPreflight: 'the kind of request',
  responseHeaders: 'the answer’s headers',
  challenges: 'the answer’s headers',
  credentials: 'the credentials that were sent',
  hiddenCredentialPossible: 'what the browser adds by itself',
  sentCookies: 'the cookies that were sent',
  cookies: 'the browser’s cookies for this site',
  setBefore: 'the cookies that earlier answers set',
  serverTime: 'the server’s clock',
  site: 'the address',
  said: 'what the server said',
  body: 'the answer’s text',
  signIn: 'where it was redirected to',
  trail: 'earlier requests',
  providers: 'the product that answered',
};
