/** The token stands for an application, and the call needs a user. */

import { type Confidence, defineCause, type Finding } from '../cause.ts';
import { type Evidence, fromAnswer, fromCredential, fromEarlier, fromSaid, fromToken } from '../evidence.ts';
import { readApplicationSession } from '../facts/application-session.ts';
import { earlierSuccesses, heard, judgedCredential, judgedToken, refusesCredential, wasRead } from '../facts/caller.ts';
import type { Facts } from '../facts/facts.ts';
import type { Said } from '../facts/said.ts';
import { code } from '../words.ts';

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
    ofWhatWasRead: ['user-required'],
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
    madeWithoutUser: {
      visitor: 'The page may have asked {site} for itself instead of for you. Sign in.',
      developer:
        'The session was created with the application’s own credentials and no user’s; the answer does not say whether that is why.',
    },
    readsOnly: {
      visitor: 'The page asked {site} for itself, and may not change anything that way. Sign in.',
      developer:
        'The session was created with the application’s own credentials and no user’s: reading with its token was allowed, and {method} was refused.',
    },
  },
  examine(facts) {
    if (!refusesCredential(facts)) return undefined;
    const said = heard(facts, 'user-required');
    const credential = judgedCredential(facts);
    if (said && credential)
      return {
        message: 'saidSo',
        confidence: confidenceOf(said, facts),
        evidence: [fromSaid(said), fromCredential(credential), ...fromAnswer(facts)],
      };
    if (wasRead(facts)) return undefined;
    const token = judgedToken(facts);
    if (token?.jwt.subject !== 'client') return token === undefined ? examineSession(facts) : undefined;
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

/** "An authenticated user" is also asked of who is not signed in any more; a token that names a user has one. */
function confidenceOf({ quote }: Said, facts: Facts): Confidence {
  if (judgedToken(facts)?.jwt.subject === 'user') return 'possible';
  return /authenticated|signed|logged/i.test(quote) ? 'likely' : 'certain';
}

/** Of a token that cannot be looked into, the call that made it tells for whom it stands. */
function examineSession(facts: Facts): Finding<'madeWithoutUser' | 'readsOnly'> | undefined {
  const session = readApplicationSession(facts);
  const credential = judgedCredential(facts);
  if (!session || !credential || heard(facts, ...otherReasons)) return undefined;
  const evidence: [Evidence, ...Evidence[]] = [
    fromEarlier(session.madeBy.id, 'The call that made it named an application, and no user.'),
    fromCredential(credential),
    ...fromAnswer(facts),
  ];
  const reads = /^(?:get|head)$/i.test(facts.hop.method);
  if (!session.hasRead || reads)
    return { message: 'madeWithoutUser', confidence: session.ofTwoKinds && !reads ? 'likely' : 'possible', evidence };
  return {
    message: 'readsOnly',
    params: { method: code(facts.hop.method) },
    confidence: 'likely',
    evidence: [...evidence, fromEarlier(session.hasRead.id, 'Reading with it was allowed.')],
  };
}

/** The session is over, or the request is at fault in another way. */
const otherReasons = [
  ...(['session-expired', 'token-invalid', 'credential-missing', 'csrf', 'rate-limited', 'firewall', 'step-up'] as const),
  ...(['signature-mismatch', 'api-key-missing', 'api-key-invalid', 'account-blocked', 'wrong-password', 'server-fault'] as const),
];
