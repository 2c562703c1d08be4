/** `Authorization` as it has to be written (RFC 9110 §11.6.2), where its form or its scheme was wrong. */

import { judgedCredential } from '../../../engine/facts/caller.ts';
import type { CredentialFlaw } from '../../../engine/facts/credentials.ts';
import type { Facts } from '../../../engine/facts/facts.ts';
import { isKnownScheme } from '../../../engine/facts/schemes.ts';
import { shownHeader } from '../../../engine/facts/shown-header.ts';
import type { Line, WriteLines } from './line.ts';

/** In the form in which each is registered; RFC 6750, 7617, 9449. */
const forms: Readonly<Record<string, string>> = {
  bearer: 'Bearer <token>',
  basic: 'Basic <base64 of name:password>',
  dpop: 'DPoP <token>',
  token: 'Token <token>',
  apikey: 'ApiKey <key>',
};

const header = (scheme: string): Line[] => {
  const form = Object.hasOwn(forms, scheme.toLowerCase()) ? forms[scheme.toLowerCase()] : undefined;
  return form === undefined ? [] : [{ what: 'What the request must carry', language: 'http', code: `Authorization: ${form}` }];
};

const inProgram = (value: string): Line => ({
  what: 'In a program, with the value in `token`',
  language: 'javascript',
  code: `headers.set('Authorization', 'Bearer ' + ${value});`,
});

/** Where the form of the header shows what was meant. */
const ofForm = new Set<CredentialFlaw>([
  ...(['no-scheme', 'doubled-scheme', 'quoted', 'colon-after-scheme', 'two-values-joined'] as const),
  ...(['basic-not-base64', 'basic-without-colon', 'line-end-inside', 'percent-encoded'] as const),
]);

/** What makes the value behind `Bearer` well formed, where a program can. */
const repairs: Partial<Readonly<Record<CredentialFlaw, Line>>> = {
  'doubled-scheme': inProgram("token.replace(/^(?:Bearer\\s+)+/i, '')"),
  quoted: inProgram('JSON.parse(token)'),
  'line-end-inside': inProgram('token.trim()'),
  'percent-encoded': inProgram('decodeURIComponent(token)'),
  'two-values-joined': inProgram('token'),
};

export const writeAuthorization: WriteLines = ({ cause }, facts) => {
  if (cause === 'malformed-credential') return ofFlaw(facts);
  if (cause === 'scheme-mismatch') return offeredBy(facts).flatMap(header);
  const credential = judgedCredential(facts);
  const isUnset = cause === 'placeholder-credential' && credential?.place.name === 'authorization' && credential.placeholder !== undefined;
  return isUnset ? header(credential.scheme ?? '') : [];
};

function ofFlaw(facts: Facts): Line[] {
  const credential = judgedCredential(facts);
  const flaw = credential?.flaws[0];
  if (credential?.place.name !== 'authorization' || flaw === undefined || !ofForm.has(flaw)) return [];
  const shown = shownHeader(facts.request?.headers, 'authorization') ?? '';
  // `Bearer Basic …`: which of the two was meant is not told.
  if (flaw === 'doubled-scheme' && !/^bearer bear/i.test(shown)) return [];
  const scheme = credential.scheme ?? offeredBy(facts)[0] ?? (credential.jwt ? 'bearer' : '');
  const repair = /^bearer /i.test(shown) ? repairs[flaw] : undefined;
  return [...header(scheme), ...(repair ? [repair] : [])];
}

/** Schemes that the server takes, in lower case, those that a program can write. */
const offeredBy = ({ challenges }: Facts): readonly string[] => [
  ...new Set(
    (challenges ?? []).filter(({ field, scheme }) => field === 'www-authenticate' && isKnownScheme(scheme)).map(({ scheme }) => scheme),
  ),
];
