/** The address is not the one meant: host, path, version or stage. */

import { type Confidence, defineCause } from '../cause.ts';
import { isCorrectable } from '../corrected-address.ts';
import { type Evidence, fromAnswer, fromCredential, fromEarlier, fromRequest, fromSaid } from '../evidence.ts';
import { placeOf, segmentsOf } from '../facts/address.ts';
import { heard, isPastItsTime, isSignInCall, judgedCredential, refusesCaller } from '../facts/caller.ts';
import { readCatchAll } from '../facts/catch-all.ts';
import type { Facts } from '../facts/facts.ts';
import { comparePaths, type PathFlaw } from '../facts/path-flaw.ts';
import type { Meaning } from '../facts/said.ts';
import { callerOf, successesOfCaller } from '../facts/same-caller.ts';
import { type Success, successesAt } from '../facts/success.ts';
import { code } from '../words.ts';

export default defineCause({
  meta: {
    id: 'wrong-url',
    title: 'The page asked at a wrong address',
    explain:
      'Some servers answer to addresses that they do not know as if a sign-in were missing. Then the sign-in is good, and the address is not.',
    needs: ['status'],
    fixes: ['open-address', 'reload'],
    advice: {
      visitor: [
        'If you typed the address, check it letter by letter.',
        'Go to the start page of {site} and find the way from there.',
        'If {site} has moved lately, let your device look its address up anew: {flushDns}.',
        'Otherwise it is a fault of the page: send the people who run {site} the report from here.',
      ],
      developer: [
        'Compare the address with the one in the API’s documentation: host, stage or base path, version, slash at the end, letter case, method.',
        'Log the address as it goes out: a base address and a path that are joined lose or double a part easily.',
        'Check that the method exists at this path; some gateways say the same for a wrong one.',
        'A deployment that is not finished answers so as well.',
      ],
    },
    prevent: 'Keep the base address in one place, and let a test ask for one known path of each stage.',
    specs: ['RFC 9110 §15.5.5', 'RFC 3986 §5.2'],
  },
  messages: {
    saidSo: {
      visitor: '{host} says that it does not know this address. Check it, or start from the front page of {site}.',
      developer: 'The answer {status} speaks of a path, stage or version that the server does not have, not of a credential.',
    },
    catchAll: {
      visitor: '{host} does not seem to know this address, and answers as if you were not signed in. Tell the people who run the page.',
      developer:
        'A gateway’s answer to paths and methods that it does not have: 403, no challenge, and words of a missing token or signature. {path} is most likely not an address of this API.',
    },
    unlikeOthers: {
      visitor: 'Your sign-in works at other addresses of {host}; this one looks mistyped. Tell the people who run the page.',
      developer: 'The same credential was accepted at {accepted}, and refused at {path}: {flaw}.',
    },
    otherHost: {
      visitor: 'Your sign-in works at {acceptedHost}, and the page asked {host}. It may be the wrong one of the two.',
      developer: 'The same credential was accepted for this path at {acceptedHost}; {host} has not accepted it.',
    },
  },
  examine(facts) {
    if (!refusesCaller(facts) || isSignInCall(facts) || (facts.status !== 401 && facts.status !== 403)) return undefined;
    const credential = judgedCredential(facts);
    const carriedOne = credential ? [fromCredential(credential)] : [];
    const params = { path: code(placeOf(facts.hop).path), status: code(String(facts.status)) };

    const catchAll = readCatchAll(facts);
    if (catchAll) {
      const [accepted] = successesOfCaller(facts).before;
      const evidence: [Evidence, ...Evidence[]] = [
        fromSaid(catchAll),
        ...carriedOne,
        ...(accepted ? [fromAccepted(accepted)] : []),
        ...fromAnswer(facts),
      ];
      return { message: 'catchAll', params, confidence: 'likely', evidence };
    }
    const said = heard(facts, 'wrong-url');
    if (said) {
      const evidence: [Evidence, ...Evidence[]] = [fromSaid(said), ...carriedOne, ...fromAnswer(facts)];
      return { message: 'saidSo', params, confidence: isAlone(facts, 'wrong-url') && said.isCode ? 'certain' : 'likely', evidence };
    }
    // A token whose time is over is refused everywhere.
    if (isPastItsTime(facts) || !isAlone(facts, ...ofUnknownAddresses)) return undefined;
    const unlike = findUnlike(facts);
    if (unlike) {
      const { accepted, flaw } = unlike;
      const evidence: [Evidence, ...Evidence[]] = [
        fromRequest('The request was for {path}.', params),
        fromAccepted(accepted),
        ...carriedOne,
        ...fromAnswer(facts),
      ];
      const confidence: Confidence = facts.status === 401 ? 'likely' : 'possible';
      return {
        message: 'unlikeOthers',
        params: { ...params, accepted: code(placeOf(accepted.hop).path), flaw: { kind: 'text', text: flaws[flaw] } },
        confidence,
        evidence,
        address: isCorrectable(facts) ? { pathname: placeOf(accepted.hop).path } : undefined,
      };
    }
    const elsewhere = findOnOtherHost(facts);
    if (elsewhere === undefined) return undefined;
    const evidence: [Evidence, ...Evidence[]] = [fromAccepted(elsewhere), ...carriedOne, ...fromAnswer(facts)];
    return {
      message: 'otherHost',
      params: { ...params, acceptedHost: code(placeOf(elsewhere.hop).host) },
      confidence: isOpaque(facts) ? 'likely' : 'possible',
      evidence,
    };
  },
});

