/** The token was issued for another API. */

import { type Confidence, defineCause } from '../cause.ts';
import { type Evidence, fromAnswer, fromEarlier, fromSaid, fromToken } from '../evidence.ts';
import { earlierSuccesses, heard, judgedCredential, judgedToken, refusesCredential, sessionCookies, wasRead } from '../facts/caller.ts';
import { pathMatches, registrableDomain } from '../facts/domains.ts';
import type { Facts } from '../facts/facts.ts';
import { takesIdTokens } from '../facts/id-tokens.ts';
import { kindOfToken } from '../facts/jwt.ts';
import { code, list } from '../words.ts';

export default defineCause({
  meta: {
    id: 'token-wrong-audience',
    title: 'The page showed a sign-in that is meant for another service',
    explain: 'A sign-in names the service that it is for; this one names another, and the server takes only its own.',
    needs: ['credentials'],
    fixes: ['sign-in-again'],
    advice: {
      visitor: [
        'Sign out of {site} and in again.',
        'If it stays so, it is a fault of the page: send the people who run it the report from here.',
      ],
      developer: [
        'Ask for the API’s own audience when the token is requested: `audience`, `resource` or a scope of the API.',
        'Compare `aud` with what the API expects, to the letter: slash at the end, http or https, id or address.',
        'Check that the token is the one for this API, where the program holds several.',
      ],
    },
    prevent: 'Let the program hold one token for each API, under the API’s name.',
    specs: ['RFC 7519 §4.1.3', 'RFC 9068 §4', 'RFC 8707 §2'],
    ofWhatWasRead: ['token-wrong-audience'],
  },
  messages: {
    saidSo: {
      visitor:
        'The page showed {host} a sign-in that is meant for another service. Sign out and in again; if it stays so, tell the people who run the page.',
      developer: 'The server says that the token is for another audience (RFC 7519 §4.1.3).',
    },
    saidOfClaim: {
      visitor:
        'The page showed {host} a sign-in that is meant for another service. Sign out and in again; if it stays so, tell the people who run the page.',
      developer: 'The server says that the token is for another audience; its `aud` is {aud} (RFC 7519 §4.1.3).',
    },
    otherHost: {
      visitor:
        'The page showed {host} a sign-in that is meant for another service. Sign out and in again; if it stays so, tell the people who run the page.',
      developer: 'The token’s `aud` is {aud}, and the request went to {host}: another service (RFC 7519 §4.1.3).',
    },
    otherThanBefore: {
      visitor:
        'The page showed {host} a sign-in that is meant for another service than before. Sign out and in again; if it stays so, tell the people who run the page.',
      developer: 'A token with `aud` {before} was accepted here earlier; this one has {aud} (RFC 7519 §4.1.3).',
    },
  },
  examine(facts) {
    if (!refusesCredential(facts)) return undefined;
    const said = heard(facts, 'token-wrong-audience');
    const token = judgedToken(facts);
    const aud = token?.jwt.aud ?? [];
    const params = { aud: list(aud.length > 0 ? aud : ['none']) };
    const claim = fromToken('aud', 'The token’s `aud` is {aud}.', params);
    const kind = token && kindOfToken(token.jwt);
    if (said && (judgedCredential(facts) || sessionCookies(facts.sentCookies).length > 0)) {
      const evidence: [Evidence, ...Evidence[]] = [fromSaid(said), ...(token ? [token.evidence, claim] : []), ...fromAnswer(facts)];
      return {
        message: aud.length > 0 ? 'saidOfClaim' : 'saidSo',
        params,
        confidence: confidenceOfWords(kind, facts),
        evidence,
      };
    }
    if (!token || aud.length === 0 || facts.status !== 401 || wasRead(facts) || kind === 'id' || kind === 'refresh') return undefined;

    const accepted = acceptedBefore(facts);
    if (accepted?.aud.some((each) => aud.includes(each))) return undefined;
    if (accepted) {
      const both = { ...params, before: list(accepted.aud) };
      const evidence = [
        token.evidence,
        claim,
        fromEarlier(accepted.id, 'A token with `aud` {before} was accepted.', both),
        ...fromAnswer(facts),
      ] as const;
      return { message: 'otherThanBefore', params: both, confidence: 'likely', evidence };
    }
    if (!namesOthers(aud, facts)) return undefined;
    const isRefused = heard(facts, 'token-invalid') !== undefined;
    return {
      message: 'otherHost',
      params: { ...params, host: code(facts.site.host) },
      confidence: isRefused ? 'likely' : 'possible',
      evidence: [token.evidence, claim, ...fromAnswer(facts)],
    };
  },
});

/** Of a token of the wrong kind, that says more; and where an ID token may be the right one, its audience is what is left. */
function confidenceOfWords(kind: ReturnType<typeof kindOfToken>, facts: Facts): Confidence {
  if (kind !== 'id' && kind !== 'refresh') return 'certain';
  return kind === 'id' && takesIdTokens(facts) ? 'likely' : 'possible';
}

/** The audience of the newest token that this host has taken. */
function acceptedBefore(facts: Facts): { readonly id: string; readonly aud: readonly string[] } | undefined {
  return earlierSuccesses(facts).flatMap(({ exchange, hop }) => {
    const aud = hop.request?.credentials?.find(({ place }) => place.name === 'authorization')?.jwt?.aud;
    return aud && aud.length > 0 ? [{ id: exchange.id, aud }] : [];
  })[0];
}

/**
 * Addresses, of which at least one is another site's or another place of this very host (`…/userinfo`), and none may be meant. One of
 * the page's own site may be the API's public name, and an id says nothing.
 */
function namesOthers(aud: readonly string[], { site, hop }: Facts): boolean {
  const kinds = aud.map((each) => {
    if (!/^https?:\/\//.test(each) || !URL.canParse(each)) return 'unclear';
    const { hostname, pathname } = new URL(each);
    const domain = registrableDomain(hostname);
    if (hostname === site.host && !pathMatches(new URL(hop.url).pathname, pathname)) return 'other';
    return domain === site.domain ? 'unclear' : domain === site.initiatorDomain ? 'page' : 'other';
  });
  return kinds.includes('other') && !kinds.includes('unclear');
}
