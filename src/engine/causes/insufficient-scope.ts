/** The token lacks a scope. */

import { defineCause } from '../cause.ts';
import { type Evidence, fromAnswer, fromChallenge, fromResponseHeader, fromSaid, fromToken } from '../evidence.ts';
import { heard, judgedCredential, judgedToken, presentedGrant, refusesCaller } from '../facts/caller.ts';
import type { Facts } from '../facts/facts.ts';
import { shownHeader } from '../facts/shown-header.ts';
import { code, list } from '../words.ts';

export default defineCause({
  meta: {
    id: 'insufficient-scope',
    title: 'The page was not given the right to do this',
    explain: 'When you let a program act for you, you let it do certain things; what it tried is not among them.',
    needs: ['credentials'],
    fixes: ['sign-in-again'],
    advice: {
      visitor: [
        'Sign out of the page and in again, and agree to everything that it asks for.',
        'If you made the key yourself, make a new one with the right to do this.',
        'In a company, ask those who look after {site} to let the program do this.',
        'Otherwise send the people who run the page the report from here.',
      ],
      developer: [
        'Ask for the missing scope when the token is requested, and get a new token: an old one does not gain it.',
        'Check that the application is registered for the scope, and that user or administrator have agreed.',
        'For a personal access token, create a new one with the permission.',
        'See in the API’s documentation which scope this method and path need.',
      ],
    },
    prevent: 'Write down for each call the scopes that it needs, and ask for them all at the sign-in.',
    specs: ['RFC 6750 §3.1', 'RFC 6749 §3.3'],
    ofWhatWasRead: ['scope-missing'],
  },
  messages: {
    saidSo: {
      visitor: 'You have not yet let the page do this at {site}. Sign in again and agree to what it asks for.',
      developer: 'The server says that the token lacks a scope (RFC 6750 §3.1, `insufficient_scope`).',
    },
    named: {
      visitor: 'You have not yet let the page do this at {site}. Sign in again and agree to what it asks for.',
      developer: 'The server wants the scope {wanted}; the token lacks it (RFC 6750 §3.1, `insufficient_scope`).',
    },
    notAmong: {
      visitor: 'You have not yet let the page do this at {site}. Sign in again and agree to what it asks for.',
      developer: 'The server wants {wanted}, and the token has {granted}.',
    },
    readOnly: {
      visitor: 'You have let the page read at {site}, and it tried to change something. Sign in again and agree to what it asks for.',
      developer: 'The scopes of the token, {granted}, are for reading alone, and a {method} was answered with 403.',
    },
  },
  examine(facts) {
    if (!refusesCaller(facts)) return undefined;
    const said = heard(facts, 'scope-missing');
    const challenge = facts.challenges?.find(({ params }) => params['scope']);
    const wanted = splitScopes(challenge?.params['scope'] ?? shownHeader(facts.responseHeaders, 'x-accepted-oauth-scopes'));
    const granted = judgedToken(facts)?.jwt.scopes ?? splitScopes(shownHeader(facts.responseHeaders, 'x-oauth-scopes'));
    const params = {
      wanted: wanted && list(wanted),
      granted: granted && (granted.length > 0 ? list(granted) : list(['none'])),
      method: code(facts.hop.method),
    };
    const shown: Evidence[] = [
      ...(challenge ? [fromChallenge(challenge)] : []),
      ...(granted ? [fromToken('scope', 'The scopes of the token: {granted}.', params)] : []),
    ];

    if (said)
      return {
        message: wanted && wanted.length > 0 ? 'named' : 'saidSo',
        params,
        // At a token endpoint it is the request for a token that names a scope which nobody has (RFC 6749 §5.2).
        confidence: presentedGrant(facts) === undefined ? 'certain' : 'likely',
        evidence: [fromSaid(said), ...shown, ...fromAnswer(facts)],
      };
    if (facts.status !== 403 || judgedCredential(facts) === undefined || granted === undefined || saysOtherwise(facts)) return undefined;
    if (wanted && wanted.length > 0 && !wanted.some((scope) => granted.includes(scope))) {
      const evidence = fromResponseHeader(challenge ? challenge.field : 'x-accepted-oauth-scopes', 'The server wants {wanted}.', params);
      return { message: 'notAmong', params, confidence: 'likely', evidence: [evidence, ...shown, ...fromAnswer(facts)] };
    }
    if (wanted || /^(?:get|head|options)$/i.test(facts.hop.method) || granted.length === 0 || !granted.every(isForReading))
      return undefined;
    return {
      message: 'readOnly',
      params,
      confidence: 'likely',
      evidence: [fromToken('scope', 'The scopes of the token: {granted}.', params), ...fromAnswer(facts)],
    };
  },
});

/** Blanks between them (RFC 6749 §3.3), or commas. */
const splitScopes = (text: string | undefined): readonly string[] | undefined => text?.split(/[\s,]+/, 60).filter((scope) => scope !== '');

/** `orders:read`, `User.Read`, `read_api`; those of the sign-in itself do nothing at an API. */
const isForReading = (scope: string): boolean =>
  /(?:^|[^a-z])(?:read|readonly|view|viewer|list|get)(?:$|[^a-z])/i.test(scope) ||
  /^(?:openid|profile|email|offline_access|address|phone)$/i.test(scope);

/** The server gives another reason. */
const saysOtherwise = (facts: Facts): boolean =>
  heard(
    facts,
    'token-expired',
    'token-invalid',
    'csrf',
    'firewall',
    'rate-limited',
    'account-blocked',
    'step-up',
    'user-required',
    'api-key-missing',
    'wrong-url',
  ) !== undefined;
