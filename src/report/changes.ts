/** What changed since it last worked, in words: a clause for each difference, for each of the two readers. */

import type { Changes, Difference, Incomparable } from '../engine/facts/changes.ts';
import type { CookieChange } from '../engine/facts/cookie-changes.ts';
import type { CredentialChange } from '../engine/facts/credential-changes.ts';
import type { CredentialKind } from '../engine/facts/credentials.ts';
import type { ClaimChange } from '../engine/facts/token-changes.ts';
import { code, duration, list, type Params, type Template, text, time } from '../engine/words.ts';
import { claimNames, claimValue, nameOf, only, rowOf, textOf } from './then-and-now.ts';
import { type Language, type Part, parts, type Reader } from './words.ts';

/** For one reader. */
export interface ChangesInWords {
  /** "14 minutes earlier, this worked." */
  readonly when: readonly Part[];
  /** Clauses without an end, in the order of how much each matters. */
  readonly changed: readonly (readonly Part[])[];
  /** What is the same, and what cannot be told. */
  readonly rest: readonly Part[];
}

/** A template with what fills it. */
interface Phrase {
  readonly template: Template;
  readonly params?: Params;
}

export function describeChanges(changes: Changes, reader: Reader, language?: Language): ChangesInWords {
  const write = ({ template, params }: Phrase): Part[] => parts(template, params, language);
  const phrase = reader === 'visitor' ? forVisitor : forDeveloper;
  return {
    when: write(whenItWorked(changes, reader)),
    changed: changes.differences.flatMap((difference) => phrase(difference) ?? []).map(write),
    rest: restOf(changes, reader).flatMap((each, index) => [...(index > 0 ? [space] : []), ...write(each)]),
  };
}

/** All of it as one paragraph, for a developer. */
export function writeChanges(changes: Changes, language?: Language): Part[] {
  const { when, changed, rest } = describeChanges(changes, 'developer', language);
  if (changed.length === 0) return [...when, space, ...rest];
  const since = changed.flatMap((clause, index) => [...(index > 0 ? [plain('; ')] : []), ...clause]);
  return [...when, plain(' Since then: '), ...since, plain('.'), ...(rest.length > 0 ? [space, ...rest] : [])];
}

const plain = (words: string): Part => ({ kind: 'text', text: words });
const space = plain(' ');

