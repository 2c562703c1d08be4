/** The token's signature or key does not check out. */

import { defineCause } from '../cause.ts';
import { type Evidence, fromAnswer, fromEarlier, fromSaid, fromToken } from '../evidence.ts';
import { earlierSuccesses, heard, judgedCredential, judgedToken, refusesCredential, sessionCookies, wasRead } from '../facts/caller.ts';
import { signatureMeant } from '../facts/signature-meant.ts';
import { code } from '../words.ts';

export default defineCause({
  meta: {
    id: 'token-signature-invalid',
    title: 'Your sign-in could not be checked',
    explain: 'A sign-in is sealed by whoever issued it; the server could not match the seal with a key that it trusts.',
    needs: ['credentials'],
    fixes: ['sign-in-again'],
    advice: {
      visitor: [
        'Sign out of {site} and in again: the new sign-in is sealed with the new key.',
        'If it stays so, send the people who run {site} the report from here.',
      ],
      developer: [
        'Compare the token’s `kid` with the keys at the issuer’s `jwks_uri`, and let the API load them anew.',
        'Check that issuer and API belong to the same environment and share the same secret or key.',
        'Check that the API allows the token’s `alg`, and no other than it means to.',
        'Make sure that the token is passed on unaltered: not decoded, trimmed or encoded again.',
      ],
    },
    prevent: 'Publish a new key before it is used, and let the API ask for keys again when it meets an unknown `kid`.',
    specs: ['RFC 7515 §5.2', 'RFC 7517 §4.5', 'RFC 8725 §3.1'],
    ofWhatWasRead: ['token-signature-invalid'],
  },
  messages: {
    saidSo: {
      visitor: '{site} could not check your sign-in. Sign out and in again.',
      developer: 'The server says that the token’s signature does not check out, or that it knows no key for it (RFC 7515 §5.2).',
    },
    saidOfKey: {
      visitor: '{site} could not check your sign-in. Sign out and in again.',
      developer:
        'The server says that the token’s signature does not check out. The token names `alg` {alg} and `kid` {kid} (RFC 7515 §5.2).',
    },
    unsigned: {
      visitor: '{site} could not check your sign-in. Sign out and in again.',
      developer: 'The token is not signed: its `alg` is {alg} and its last part is empty or unused; no API may accept it (RFC 8725 §3.2).',
    },
    otherKey: {
      visitor: '{site} may not know the seal of your new sign-in yet. Sign out and in again.',
      developer: 'A token with `kid` {before} was accepted earlier; this one has `kid` {kid} and was refused: the keys may have changed.',
    },
  },
  examine(facts) {
    if (!refusesCredential(facts)) return undefined;
    const said = heard(facts, 'token-signature-invalid');
    const token = judgedToken(facts);
    const params = { alg: code(token?.jwt.alg ?? 'none'), kid: code(token?.jwt.kid ?? 'none') };
    if (said) {
      const meant = signatureMeant(facts);
      if (meant === 'request' || (judgedCredential(facts) === undefined && sessionCookies(facts.sentCookies).length === 0))
        return undefined;
      const evidence: [Evidence, ...Evidence[]] = [fromSaid(said), ...(token ? [token.evidence] : []), ...fromAnswer(facts)];
      return {
        message: token?.jwt.kid === undefined ? 'saidSo' : 'saidOfKey',
        params,
        confidence: meant === 'token' ? 'certain' : 'likely',
        evidence,
      };
    }
    if (token === undefined || wasRead(facts) || facts.status !== 401) return undefined;
    if (token.jwt.alg?.toLowerCase() === 'none' || token.jwt.flaws.includes('signature-empty')) {
      return {
        message: 'unsigned',
        params,
        confidence: 'likely',
        evidence: [token.evidence, fromToken('alg', 'Its `alg` is {alg}.', params), ...fromAnswer(facts)],
      };
    }
    const accepted = earlierSuccesses(facts)
      .map((success) => ({ success, jwt: success.hop.request?.credentials?.find(({ jwt }) => jwt !== undefined)?.jwt }))
      .find(({ jwt }) => jwt?.kid !== undefined && jwt.iss === token.jwt.iss);
    if (accepted?.jwt?.kid === undefined || token.jwt.kid === undefined || accepted.jwt.kid === token.jwt.kid) return undefined;
    const both = { ...params, before: code(accepted.jwt.kid) };
    const evidence = [
      fromEarlier(accepted.success.exchange.id, 'A token with `kid` {before} was accepted.', both),
      fromToken('kid', 'This one has `kid` {kid}.', both),
    ] as const;
    return { message: 'otherKey', params: both, confidence: 'possible', evidence };
  },
});
