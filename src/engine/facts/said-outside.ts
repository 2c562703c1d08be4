/** What an answer says outside of its body: in its challenges, in headers for errors, and in the address it redirects to. */

import type { HeaderList } from '../exchange.ts';
import { percentDecode } from '../percent.ts';
import type { Challenge } from './challenges.ts';
import { listen, type Said } from './said.ts';
import { readSignInSigns } from './sign-in-page.ts';

/** In characters; no server says more in a header. */
const MAX_TEXT = 4096;
/** No server offers more. */
const MAX_CHALLENGES = 50;

/** Parameters that hold words or codes for what went wrong (RFC 6750 §3, RFC 9470 §3, and habits); a realm is a name. */
const spokenParameters = new Set([
  ...[
    'error',
    'error_description',
    'error_code',
    'error_subtype',
    'error_reason',
    'errorcode',
    'error_message',
    'reason',
    'message',
    'msg',
  ],
  ...['description', 'detail', 'details', 'title'],
]);

/** Parameters whose name says it all: `/login?session_expired=1`. */
const tellingName = /expired|time-?_?out|denied|unauthori[sz]ed|invalid|required|revoked|locked|disabled/i;

/** In the order: challenges, headers, redirect. `location`: as it was sent. */
export function listenOutside(headers: HeaderList, challenges: readonly Challenge[], location: string | undefined): Said[] {
  return [
    ...challenges.slice(0, MAX_CHALLENGES).flatMap(listenToChallenge),
    ...headers.flatMap(({ name, value }) => listenToHeader(name.toLowerCase(), value.slice(0, MAX_TEXT))),
    ...(location === undefined ? [] : listenToRedirect(location.slice(0, MAX_TEXT))),
  ];
}

const listenToChallenge = ({ params }: Challenge): Said[] =>
  Object.entries(params)
    .filter(([name]) => spokenParameters.has(name))
    .flatMap(([name, value]) => listen('challenge', name, value.slice(0, MAX_TEXT)));

/** Headers by which servers ask for a second factor or for an organisation's sign-in. */
const stepUpHeader =
  /(?:^|-)(?:otp|totp|2fa|mfa|two-?factor|second-?factor|multi-?factor|step-?up|sso)(?:-required|-needed|-challenge|-status|-approval|-approval-result)?$/;

/** `X-Amzn-ErrorType`, `X-Hubspot-Auth-Failure`, `X-Seraph-LoginReason`, `Proxy-Status: p; error=…` (RFC 9209). */
function listenToHeader(name: string, value: string): Said[] {
  if (name === 'proxy-status') return listen('header', name, /\berror="?([\w-]+)/.exec(value)?.[1] ?? '');
  // gRPC over HTTP/2, Status codes: 16 is UNAUTHENTICATED.
  if (name === 'grpc-status' && value.trim() === '16') {
    return [{ meaning: 'sign-in-required', where: 'header', field: name, quote: '16', isCode: true }];
  }
  const asked = stepUpHeader.test(name) ? /^(?:required|needed|pending|rejected|true|yes|1)(?![\w-])/i.exec(value)?.[0] : undefined;
  if (asked !== undefined) return [{ meaning: 'step-up', where: 'header', field: name, quote: asked.toLowerCase(), isCode: true }];
  if (!/error|reason|failure|denied|exception|diagnostic|grpc-message/.test(name) || /report|policy|id$/.test(name)) return [];
  // `3000003;reason="Invalid audience";category="invalid_client"`: its category is that of every refusal.
  const reason = /(?:^|;)\s?reason="([^"]*)"/.exec(value)?.[1];
  if (reason !== undefined) return listen('header', name, reason);
  const code = /^([\w.]+):https?:/.exec(value)?.[1];
  return listen('header', name, code ?? percentDecode(value));
}

/** Query and fragment: the implicit flow answers in the latter (RFC 6749 §4.2.2.1). */
function listenToRedirect(location: string): Said[] {
  const [, query = '', fragment = ''] = /^[^?#]*\??([^#]*)#?(.*)$/s.exec(location) ?? [];
  const toSignIn = isToSignIn(location);
  return [...new URLSearchParams(query), ...new URLSearchParams(fragment)].flatMap(([name, value]) => {
    const field = name.toLowerCase();
    // At a sign-in page, a code of OpenID Connect is a word like others: nobody asked silently.
    if (/^error|^reason$/.test(field)) return listen('redirect', field, isFlag(value) ? asWords(name) : toSignIn ? asWords(value) : value);
    return tellingName.test(name) && isFlag(value) ? listen('redirect', field, asWords(name)) : [];
  });
}

const isToSignIn = (location: string): boolean =>
  URL.canParse(location, 'https://invalid') && readSignInSigns(new URL(location, 'https://invalid').href).includes('path');

const isFlag = (value: string): boolean => /^(?:|1|true|yes)$/i.test(value);

/** `sessionExpired`, `session_expired` → `session expired`. */
const asWords = (name: string): string =>
  name
    .slice(0, 100)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_-]/g, ' ');
