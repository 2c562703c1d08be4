/** A token of another kind was used: an ID token or a refresh token as an access token. */

import { type Confidence, defineCause } from '../cause.ts';
import { type Evidence, fromAnswer, fromCredential, fromSaid, fromToken } from '../evidence.ts';
import { heard, isPastItsTime, judgedCredential, judgedToken, refusesCredential, sessionCookies } from '../facts/caller.ts';
import type { Facts } from '../facts/facts.ts';
import { hasTakenKind, takesIdTokens } from '../facts/id-tokens.ts';
import { type Jwt, kindOfToken } from '../facts/jwt.ts';

export default defineCause({
  meta: {
    id: 'token-wrong-type',
    title: 'The page showed a sign-in of the wrong kind',
    explain: 'A sign-in gives a page several papers, each for one purpose; the page showed one that is not meant for this.',
    needs: ['credentials'],
    fixes: ['sign-in-again'],
    advice: {
      visitor: [
        'Sign out of {site} and in again.',
        'If it stays so, it is a fault of the page: send the people who run it the report from here.',
      ],
      developer: [
        'Send the `access_token` of the token response, not the `id_token` or the `refresh_token`.',
        'Ask for the API’s own scope or audience, so that the access token is one for this API.',
        'See in the API’s documentation whether it wants the ID token after all.',
      ],
    },
    prevent: 'Name variables after the kind of token that they hold.',
    specs: ['RFC 9068 §4', 'OpenID Connect Core §2', 'RFC 6749 §1.5'],
    ofWhatWasRead: ['token-wrong-type'],
  },
  messages: {
    saidSo: {
      visitor:
        'The page showed {site} a sign-in of the wrong kind. Sign out and in again; if it stays so, tell the people who run the page.',
      developer: 'The server says that the token is of another kind than it wants.',
    },
    idToken: {
      visitor:
        'The page showed {site} a sign-in of the wrong kind. Sign out and in again; if it stays so, tell the people who run the page.',
      developer:
        'The token is an ID token by its claims: it tells the application who signed in, and is not meant for an API (OpenID Connect Core §2).',
    },
    refreshToken: {
      visitor:
        'The page showed {site} a sign-in of the wrong kind. Sign out and in again; if it stays so, tell the people who run the page.',
      developer:
        'The token is a refresh token by its claims: it gets new access tokens, and goes to the token endpoint alone (RFC 6749 §1.5).',
    },
    accessToken: {
      visitor:
        'The page showed {site} a sign-in of the wrong kind. Sign out and in again; if it stays so, tell the people who run the page.',
      developer:
        'An ID token was accepted here earlier, and this is an access token by its claims: the server most likely wants the former.',
    },
  },
  examine(facts) {
    if (!refusesCredential(facts)) return undefined;
    const said = heard(facts, 'token-wrong-type');
    const token = judgedToken(facts);
    const credential = judgedCredential(facts);
    const kind = token && kindOfToken(token.jwt);
    const words = said ? [fromSaid(said)] : [];

    if (token && (kind === 'id' || kind === 'refresh') && !hasTakenKind(kind, facts)) {
      const evidence: [Evidence, ...Evidence[]] = [token.evidence, ...words, shows(token.jwt, kind), ...fromAnswer(facts)];
      return { message: kind === 'id' ? 'idToken' : 'refreshToken', confidence: confidenceOf(facts, said !== undefined), evidence };
    }
    if (said && (credential || sessionCookies(facts.sentCookies).length > 0)) {
      return {
        message: 'saidSo',
        confidence: kind === 'access' ? confidenceOfAccess(facts) : 'certain',
        evidence: [fromSaid(said), ...(credential ? [fromCredential(credential)] : []), ...fromAnswer(facts)],
      };
    }
    if (!token || kind !== 'access' || facts.status !== 401 || !hasTakenKind('id', facts) || saysOtherwise(facts)) return undefined;
    const evidence = [token.evidence, fromToken('token_use', 'Its claims say that it is an access token.'), ...fromAnswer(facts)] as const;
    return { message: 'accessToken', confidence: 'likely', evidence };
  },
});

/** What an ID token has, and an access token has not. */
function shows(jwt: Jwt, kind: 'id' | 'refresh'): Evidence {
  if (kind === 'refresh') return fromToken('typ', 'Its claims say that it is a refresh token.');
  if (jwt.hasAtHash) return fromToken('at_hash', 'It has `at_hash`, which ties an ID token to its access token.');
  return jwt.hasNonce
    ? fromToken('nonce', 'It has a `nonce`, as ID tokens do.')
    : fromToken('token_use', 'Its claims say that it is an ID token.');
}

/** Its claims say that it is an access token: the type that the server finds wrong may be the scheme it came with (RFC 9449 §7.2). */
const confidenceOfAccess = ({ challenges, credentials }: Facts): Confidence => {
  const scheme = judgedCredential({ credentials })?.scheme?.toLowerCase();
  const isOffered = challenges?.length === 0 || challenges?.some((challenge) => challenge.scheme === scheme);
  return isOffered === false ? 'possible' : 'likely';
};

/** An ID token's audience is the application, so an API finds the audience wrong; and one that is past its time is refused for that. */
function confidenceOf(facts: Facts, isSaid: boolean): Confidence {
  if (isSaid) return 'certain';
  if (isPastItsTime(facts) || takesIdTokens(facts)) return 'possible';
  return saysOtherwise(facts) || facts.status === 403 ? 'possible' : 'likely';
}

/** The server gives another reason. */
const saysOtherwise = (facts: Facts): boolean =>
  heard(
    facts,
    ...([
      'token-expired',
      'token-not-yet-valid',
      'token-revoked',
      'token-signature-invalid',
      'token-wrong-issuer',
      'scope-missing',
    ] as const),
    ...(['forbidden', 'csrf', 'rate-limited', 'firewall', 'account-blocked', 'credential-missing', 'user-required'] as const),
  ) !== undefined;
