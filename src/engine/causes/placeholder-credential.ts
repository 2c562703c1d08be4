/** A program sent a placeholder or an unset variable where the credential belongs. */

import { defineCause, type Finding } from '../cause.ts';
import { type Evidence, fromAnswer, fromCookie, fromCredential, fromSaid, placeName } from '../evidence.ts';
import { heard, identifying, judgedCredential, refusesCaller, sessionCookies, wasRead } from '../facts/caller.ts';
import type { Credential } from '../facts/credentials.ts';
import type { Facts } from '../facts/facts.ts';
import { code } from '../words.ts';

export default defineCause({
  meta: {
    id: 'placeholder-credential',
    title: 'A stand-in was sent instead of your sign-in',
    explain: 'A program asked before it had the real sign-in at hand, and put what stands for “nothing” or “to be filled in” in its place.',
    needs: ['credentials'],
    fixes: ['reload', 'sign-in-again', 'clear-storage'],
    advice: {
      visitor: [
        'Reload the page: the sign-in may be there by then.',
        'Sign in to {site} again.',
        'If it stays so, it is a fault of the page: send the people who run {site} the report from here.',
      ],
      developer: [
        'Find where the value is read (storage, environment, configuration), and see why it is not set there.',
        'Do not send the request before the value is loaded; leave the header out where there is none.',
        'Replace what the documentation wrote for “your key here”.',
      ],
    },
    prevent: 'Let the program stop with an error when its key or token is not set, before it sends anything.',
    specs: ['RFC 9110 §11.4', 'RFC 6750 §2.1'],
  },
  messages: {
    placeholder: {
      visitor:
        'The page asked {site} before it had your sign-in at hand, and sent a stand-in instead. Reload the page; if that does not help, sign in again.',
      developer:
        '{name} carries {placeholder} where the credential belongs: a variable that is not set, or a text that was never filled in.',
    },
    empty: {
      visitor:
        'The page asked {site} before it had your sign-in at hand, and sent an empty one. Reload the page; if that does not help, sign in again.',
      developer: '{name} is there and holds no credential: the value behind it is empty (RFC 9110 §11.4).',
    },
    cookie: {
      visitor:
        'What your browser keeps as your sign-in on {site} is a stand-in and no sign-in. Clear the cookies of {site} and sign in again.',
      developer:
        'The cookie {name} holds {placeholder} where a session or token belongs: a variable that was not set when the cookie was written.',
      advice: {
        visitor: [
          'Clear the cookies of {site}, then sign in again.',
          'If it comes back, send the people who run {site} the report from here.',
        ],
        developer: [
          'Find where the cookie {name} is written, and write it only when there is a value.',
          'Delete it where it holds a placeholder.',
        ],
      },
    },
  },
  examine(facts) {
    if (!refusesCaller(facts)) return undefined;
    const judged = judgedCredential(facts);
    const found =
      judged && isUnset(judged) ? judged : (identifying(facts.credentials).find(isUnset) ?? facts.credentials.find(isUnsetSecret));
    return found ? ofCredential(found, found === judged || isOnlyOfProgram(judged, found), facts) : ofCookie(facts, judged);
  },
});

const isUnset = ({ placeholder, place, kind }: Credential): boolean =>
  placeholder !== undefined && (place.in === 'header' || place.in === 'subprotocol' || placeholder !== '' || isEmptyToken(place, kind));

/** `?token=`: in an address a parameter may stay empty, but hardly the one that is to show who is calling. */
const isEmptyToken = (place: Credential['place'], kind: Credential['kind']): boolean =>
  place.in === 'query' && (kind === 'token' || kind === 'bearer');

/** The key beside it names the program; the token that should name the caller is the one that is not set. */
const isOnlyOfProgram = (judged: Credential | undefined, found: Credential): boolean =>
  judged === undefined || (judged.kind === 'api-key' && judged.placeholder === undefined && found.kind !== 'api-key');

/** The application's own secret, in a header or a form. */
const isUnsetSecret = ({ kind, placeholder }: Credential): boolean =>
  kind === 'client-credentials' && placeholder !== undefined && placeholder !== '';

function ofCredential(found: Credential, isJudged: boolean, facts: Facts): Finding<'placeholder' | 'empty'> {
  const said = heard(
    facts,
    'credential-missing',
    'credential-malformed',
    'token-invalid',
    'token-invalid-or-expired',
    'api-key-invalid',
    'client-invalid',
  );
  const placeholder = found.placeholder ?? '';
  const evidence: [Evidence, ...Evidence[]] = [fromCredential(found), ...(said ? [fromSaid(said)] : []), ...fromAnswer(facts)];
  const isSure = found.place.in !== 'query' || placeholder !== '';
  const proves = isJudged && isSure && (facts.status === 401 || facts.status === 498 || said !== undefined);
  return {
    message: placeholder === '' ? 'empty' : 'placeholder',
    params: { name: code(placeName(found.place)), placeholder: code(placeholder) },
    confidence: wasRead(facts) || !isJudged ? 'possible' : proves ? 'certain' : 'likely',
    evidence,
  };
}

/** Without another credential, the session cookie is what the server judged. */
function ofCookie(facts: Facts, judged: Credential | undefined): Finding<'cookie'> | undefined {
  if (judged !== undefined) return undefined;
  const sessions = sessionCookies(facts.sentCookies);
  const cookie = sessions.find(({ placeholder }) => placeholder !== undefined);
  if (cookie?.placeholder === undefined) return undefined;
  const params = { name: code(cookie.name), placeholder: code(cookie.placeholder) };
  return {
    message: 'cookie',
    params,
    confidence: sessions.length === 1 ? 'likely' : 'possible',
    evidence: [fromCookie(cookie.name, 'The cookie {name} was sent with the value {placeholder}.', params), ...fromAnswer(facts)],
    fixes: ['delete-cookies', 'clear-cookies', 'sign-in-again'],
    cookies: [cookie.name],
  };
}
