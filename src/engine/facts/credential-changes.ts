/** The credentials of a failure beside those of the last success, by their fingerprints. */

import { identifying, mayBeStripped } from './caller.ts';
import type { Compared, Incomparable } from './changes.ts';
import type { Credential, CredentialKind } from './credentials.ts';
import type { Facts } from './facts.ts';
import type { Success } from './success.ts';

/** Never both are undefined. */
export interface CredentialChange {
  readonly what: 'credential';
  readonly change:
    | 'gone'
    /** Sent now, and not then. */
    | 'came'
    /** Another one in the same place. */
    | 'replaced'
    /** The same one in another place. */
    | 'moved';
  readonly before: Credential | undefined;
  readonly after: Credential | undefined;
}

export function compareCredentials(facts: Facts, success: Success): Compared<CredentialChange> {
  const sentThen = success.hop.request?.credentials;
  const sentNow = facts.credentials;
  if (sentThen === undefined || sentNow === undefined || mayBeStripped(facts)) return { differences: [], incomparable: ['credentials'] };
  const [before, after] = [byPlace(sentThen), byPlace(sentNow)];
  const gone = [...before].filter(([place]) => !after.has(place)).map(([, credential]) => credential);
  const came = [...after].filter(([place]) => !before.has(place)).map(([, credential]) => credential);
  const moved = gone.flatMap((each) => {
    const twin = came.find(({ fingerprint }) => fingerprint !== '' && fingerprint === each.fingerprint);
    return twin ? [{ before: each, after: twin }] : [];
  });
  const replaced = [...after].flatMap(([place, each]) => {
    const old = before.get(place);
    return old && !isSame(old, each) ? [{ before: old, after: each }] : [];
  });
  const isMoved = (credential: Credential): boolean => moved.some((pair) => pair.before === credential || pair.after === credential);
  return {
    differences: [
      ...gone.filter((each) => !isMoved(each)).map((each) => toChange('gone', { before: each })),
      ...replaced.map((pair) => toChange('replaced', pair)),
      ...moved.map((pair) => toChange('moved', pair)),
      ...came.filter((each) => !isMoved(each)).map((each) => toChange('came', { after: each })),
    ],
    incomparable: readIncomparable(facts, [...sentThen, ...sentNow]),
  };
}

const toChange = (change: CredentialChange['change'], pair: Partial<Pick<CredentialChange, 'before' | 'after'>>): CredentialChange => ({
  what: 'credential',
  change,
  before: pair.before,
  after: pair.after,
});

/** The first of each place; a repeated header is a flaw that causes look at. */
function byPlace(credentials: readonly Credential[]): Map<string, Credential> {
  const places = new Map<string, Credential>();
  for (const credential of identifying(credentials)) {
    const { place } = credential;
    const key = `${place.in} ${place.name}`;
    if (!places.has(key)) places.set(key, credential);
  }
  return places;
}

const isSame = (before: Credential, after: Credential): boolean =>
  before.scheme?.toLowerCase() === after.scheme?.toLowerCase() &&
  (before.fingerprint === after.fingerprint || (isMadeAnew(before) && isMadeAnew(after)));

const anew = new Set<CredentialKind>(['signature', 'digest', 'negotiate', 'ntlm']);

/** Worked out for each request: never the same, and always right to be another. */
const isMadeAnew = ({ kind, place }: Credential): boolean => anew.has(kind) || place.name === 'dpop';

function readIncomparable({ hiddenCredentialPossible }: Facts, both: readonly Credential[]): Incomparable[] {
  return [
    ...(hiddenCredentialPossible ? (['browser-credential'] as const) : []),
    ...(both.some(({ kind }) => kind === 'password') ? (['password'] as const) : []),
    ...(both.some(isMadeAnew) ? (['made-anew'] as const) : []),
  ];
}
