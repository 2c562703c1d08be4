/** The last step of a sign-in: a code that the sign-in service gave is turned into tokens (RFC 6749 §4.1.3, RFC 8628 §3.4). */

import { type Evidence, fromCredential, fromRequest } from '../evidence.ts';
import type { Hop } from '../exchange.ts';
import { code } from '../words.ts';
import { pathOf, queryParameter } from './address.ts';
import { grantTypeOf } from './token-request.ts';

export interface CodeExchange {
  /** `token`: at a token endpoint; `device`: the same for a device's code; `callback`: the site's own page that the code came back to. */
  readonly kind: 'token' | 'device' | 'callback';
  /** Of the code; '' where it was not seen. */
  readonly fingerprint: string;
  /** A program showed an unset variable (`undefined`) and no code. */
  readonly isPlaceholder: boolean;
  readonly evidence: readonly [Evidence, ...Evidence[]];
}

/** Undefined for every other call; one that asks for a code from an authenticator is none. */
export function readCodeExchange(hop: Hop): CodeExchange | undefined {
  const { form, credentials = [] } = hop.request ?? {};
  const grant = grantTypeOf(hop);
  const field = credentials.find(({ place }) => place.in === 'form' && (place.name === 'code' || place.name === 'device_code'));
  const found = (kind: CodeExchange['kind'], asked: Evidence): CodeExchange => ({
    kind,
    fingerprint: field?.fingerprint ?? '',
    isPlaceholder: field?.placeholder !== undefined,
    evidence: field ? [asked, fromCredential(field)] : [asked],
  });
  const asked = fromRequest('The request turns a code into tokens: {grant}.', {
    grant: code(`grant_type=${grant ?? 'authorization_code'}`),
  });
  if (grant === 'authorization_code') return found('token', asked);
  if (grant?.endsWith(':device_code')) return found('device', asked);
  if (grant !== undefined) return undefined;
  const belongs = ['client_id', 'redirect_uri', 'code_verifier', 'clientId', 'redirectUri', 'codeVerifier'].some(
    (name) => form?.[name] !== undefined,
  );
  if (form?.['code'] !== undefined && (belongs || /oauth/i.test(pathOf(hop.url))))
    return found('token', fromRequest('The request turns a code into tokens.'));
  if (queryParameter(hop.url, 'code') === undefined) return undefined;
  if (queryParameter(hop.url, 'client_secret') !== undefined) return found('token', fromRequest('The request turns a code into tokens.'));
  if (queryParameter(hop.url, 'state') === undefined) return undefined;
  return found(
    'callback',
    fromRequest('The address carries {code} and {state}: the sign-in service led here.', { code: code('code'), state: code('state') }),
  );
}
