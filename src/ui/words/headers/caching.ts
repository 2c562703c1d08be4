/** Whether an answer is fresh, whose it is, and what time it is. */

import { parseHttpDate } from '../../../engine/facts/http-date.ts';
import { shownHeader } from '../../../engine/facts/shown-header.ts';
import { writeTime } from '../../../report/words.ts';
import { readDirectives, sayAll, saySeconds } from './directives.ts';
import { code, type Entries, type HeaderContext, rfc } from './entry.ts';

/** Clocks that differ by less are the same. In milliseconds. */
const SAME_MS = 5000;

function describeDate(_: string, { hop, facts, language }: HeaderContext): string | undefined {
  const { response } = hop;
  if (response?.date === undefined) return 'It cannot be read as a date.';
  if ((response.age ?? 0) > 0 || response.fromCache) return 'A cache gave this answer, so this is when it was made, not now.';
  const ahead = response.receivedAt - response.date;
  const trusted = facts.hop === hop && facts.serverTime === undefined;
  if (trusted) return 'Other answers of this host tell another time, so this one is not gone by.';
  if (Math.abs(ahead) <= SAME_MS) return 'This device’s clock says the same.';
  const which = ahead > 0 ? 'ahead' : 'behind';
  return `When it came, this device’s clock said ${writeTime(response.receivedAt, language)}: it is ${saySeconds(Math.abs(ahead) / 1000)} ${which}.`;
}

function describeRetryAfter(shown: string, { hop, language }: HeaderContext): string | undefined {
  const at = /^\d{1,9}$/.test(shown.trim()) ? (hop.response?.receivedAt ?? 0) + Number(shown) * 1000 : parseHttpDate(shown);
  if (at === undefined) return 'It is neither a number of seconds nor a date.';
  const wait = /^\d+$/.test(shown.trim()) ? `${saySeconds(Number(shown))}, that is ` : '';
  return `Not before ${wait}${writeTime(at, language)}.`;
}

const age = (value: string, what: string): string | undefined =>
  /^\d+$/.test(value) ? `${what} for ${saySeconds(Number(value))}.` : undefined;

export const caching: Entries = {
  'cache-control': {
    what: 'Whether caches may keep it, whose and how long.',
    spec: rfc(9111, '5.2'),
    means: (shown, { side }) =>
      side === 'request'
        ? sayAll(readDirectives(shown), {
            'no-cache': () => 'The browser wants it anew from the server.',
            'no-store': () => 'The browser wants it anew, and keeps none of it.',
            'max-age': (value) => (value === '0' ? 'The browser asks the server whether its copy is still good.' : undefined),
          })
        : sayAll(readDirectives(shown), {
            'no-store': () => 'Nobody may keep it, as it should be for what is one person’s.',
            'no-cache': () => 'It may be kept, but the server must be asked before it is used again.',
            private: () => 'Only the browser may keep it, no cache on the way.',
            public: () => 'Any cache may keep it, also one that many people share: wrong for an answer that is one person’s.',
            'max-age': (value) => age(value, 'It may be used again without asking'),
            's-maxage': (value) => age(value, 'Shared caches may use it again'),
            'must-revalidate': () => 'After that the server must be asked.',
            immutable: () => 'It never changes.',
          }),
  },
  vary: {
    what: 'On which headers of the request the answer depends, so that a cache keeps them apart.',
    spec: rfc(9110, '12.5.5'),
    means: (shown) => {
      const names = readDirectives(shown).map(({ name }) => name);
      if (names.includes('*')) return 'On more than headers: no cache can use it again.';
      return sayAll(
        names.map((name) => ({ name, value: '' })),
        {
          origin: () => '`Origin`: each site that asks gets an answer of its own, as CORS needs it.',
          cookie: () => '`Cookie`: each session gets an answer of its own.',
          authorization: () => '`Authorization`: each caller gets an answer of their own.',
        },
      );
    },
  },
  date: { what: 'The server’s clock when it answered; lifetimes of tokens count by it.', spec: rfc(9110, '6.6.1'), means: describeDate },
  age: {
    what: 'How long a cache on the way has had this answer.',
    spec: rfc(9111, '5.1'),
    means: (shown) =>
      /^\d+$/.test(shown)
        ? Number(shown) === 0
          ? 'It came from the server just now.'
          : `It is ${saySeconds(Number(shown))} old.`
        : undefined,
  },
  expires: {
    what: 'Until when it may be used again without asking.',
    spec: rfc(9111, '5.3'),
    means: (shown, { hop, language }) => {
      if (shownHeader(hop.response?.headers, 'cache-control')?.includes('max-age')) return 'The `max-age` beside it counts instead.';
      const at = parseHttpDate(shown);
      return at === undefined || at <= (hop.response?.date ?? at) ? 'It is over already.' : `Until ${writeTime(at, language)}.`;
    },
  },
  'x-cache': {
    what: 'Whether a cache on the way had the answer.',
    means: (shown) =>
      /hit/i.test(shown)
        ? 'It had: the server itself may answer otherwise now.'
        : /miss/i.test(shown)
          ? 'It had not, the server answered.'
          : undefined,
  },
  'retry-after': { what: 'How long to wait before asking again.', spec: rfc(9110, '10.2.3'), means: describeRetryAfter },
  'ratelimit-remaining': {
    what: 'How many requests are left for now.',
    means: (shown) => (shown.trim() === '0' ? 'None: wait for the reset.' : undefined),
  },
  'x-ratelimit-remaining': {
    what: 'How many requests are left for now.',
    means: (shown) => (shown.trim() === '0' ? 'None: wait for the reset.' : undefined),
  },
  'x-ratelimit-reset': {
    what: 'When there will be requests again.',
    means: (shown, { language }) => {
      const n = Number(shown);
      if (!/^\d+$/.test(shown)) return undefined;
      return n > 1e9 ? `At ${writeTime(n > 1e11 ? n : n * 1000, language)}.` : `In ${saySeconds(n)}.`;
    },
  },
  'strict-transport-security': {
    what: 'From now on the browser asks this host over https alone.',
    spec: rfc(6797, '6.1'),
    means: (shown) => {
      const directives = readDirectives(shown, ';');
      const seconds = directives.find(({ name }) => name === 'max-age')?.value ?? '';
      const hosts = directives.some(({ name }) => name === 'includesubdomains') ? ', and all hosts under it' : '';
      if (seconds === '0') return 'No longer: plain http is asked for again.';
      return /^\d+$/.test(seconds) ? `For ${saySeconds(Number(seconds))}${hosts}.` : undefined;
    },
  },
  'content-type': {
    quiet: true,
    what: 'What kind of text or data the body is.',
    spec: rfc(9110, '8.3'),
    means: (shown, { side, hop }) => {
      const type = shown.split(';')[0]?.trim().toLowerCase() ?? '';
      const wanted = shownHeader(hop.request?.headers, 'accept') ?? '';
      if (side === 'response' && type === 'text/html' && /json/.test(wanted) && !/html/.test(wanted))
        return 'A page, where the caller wanted JSON: something before the API may have answered.';
      return type === 'application/problem+json' ? `${code(type)}: an error in the form of RFC 9457.` : undefined;
    },
  },
};