function whenItWorked({ success, age }: Changes, reader: Reader): Phrase {
  const { method, url, response } = success.hop;
  const [, host = '', path = ''] = /^[a-z]+:\/\/([^/?#]*)([^?#]*)/i.exec(url) ?? [];
  const params = { age: duration(age), request: code(`${method} ${path}`), host: text(host), status: code(String(response?.status ?? '')) };
  const templates = {
    'same-request': { visitor: '{age} earlier, this worked.', developer: '{age} earlier, the same request was answered with {status}.' },
    alike: {
      visitor: '{age} earlier, something like it worked.',
      developer: '{age} earlier, a request of the same kind was answered with {status}: {request}.',
    },
    'same-host': {
      visitor: '{age} earlier, something else at {host} worked.',
      developer: '{age} earlier, another request to this host was answered with {status}: {request}.',
    },
  };
  return { template: templates[success.likeness][reader], params };
}

/** Undefined where it would tell a visitor nothing. */
function forVisitor(difference: Difference): Phrase | undefined {
  switch (difference.what) {
    case 'method':
      return { template: 'the page asked for it in another way' };
    case 'origin':
      return {
        template: 'the address begins with {after} instead of {before}',
        params: { before: textOf(difference.before), after: textOf(difference.after) },
      };
    case 'initiator':
      return { template: 'it was asked for from somewhere else' };
    case 'credential':
      return { template: credentialsForVisitor(difference) };
    case 'ran-out':
      return { template: 'the time of your sign-in ran out' };
    case 'claim':
      return undefined;
    case 'cookies':
      return cookiesForVisitor(difference);
  }
}

function credentialsForVisitor({ change, after }: CredentialChange): Template {
  if (after?.placeholder !== undefined)
    return `where your sign-in belongs, the page sent ${after.placeholder === '' ? 'nothing' : 'a placeholder'}`;
  return {
    gone: 'what showed who you are was not sent along',
    came: 'something was sent along to show who you are, and was not then',
    replaced: 'another sign-in was sent along',
    moved: 'your sign-in was sent in another place',
  }[change];
}

function cookiesForVisitor({ change, holdsSignIn, names }: CookieChange): Phrase {
  const [one, many] = verbs[change];
  const verb = names.length === 1 ? one : many;
  if (!holdsSignIn) return { template: names.length === 1 ? `another cookie ${verb}` : `${names.length} other cookies ${verb}` };
  return { template: `${names.length === 1 ? 'a cookie' : `${names.length} cookies`} that likely held your sign-in ${verb}` };
}

const verbs: Readonly<Record<CookieChange['change'], readonly [one: string, many: string]>> = {
  gone: ['is gone', 'are gone'],
  withheld: ['was kept back by the browser', 'were kept back by the browser'],
  'not-sent': ['was not sent', 'were not sent'],
  replaced: ['has another value', 'have other values'],
  came: ['came since', 'came since'],
};

/** Undefined for what the table alone tells: of another token, the times are others. */
function forDeveloper(difference: Difference): Phrase | undefined {
  switch (difference.what) {
    case 'method':
    case 'origin':
    case 'initiator': {
      const [, before, after] = rowOf(difference);
      return { template: `the ${difference.what} is {after} instead of {before}`, params: { before: only(before), after: only(after) } };
    }
    case 'credential':
      return credentialsForDeveloper(difference);
    case 'ran-out':
      return { template: 'the token ran out: its `exp` is {at}', params: { at: time(difference.at) } };
    case 'claim':
      return difference.claim === 'exp' || difference.claim === 'iat' ? undefined : claimForDeveloper(difference);
    case 'cookies':
      return cookiesForDeveloper(difference);
  }
}

const nouns: Readonly<Record<CredentialKind, string>> = {
  basic: 'user name and password',
  digest: 'Digest response',
  bearer: 'token',
  dpop: 'DPoP token',
  negotiate: 'Negotiate token',
  ntlm: 'NTLM message',
  'api-key': 'key',
  signature: 'signature',
  token: 'token',
  'client-credentials': 'client’s secret',
  password: 'password',
  other: 'credential',
};

function credentialsForDeveloper({ change, before, after }: CredentialChange): Phrase {
  const noun = text(nouns[(before ?? after)?.kind ?? 'other']);
  const placeholder = after?.placeholder;
  const params = { noun, name: code(nameOf(after ?? before)), old: code(nameOf(before)), placeholder: code(placeholder ?? '') };
  if (placeholder === '') return { template: '{name} is empty', params };
  if (placeholder !== undefined) return { template: '{name} carries the placeholder {placeholder}', params };
  const [oldScheme, scheme] = [before?.scheme, after?.scheme];
  if (change === 'replaced' && oldScheme?.toLowerCase() !== scheme?.toLowerCase()) {
    return {
      template: '{name} carries {scheme} instead of {oldScheme}',
      params: { ...params, scheme: code(scheme ?? 'no scheme'), oldScheme: code(oldScheme ?? 'no scheme') },
    };
  }
  const templates = {
    gone: 'the {noun} in {name} is gone',
    came: 'the {noun} in {name} was not sent then',
    replaced: 'the {noun} in {name} is another one',
    moved: 'the {noun} moved from {old} to {name}',
  };
  return { template: templates[change], params };
}

function claimForDeveloper({ claim, before, after }: ClaimChange): Phrase {
  const name = code(claimNames[claim] ?? claim);
  if (claim === 'scopes' && Array.isArray(before) && Array.isArray(after)) {
    const [lost, gained] = [without(before, after), without(after, before)];
    const template =
      lost.length === 0 ? 'the token’s {name} gained {gained}' : gained.length === 0 ? 'the token’s {name} lacks {lost}' : '';
    if (template !== '') return { template, params: { name, lost: list(lost), gained: list(gained) } };
  }
  return {
    template: 'the token’s {name} is {after} instead of {before}',
    params: { name, before: claimValue(before), after: claimValue(after) },
  };
}

const without = (all: readonly string[], those: readonly string[]): string[] => all.filter((each) => !those.includes(each));

/** More are counted. */
const MAX_NAMES = 6;

function cookiesForDeveloper({ change, names }: CookieChange): Phrase {
  const [one, many] = verbs[change];
  if (names.length === 1) return { template: `the cookie {name} ${one}`, params: { name: code(names[0]) } };
  const more = names.length - MAX_NAMES;
  const shown = more > 0 ? [...names.slice(0, MAX_NAMES), `${more} more`] : names;
  return { template: `the cookies {names} ${many}`, params: { names: list(shown) } };
}

function restOf({ success, differences, same, incomparable }: Changes, reader: Reader): Phrase[] {
  const words = rest[reader];
  const told = differences.length > 0 ? (same.length > 0 ? [words.same] : []) : [words.nothing];
  const elsewhere = success.likeness === 'same-request' ? words.elsewhere : words.another;
  const open = incomparable.length > 0 ? [words.open] : differences.length > 0 ? [] : [elsewhere];
  const params = {
    aspects: list(same.map((aspect) => `the ${aspect}`)),
    what: list(incomparable.map((each) => incomparableWords[each])),
  };
  return [...told, ...open].map((template) => ({ template, params }));
}

const rest: Readonly<Record<Reader, Readonly<Record<'same' | 'nothing' | 'open' | 'elsewhere' | 'another', Template>>>> = {
  visitor: {
    same: 'All else that was compared is the same.',
    nothing: 'Nothing that was compared has changed since.',
    open: 'Not everything could be compared.',
    elsewhere: 'What did change may be on the site’s side.',
    another: 'But it was not the same that was asked for: this may need more.',
  },
  developer: {
    same: 'The same as then: {aspects}.',
    nothing: 'Nothing that was compared has changed since: {aspects}.',
    open: 'Cannot tell: {what}.',
    elsewhere: 'What did change may be on the server’s side.',
    another: 'But it was another request: this one may need more.',
  },
};

export const incomparableWords: Readonly<Record<Incomparable, string>> = {
  initiator: 'the initiator (not captured)',
  credentials: 'the credentials (not captured)',
  cookies: 'the cookies (not captured)',
  'browser-credential': 'what the browser added itself (not shown to extensions)',
  password: 'the password (not kept)',
  'made-anew': 'signatures and proofs (made anew for each request)',
};
