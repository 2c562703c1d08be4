/** What an answer's codes stand for in the products that it shows: causes read meanings, and need not know any product. */

import type { Hop, ObservedResponse } from '../exchange.ts';
import { codesInProse } from '../facts/prose-codes.ts';
import type { Said } from '../facts/said.ts';
import { providers } from './index.ts';
import type { Provider } from './provider.ts';
import { recognise } from './recognise.ts';

/** A code where it stands. */
interface Spoken {
  readonly where: Said['where'];
  /** In lower case. */
  readonly field: string;
  readonly code: string;
  /** It stands in a sentence, which explains it. */
  readonly inProse: boolean;
}

/**
 * What was said in words and standard codes, sharpened by the codes of the products that the answer shows: their own reading of a code
 * replaces the general one, and that of the sentence it stands in. A sentence in which no more is heard than that a token is invalid
 * stands back behind a code that says more.
 */
export function sharpen(hop: Hop): readonly Said[] {
  const { response } = hop;
  if (response === undefined) return [];
  const spoken = readSpoken(response).filter((each) => keysOf(each).some((key) => allCodes.has(key)));
  if (spoken.length === 0) return response.said;
  const known = recognise(hop).flatMap(({ provider }) => spoken.map((each) => ({ ...each, meanings: meaningsOf(provider, each) })));
  const read = known.filter(({ meanings }) => meanings !== undefined);
  const saysMore = read.some(({ meanings = [] }) => meanings.some((meaning) => meaning !== 'token-invalid' && meaning !== 'forbidden'));
  const isRead = ({ meaning, where, field, quote, isCode }: Said): boolean =>
    (saysMore && meaning === 'token-invalid' && !isCode) ||
    read.some((each) => each.where === where && each.field === field && (isCode ? each.code === quote : each.inProse));
  return [
    ...response.said.filter((said) => !isRead(said)),
    ...read.flatMap(({ where, field, code, meanings = [] }) =>
      meanings.map((meaning) => ({ meaning, where, field, quote: code, isCode: true })),
    ),
  ];
}

/** How a product may list a code: that of a field before the same anywhere. */
const keysOf = ({ field, code }: Spoken): readonly string[] => [`${field}: ${code}`, code];

/** Which products an answer shows is asked only where one of them has a reading of what it says. */
const allCodes: ReadonlySet<string> = new Set(providers.flatMap(({ codes }) => Object.keys(codes)));

function meaningsOf({ codes }: Provider, spoken: Spoken): readonly Said['meaning'][] | undefined {
  const key = keysOf(spoken).find((name) => Object.hasOwn(codes, name));
  return key === undefined ? undefined : [codes[key] ?? []].flat();
}

function readSpoken({ body, challenges = [], headers = [], location }: ObservedResponse): Spoken[] {
  const inBody = (body?.codes ?? []).map(({ field, code }) => speak('body', field, code));
  const inChallenges = challenges
    .slice(0, MAX_SPOKEN)
    .flatMap(({ params }) =>
      Object.entries(params).flatMap(([name, value]) => [
        speak('challenge', name, value),
        ...codesInProse(value).map((code) => speak('challenge', name, code)),
      ]),
    );
  const inHeaders = headers
    .filter(({ name, masked }) => !masked && spokenHeader.test(name))
    .flatMap(({ name, shown }) => shown.split(/[\s,;:]+/, 10).map((code) => speak('header', name, code)));
  return [...inBody, ...inChallenges, ...inHeaders, ...readRedirect(location)].slice(0, MAX_SPOKEN);
}

/** No answer of a product has as many codes. */
const MAX_SPOKEN = 200;

const speak = (where: Said['where'], field: string, code: string): Spoken => ({
  where,
  field: field.toLowerCase(),
  code,
  inProse: codesInProse(code).includes(code),
});

/** Headers whose first words are codes. */
const spokenHeader = /error|reason|mitigated/i;

/** RFC 6749 §4.1.2.1, and a finer code that some products put beside it. */
function readRedirect(location: string | undefined): Spoken[] {
  if (location === undefined || !URL.canParse(location)) return [];
  const { searchParams } = new URL(location);
  return ['error', 'error_code'].flatMap((name) => {
    const code = searchParams.get(name);
    return code === null ? [] : [speak('redirect', name, code)];
  });
}
