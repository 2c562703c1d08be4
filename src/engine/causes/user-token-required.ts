/** The token stands for an application, and the call needs a user. */

import { defineCause } from '../cause.ts';
import { type Evidence, fromAnswer, fromCredential, fromEarlier, fromSaid, fromToken } from '../evidence.ts';
import { earlierSuccesses, heard, judgedCredential, judgedToken, refusesCredential, wasRead } from '../facts/caller.ts';

export default defineCause({
  meta: {
    id: 'user-token-required',
    title: 'The page asked for itself, and not for you',
    explain: 'A program may sign in for itself or for a user; what it asked here is given to users alone.',
    needs: ['credentials'],
    fixes: ['sign-in-again'],
    advice: {
      visitor: [
        'Sign in to {site}, so that the page can ask for you.',
        'If you are signed in, sign out and in again.',
        'If it stays so, send the people who run the page the report from here.',
      ],
      developer: [
        'Let a user sign in, and use the token that results: authorization code with PKCE, or a session made with the user’s credentials.',
        'Or use a call that is meant for applications, and have its permission granted by an administrator.',
        'Check that the user exists where the token is made.',
      ],
    },
    prevent: 'Keep tokens of the application and of users apart, and name them so.',
    specs: ['RFC 6749 §4.4', 'RFC 9068 §2.2'],
  },
  messages: {
    saidSo: {
      visitor: 'The page asked {site} for itself, and this is given to users alone. Sign in.',
      developer: 'The server says that the call needs a user, and the credential stands for an application.',
    },
    ofClient: {
      visitor: 'The page may have asked {site} for itself instead of for you. Sign in.',
      developer:
        'By its claims the token stands for an application and not for a user (RFC 9068 §2.2); the answer does not say whether that is why.',
    },
    otherThanBefore: {
      visitor: 'The page asked {site} for itself, and before it had asked for you. Sign in again.',
      developer: 'A user’s token was accepted here earlier; by its claims this one stands for an application (RFC 9068 §2.2).',
    },
  },
  examine(facts) {
    if (!refusesCredential(facts)) return undefined;
    const said = heard(facts, 'user-required');
    const credential = judgedCredential(facts);
    if (said && credential)
      return { message: 'saidSo', confidence: 'certain', evidence: [fromSaid(said), fromCredential(credential), ...fromAnswer(facts)] };
    const token = judgedToken(facts);
    if (token?.jwt.subject !== 'client' || wasRead(facts)) return undefined;
    const evidence: [Evidence, ...Evidence[]] = [
      token.evidence,
      fromToken('sub', 'Its claims name an application, and no user.'),
      ...fromAnswer(facts),
    ];
    const ofUser = earlierSuccesses(facts).find(({ hop }) => hop.request?.credentials?.some(({ jwt }) => jwt?.subject === 'user'));
    if (!ofUser) return { message: 'ofClient', confidence: 'possible', evidence };
    return {
      message: 'otherThanBefore',
      confidence: 'likely',
      evidence: [...evidence, fromEarlier(ofUser.exchange.id, 'A user’s token was accepted.')],
    };
  },
});
