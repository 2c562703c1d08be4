/** The credential is not well formed. */

import { type Confidence, defineCause } from '../cause.ts';
import { type Evidence, fromAnswer, fromCredential, fromSaid, placeName } from '../evidence.ts';
import { hasTaken, heard, isPastItsTime, judgedCredential, refusesCaller, wasRead } from '../facts/caller.ts';
import type { Credential, CredentialFlaw } from '../facts/credentials.ts';
import type { Facts } from '../facts/facts.ts';
import type { Said } from '../facts/said.ts';
import { code, type Message } from '../words.ts';

const visitor = 'The page sent {site} your sign-in in a form that cannot be read. Reload the page; if that does not help, sign in again.';

const flaws = {
  'no-scheme': {
    visitor,
    developer: 'Authorization holds a value without the scheme that says what it is, such as `Bearer` before a token (RFC 9110 §11.4).',
    advice: { developer: ['Put the scheme and one blank before the value: `Authorization: Bearer …`.'] },
  },
  'doubled-scheme': {
    visitor,
    developer: '{name} names the scheme twice: the stored value brings one along, and the program puts another before it.',
    advice: { developer: ['Put the scheme before the value in one place only.', 'Strip a leading `Bearer` from what is stored.'] },
  },
  quoted: {
    visitor,
    developer: 'The value in {name} stands in quotation marks, which belong neither to a token nor to its scheme (RFC 6750 §2.1).',
    advice: { developer: ['Decode the value before it is sent: it was stored as JSON, or copied with its quotation marks.'] },
  },
  'space-inside': {
    visitor,
    developer: 'There is a blank within the value in {name}; a token has none (RFC 6750 §2.1, b64token).',
    advice: { developer: ['Trim the value, and look where it is put together.'] },
  },
  'line-end-inside': {
    visitor,
    developer: 'There is a line end within the value in {name} (RFC 9110 §5.5 forbids it).',
    advice: {
      developer: [
        'Trim the value: files and environment variables end in a line end.',
        'Encode Basic credentials without wrapping the lines.',
      ],
    },
  },
  'invisible-character': {
    visitor,
    developer: 'There is a character that nobody sees within the value in {name}: of zero width, or a blank that does not break.',
    advice: { developer: ['Copy the value again from its source, as plain text.'] },
  },
  'colon-after-scheme': {
    visitor,
    developer: 'A colon stands behind the scheme in {name}; a blank belongs there (RFC 9110 §11.4).',
    advice: { developer: ['Write `Authorization: Bearer …`, with a blank behind the scheme.'] },
  },
  'basic-not-base64': {
    visitor,
    developer: 'Authorization uses Basic, and what follows is not base64 (RFC 7617 §2).',
    advice: { developer: ['Encode `name:password` in base64 first.'] },
  },
  'basic-without-colon': {
    visitor,
    developer: 'Authorization uses Basic, and what was encoded has no colon between name and password (RFC 7617 §2).',
    advice: { developer: ['Encode `name:password`; where there is a key alone, keep the colon: `key:`.'] },
  },
  'two-values-joined': {
    visitor,
    developer: '{name} holds two values: the field was set twice, and the two were joined (RFC 9110 §5.3).',
    advice: {
      developer: [
        'Set the header in one place: a client’s default and the request’s own are both there.',
        'Use `set` instead of `append`.',
      ],
    },
  },
  'jwt-broken': {
    visitor,
    developer: 'The token looks like a JSON Web Token and cannot be read as one: a part is missing or not decodable (RFC 7519 §7.2).',
    advice: { developer: ['Compare its length with that of the token as it was issued: it may have been cut off or altered in storage.'] },
  },
  'trailing-punctuation': {
    visitor,
    developer: 'The value in {name} ends in a character that does not belong to it.',
    advice: { developer: ['Copy the value again without what follows it.'] },
  },
  'percent-encoded': {
    visitor,
    developer: 'The value in {name} is percent-encoded, as in an address; in a header it stands as it is.',
    advice: { developer: ['Decode the value before it is put in the header.'] },
  },
} satisfies Record<CredentialFlaw, Message>;

export default defineCause({
  meta: {
    id: 'malformed-credential',
    title: 'Your sign-in was sent in a broken form',
    explain: 'A server can only check what it can read; what was sent is not written as it has to be.',
    needs: ['credentials'],
    fixes: ['reload', 'sign-in-again'],
    advice: {
      visitor: [
        'Reload the page.',
        'Sign out of {site} and in again: what is stored may be damaged.',
        'If it stays so, it is a fault of the page: send the people who run {site} the report from here.',
      ],
      developer: [
        'Print the length and the first characters of the value just before it is sent.',
        'Compare them with the value as it was issued.',
      ],
    },
    prevent: 'Check the form of a credential where it is stored, not where it is used.',
    specs: ['RFC 9110 §11.4', 'RFC 6750 §2.1', 'RFC 7617 §2', 'RFC 7519 §7.2'],
  },
  messages: {
    ...flaws,
    saidSo: {
      visitor,
      developer:
        'The server says that it cannot read the value in {name}, which shows no flaw of form here: it expects another kind of value.',
      advice: {
        developer: [
          'See in the API’s documentation what kind of token it takes: a JSON Web Token where this is opaque, or the reverse.',
          'Compare the length of the value with that of the token as it was issued.',
        ],
      },
    },
  },
  examine(facts) {
    if (!refusesCaller(facts)) return undefined;
    const credential = judgedCredential(facts);
    if (credential === undefined || credential.placeholder !== undefined) return undefined;
    const said = heard(facts, 'credential-malformed');
    const name = code(placeName(credential.place));
    const evidence: [Evidence, ...Evidence[]] = [fromCredential(credential), ...(said ? [fromSaid(said)] : []), ...fromAnswer(facts)];
    const [flaw] = credential.flaws;
    if (flaw === undefined) return said && { message: 'saidSo', params: { name }, confidence: confidenceOf(credential, said), evidence };
    if (!said && (wasRead(facts) || wasAccepted(credential, facts))) return undefined;
    const proves = said !== undefined || (facts.status === 401 && forbidden.has(flaw) && strictKinds.has(credential.kind));
    const isElse = !said && !forbidden.has(flaw) && isPastItsTime(facts);
    return { message: flaw, params: { name }, confidence: proves ? 'certain' : isElse ? 'possible' : 'likely', evidence };
  },
});

/** What no server can read that keeps to the grammar; the others are unusual, and some servers take them. */
const forbidden = new Set<CredentialFlaw>([
  ...(['doubled-scheme', 'quoted', 'line-end-inside', 'invisible-character', 'basic-not-base64', 'basic-without-colon'] as const),
  ...(['colon-after-scheme', 'two-values-joined', 'space-inside'] as const),
]);

/** Kinds whose grammar leaves no room (b64token, token68). */
const strictKinds = new Set<Credential['kind']>(['bearer', 'dpop', 'basic']);

/** It looks right, and the server could not read it: where it speaks of a JWT (RFC 7519) and got an opaque value, that is why. */
const confidenceOf = ({ jwt, kind }: Credential, { quote }: Said): Confidence =>
  (jwt === undefined || jwt.encrypted) && strictKinds.has(kind) && /jwt|jws|json web token|segments|parts/i.test(quote)
    ? 'likely'
    : 'possible';

/** This host has taken a credential with the same flaw before. */
const wasAccepted = ({ place, flaws: [flaw] }: Credential, facts: Facts): boolean =>
  hasTaken(facts, (each) => each.place.name === place.name && each.flaws[0] === flaw);