/** A token that names an issuer or an audience is refused elsewhere for that; a key or an opaque one for the host alone. */
const isOpaque = (facts: Facts): boolean => facts.status === 401 && judgedCredential(facts)?.jwt === undefined;

const flaws: Readonly<Record<PathFlaw, string>> = {
  'missing-prefix': 'the first part, a stage or base path, is missing',
  'repeated-segment': 'a part stands there twice',
  'double-slash': 'two slashes stand side by side',
  'trailing-slash': 'the slash at the end differs',
  'other-version': 'the version differs',
  'letter-case': 'capital letters differ',
  'unset-part': 'a part of it is a variable that was not set',
};

/** What a server says of an address that it does not know, where it says anything. */
const ofUnknownAddresses: readonly Meaning[] = ['token-invalid', 'sign-in-required', 'credential-missing', 'forbidden', 'wrong-password'];

const isAlone = ({ said }: Facts, ...meanings: readonly Meaning[]): boolean => said.every(({ meaning }) => meanings.includes(meaning));

const fromAccepted = ({ exchange, hop }: Success): Evidence =>
  fromEarlier(exchange.id, 'The same credential was accepted at {accepted}.', { accepted: code(hop.url.replace(/\?.*$/s, '')) });

/** An accepted address of this host that the refused one looks like a slip of. */
function findUnlike(facts: Facts): { readonly accepted: Success; readonly flaw: PathFlaw } | undefined {
  const { before, after } = successesOfCaller(facts);
  const all = [...before, ...after];
  const { path } = placeOf(facts.hop);
  const byPath = new Map(all.map((accepted) => [placeOf(accepted.hop).path, accepted]));
  if (byPath.has(path)) return undefined;
  const found = [...byPath].flatMap(([acceptedPath, accepted]) => {
    const flaw = comparePaths(path, acceptedPath);
    return flaw === undefined ? [] : [{ accepted, flaw }];
  });
  // One prefix is missing only where everything that works has it.
  const prefixes = new Set(all.map(({ hop }) => segmentsOf(hop.url)[0]));
  return found.find(({ flaw }) => flaw !== 'missing-prefix') ?? (prefixes.size === 1 ? found[0] : undefined);
}

/** The same path at a neighbouring host, where this host has never accepted the caller. */
function findOnOtherHost(facts: Facts): Success | undefined {
  const { hop, site, trail } = facts;
  const caller = callerOf(hop.request);
  const { before, after } = successesOfCaller(facts);
  if (caller === '' || judgedCredential(facts) === undefined || before.length + after.length > 0) return undefined;
  const hosts = new Set(trail.earlier.flatMap(({ hops }) => hops.map((each) => placeOf(each).host)));
  hosts.delete(site.host);
  return [...hosts]
    .flatMap((host) => successesAt(host, trail.earlier))
    .find((success) => placeOf(success.hop).path === placeOf(hop).path && callerOf(success.hop.request) === caller);
}
