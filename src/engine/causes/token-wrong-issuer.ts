/** The token comes from another issuer, tenant or environment. */

import { defineCause } from '../cause.ts';
import { type Evidence, fromAnswer, fromEarlier, fromSaid, fromToken } from '../evidence.ts';
import {
  earlierSuccesses,
  heard,
  isPastItsTime,
  judgedCredential,
  judgedToken,
  refusesCredential,
  sessionCookies,
  wasRead,
} from '../facts/caller.ts';
import type { Facts } from '../facts/facts.ts';
import { code } from '../words.ts';

export default defineCause({
  meta: {
    id: 'token-wrong-issuer',
    title: 'Your sign-in was issued by somebody else',
    explain:
      'A server trusts the sign-ins of those it knows; this one comes from elsewhere: another company, another region, or a test system.',
    needs: ['credentials'],
    fixes: ['sign-in-again'],
    advice: {
      visitor: [
        'Sign out of {site} and in again, with the account that belongs here.',
        'Check the address: a test system and the real one have sign-ins of their own.',
        'If it stays so, send the people who run the page the report from here.',
      ],
      developer: [
        'Compare `iss` with the issuer that the API is set to, to the letter: host, realm or tenant, slash at the end.',
        'Check that program, API and sign-in service belong to the same environment: test or production.',
        'Behind a proxy, let the sign-in service know its public address: it writes it into `iss`.',
      ],
    },
    prevent: 'Take the issuer and the API’s address from one setting for each environment.',
    specs: ['RFC 7519 §4.1.1', 'RFC 9068 §4', 'OpenID Connect Discovery §4.3'],
    ofWhatWasRead: ['token-wrong-issuer'],
  },
  messages: {
    saidSo: {
      visitor:
        'Your sign-in on {site} was issued by somebody whom it does not trust. Sign out and in again with the account that belongs here.',
      developer: 'The server says that the token comes from another issuer (RFC 7519 §4.1.1).',
    },
    saidOfClaim: {
      visitor:
        'Your sign-in on {site} was issued by somebody whom it does not trust. Sign out and in again with the account that belongs here.',
      developer: 'The server says that the token comes from another issuer; its `iss` is {iss} (RFC 7519 §4.1.1).',
    },
    otherThanBefore: {
      visitor: 'Your sign-in on {site} was issued by somebody else than before. Sign out and in again with the account that belongs here.',
      developer: 'A token with `iss` {before} was accepted here earlier; this one has {iss} (RFC 7519 §4.1.1).',
    },
    otherStage: {
      visitor: 'Your sign-in is of another system than {host}: one of the two is for testing. Sign out and in again at the right one.',
      developer: 'The token’s `iss` is {iss}, and the request went to {host}: one of the two is a test system (RFC 7519 §4.1.1).',
    },
  },
  examine(facts) {
    if (!refusesCredential(facts)) return undefined;
    const said = heard(facts, 'token-wrong-issuer');
    const token = judgedToken(facts);
    const iss = token?.jwt.iss;
    const params = { iss: code(iss ?? 'none') };
    const claim = fromToken('iss', 'The token’s `iss` is {iss}.', params);
    if (said && (judgedCredential(facts) || sessionCookies(facts.sentCookies).length > 0)) {
      const evidence: [Evidence, ...Evidence[]] = [fromSaid(said), ...(token && iss ? [token.evidence, claim] : []), ...fromAnswer(facts)];
      return { message: iss === undefined ? 'saidSo' : 'saidOfClaim', params, confidence: 'certain', evidence };
    }
    if (!token || iss === undefined || facts.status !== 401 || wasRead(facts) || isPastItsTime(facts)) return undefined;

    const accepted = acceptedBefore(facts);
    if (accepted?.iss === iss) return undefined;
    if (accepted) {
      const both = { ...params, before: code(accepted.iss) };
      const evidence = [
        token.evidence,
        claim,
        fromEarlier(accepted.id, 'A token with `iss` {before} was accepted.', both),
        ...fromAnswer(facts),
      ] as const;
      return { message: 'otherThanBefore', params: both, confidence: 'likely', evidence };
    }
    if (isTesting(iss) === isTesting(facts.hop.url)) return undefined;
    return { message: 'otherStage', params, confidence: 'likely', evidence: [token.evidence, claim, ...fromAnswer(facts)] };
  },
});

/** The issuer of the newest token that this host has taken. */
function acceptedBefore(facts: Facts): { readonly id: string; readonly iss: string } | undefined {
  return earlierSuccesses(facts).flatMap(({ exchange, hop }) => {
    const iss = hop.request?.credentials?.find(({ place }) => place.name === 'authorization')?.jwt?.iss;
    return iss === undefined ? [] : [{ id: exchange.id, iss }];
  })[0];
}

/** A host or path with a word that test systems have in their names. */
const isTesting = (address: string): boolean =>
  /(?:^|[./_-])(?:stag(?:e|ing)|test(?:ing)?|dev(?:elopment)?|sandbox|uat|qa|preprod|preview|int)(?:[./:_-]|\d*$|$)/i.test(
    address.replace(/\?.*$/s, ''),
  );
