/** What a credential is, and what is wrong with how it was written. */

import type { Credential, CredentialFlaw, CredentialKind } from '../../engine/facts/credentials.ts';
import type { JwtFlaw } from '../../engine/facts/jwt.ts';

const kinds: Readonly<Record<CredentialKind, string>> = {
  basic: 'A user name and a password',
  digest: 'A proof of a password (Digest)',
  bearer: 'A token: whoever has it may use it',
  dpop: 'A token that is bound to a key (DPoP)',
  negotiate: 'The system’s own sign-in (Negotiate)',
  ntlm: 'The system’s own sign-in (NTLM)',
  'api-key': 'A key that names the program',
  signature: 'A signature of the request',
  token: 'A token',
  'client-credentials': 'The application’s own secret',
  password: 'A password',
  other: 'A credential',
};

export const credentialKindWords = ({ kind }: Pick<Credential, 'kind'>): string => kinds[kind];

/** As code, since it stands there so. */
export const placeholderWords = (placeholder: string): string => `\`${placeholder.replaceAll('`', '’')}\``;

export const credentialFlawWords: Readonly<Record<CredentialFlaw, string>> = {
  'no-scheme': 'The scheme is missing: `Bearer` or another word must stand before the value.',
  'doubled-scheme': 'The scheme stands there twice: `Bearer Bearer`.',
  quoted: 'There are quotation marks around it.',
  'space-inside': 'There is a space inside it.',
  'line-end-inside': 'There is the end of a line inside it.',
  'invisible-character': 'There are characters in it that nobody sees.',
  'colon-after-scheme': 'There is a colon where a space must be, after the scheme.',
  'basic-not-base64': 'It is not base64, as Basic must be.',
  'basic-without-colon': 'There is no colon between user name and password.',
  'two-values-joined': 'The header is there more than once.',
  'jwt-broken': 'It is a JSON Web Token that cannot be read.',
  'trailing-punctuation': 'It ends in a mark that does not belong to it.',
  'percent-encoded': 'It is percent-encoded, which no server decodes here.',
};

export const jwtFlawWords: Readonly<Record<JwtFlaw, string>> = {
  'part-count': 'A signed token has three parts with dots between them; this one has not.',
  'header-not-base64url': 'The header is not base64url.',
  'header-not-json': 'The header is not JSON: it was cut off, or is no token.',
  'payload-not-base64url': 'The claims are not base64url.',
  'payload-not-json': 'The claims are not JSON: they were cut off, or changed.',
  'signature-not-base64url': 'The signature is not base64url.',
  'signature-empty': 'The signature is empty.',
  padding: 'There is padding (`=`) in it, which a token has not.',
  'exp-not-a-number': '`exp` is not a number.',
  'exp-in-milliseconds': '`exp` is in milliseconds; it must be in seconds.',
};
