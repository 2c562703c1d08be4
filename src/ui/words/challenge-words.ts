/** Challenges taken apart: what a scheme asks for, what its parameters mean, and what is wrong with how they were written. */

import type { Challenge, ChallengeIssue } from '../../engine/facts/challenges.ts';
import type { Template } from '../../engine/words.ts';
import { code, rfc, type Spec } from './headers/entry.ts';

interface Scheme {
  /** As it is written; schemes are the same in any case. */
  readonly name: string;
  readonly what: Template;
  readonly spec?: Spec;
}

const schemes: Readonly<Record<string, Scheme>> = {
  basic: { name: 'Basic', what: 'A user name and a password, in each request. A browser asks for them itself.', spec: rfc(7617, '2') },
  digest: { name: 'Digest', what: 'A proof that the caller knows the password, made anew with each nonce.', spec: rfc(7616, '3.3') },
  bearer: { name: 'Bearer', what: 'A token; whoever has it may use it.', spec: rfc(6750, '3') },
  dpop: { name: 'DPoP', what: 'A token that is bound to a key, and a proof made with that key.', spec: rfc(9449, '7.1') },
  negotiate: {
    name: 'Negotiate',
    what: 'The system’s own sign-in (Kerberos); a browser uses it only for sites that it is told to trust.',
    spec: rfc(4559, '4'),
  },
  ntlm: { name: 'NTLM', what: 'The system’s own sign-in of Windows, in three steps over one connection.' },
  cookie: { name: 'Cookie', what: 'A session’s cookie: no scheme of the standard, and no browser does anything about it.' },
  formbased: { name: 'FormBased', what: 'A sign-in page: no scheme of the standard, and no browser does anything about it.' },
};

/** Undefined for one that is not known here. */
export const schemeWords = (scheme: string): Scheme | undefined => (Object.hasOwn(schemes, scheme) ? schemes[scheme] : undefined);

const errors: Readonly<Record<string, Template>> = {
  invalid_token: 'The token that came is expired, revoked, broken, or otherwise not good.',
  invalid_request: 'The request is not as it must be: a parameter is missing, or a token was sent in two ways.',
  insufficient_scope: 'The token is good, but may not do this.',
  invalid_dpop_proof: 'The DPoP proof does not fit the request, the key or the time.',
  use_dpop_nonce: 'The DPoP proof must contain the nonce that came with this answer.',
  insufficient_user_authentication: 'The person must sign in again, more recently or more strongly.',
};

const parameters: Readonly<Record<string, (value: string, scheme: string) => Template | undefined>> = {
  realm: (value, scheme) => {
    if (value === '') return 'No part of the site is named.';
    return ['basic', 'digest'].includes(scheme)
      ? 'The part of the site that a password is asked for; a browser keeps one for each.'
      : 'The part of the site that is meant.';
  },
  error: (value) => (Object.hasOwn(errors, value) ? errors[value] : 'What was wrong, in a word of the server’s own.'),
  error_description: () => 'What was wrong, in a sentence for developers.',
  error_uri: () => 'A page that says more about the error.',
  scope: (value) =>
    /\s/.test(value.trim())
      ? `What the token must be allowed: ${value.trim().split(/\s+/).map(code).join(', ')}.`
      : 'What the token must be allowed.',
  resource_metadata: () => 'Where it says which sign-in service gives tokens for this API (RFC 9728).',
  authorization_uri: () => 'Where the sign-in service is.',
  nonce: () => 'A number that the proof must be made with, so that an old one is no good.',
  algs: () => 'The algorithms that a proof may be signed with.',
  stale: (value) =>
    value.toLowerCase() === 'true'
      ? 'The proof was right, but its nonce was too old: the same password works again with the new nonce.'
      : 'The nonce was not the reason.',
  qop: (value) =>
    /auth-int/.test(value) ? 'What the proof covers; `auth-int` takes the body in.' : 'What the proof covers: method and address.',
  opaque: () => 'Comes back unchanged with the proof.',
  algorithm: () => 'How the proof is worked out.',
  domain: () => 'The addresses that the same proof is good for.',
  userhash: () => 'Whether the user name is hashed as well.',
  charset: () => 'How user name and password are encoded; only `UTF-8` may stand here.',
  acr_values: () => 'How strongly the person must have signed in.',
  max_age: (value) => `The person must have signed in within ${code(value)} seconds.`,
  client_id: () => 'The application that the server thinks of.',
  claims: () => 'Claims that the next token must have, encoded; hand them to the sign-in service as they are.',
};

/** By its name in lower case; undefined for one that is not known here. */
export const parameterWords = (name: string, value: string, scheme: string): Template | undefined =>
  Object.hasOwn(parameters, name) ? parameters[name]?.(value, scheme) : undefined;

export const issueWords: Readonly<Record<ChallengeIssue['code'], Template>> = {
  'missing-scheme': 'There is no scheme before the parameters.',
  'invalid-scheme': 'The scheme does not begin with a letter.',
  'missing-comma': 'A comma is missing.',
  'unterminated-quote': 'A quotation mark is never closed.',
  'unescaped-quote': 'A quotation mark inside a value has no backslash before it.',
  'unquoted-value': 'The value has characters in it that need quotation marks around it.',
  'single-quotes': 'Single quotation marks: only double ones count.',
  'missing-value': 'There is nothing after the equals sign.',
  'duplicate-parameter': 'The parameter is there twice; the first counts.',
  'space-around-equals': 'There is a space beside the equals sign.',
  'token68-with-parameters': 'A bare value and parameters: only one of the two may follow a scheme.',
  'stray-characters': 'There are characters here that belong to nothing.',
  'too-long': 'It is longer than anybody reads.',
};

/** `WWW-Authenticate` */
export const fieldName = (field: Challenge['field']): string => (field === 'www-authenticate' ? 'WWW-Authenticate' : 'Proxy-Authenticate');
