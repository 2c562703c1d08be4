/** The Digest nonce is too old; the same password with the new nonce will do. */

import { defineCause } from '../cause.ts';
import { type Evidence, fromAnswer, fromChallenge, fromCredential, fromSaid } from '../evidence.ts';
import { heard, refusesCaller } from '../facts/caller.ts';

export default defineCause({
  meta: {
    id: 'digest-nonce-stale',
    title: 'The sign-in has to be repeated once',
    explain:
      'The server gives out a number that the sign-in is worked out with; it was too old, and the password itself may well be right.',
    needs: ['challenges'],
    fixes: ['reload'],
    advice: {
      visitor: [
        'Reload the page: the browser signs in anew by itself.',
        'Do not change your password: it was not refused.',
        'If it happens at every page, send the people who run {site} the report from here.',
      ],
      developer: [
        'Answer the new challenge with its `nonce` and the same name and password, once.',
        'Use a client that does so by itself, and count `nc` up with each request.',
        'On several servers, let all of them accept each other’s nonce.',
      ],
    },
    prevent: 'Use a client that keeps the newest nonce and repeats a request that was called stale.',
    specs: ['RFC 7616 §3.3', 'RFC 7616 §3.4'],
  },
  messages: {
    stale: {
      visitor: '{host} wants the sign-in once more, with a newer number. Reload the page; your password was not refused.',
      developer:
        'The Digest challenge has `stale=true`: the nonce was too old, and the same password with the new one will do (RFC 7616 §3.3).',
    },
    saidSo: {
      visitor: '{host} wants the sign-in once more, with a newer number. Reload the page; your password was not refused.',
      developer: 'The server says that the nonce is too old (RFC 7616 §3.3).',
    },
  },
  examine(facts) {
    if (!refusesCaller(facts)) return undefined;
    const challenge = facts.challenges.find(({ scheme, params }) => scheme === 'digest' && params['stale']?.toLowerCase() === 'true');
    const sent = facts.credentials?.find(({ kind }) => kind === 'digest');
    const shown: Evidence[] = [...(sent ? [fromCredential(sent)] : []), ...fromAnswer(facts)];
    if (challenge) return { message: 'stale', confidence: 'certain', evidence: [fromChallenge(challenge), ...shown] };
    const said = heard(facts, 'nonce-stale');
    return said && sent && { message: 'saidSo', confidence: 'certain', evidence: [fromSaid(said), ...shown] };
  },
});
