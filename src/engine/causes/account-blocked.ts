/** The account is locked, disabled, unverified or unpaid. */

import { type Confidence, cannotTell, defineCause, type Examination } from '../cause.ts';
import { type Evidence, fromAnswer, fromCredential, fromRedirect, fromSaid } from '../evidence.ts';
import { type AccountState, readAccountState } from '../facts/account-state.ts';
import { heard, isSignInCall, presentedGrant, whoIsShown } from '../facts/caller.ts';
import { readConfirmRedirect } from '../facts/confirm-redirect.ts';
import type { Facts } from '../facts/facts.ts';
import { code } from '../words.ts';

export default defineCause({
  meta: {
    id: 'account-blocked',
    title: 'The account may not be used at the moment',
    explain: 'The server knows the account and does not let it in: it is locked or disabled, waits to be confirmed, or is not paid for.',
    needs: ['status'],
    fixes: [],
    advice: {
      visitor: [
        'Look for a mail from {site}: it most often says what is wanted.',
        'If there were many wrong tries, wait half an hour, then try once.',
        'Check that you use the account that you mean to.',
        'Ask those who look after your account, or the people who run {site}.',
      ],
      developer: [
        'Look the account up on the server: locked, disabled, not confirmed, past its date, without a subscription.',
        'Do not repeat the request: neither a new token nor a new password helps.',
        'Where tries are counted, find the program that still uses an old password.',
        'Answer with 403 and a code that says which it is: a 401 lets clients ask for the password again (RFC 9110 §15.5.4).',
      ],
    },
    prevent: 'Tell people before their account is closed, and in the answer what they can do about it.',
    specs: ['RFC 9110 §15.5.4', 'RFC 9110 §15.5.3'],
  },
  messages: {
    blocked: {
      visitor: 'Your account on {site} is locked or disabled. Ask those who look after it, or the people who run {site}.',
      developer: 'The server says that the account is locked, disabled or suspended.',
    },
    locked: {
      visitor: 'Your account on {site} was locked after too many tries. Wait half an hour, then sign in once, or reset the password.',
      developer: 'The server says that the account is locked for the number of failed tries; the password of this one was not judged.',
      advice: {
        visitor: [
          'Wait half an hour, then try once: each new try may make it longer.',
          'Reset the password: this often unlocks the account.',
          'Look for a device or program that still uses an old password.',
          'Ask those who look after your account.',
        ],
      },
    },
    unverified: {
      visitor: 'Your account on {site} is not confirmed yet. Look for the mail from {site} and follow its link, or ask for a new one.',
      developer: 'The server says that the account or its address is not confirmed or approved yet.',
      advice: {
        visitor: [
          'Look for the mail from {site}, among unwanted mail as well, and follow its link.',
          'Ask for a new mail on the sign-in page of {site}.',
          'If somebody has to let you in first, ask them.',
        ],
      },
    },
    unpaid: {
      visitor: 'What you want from {site} needs a subscription or payment that is missing or over. Look at your account’s plan and bills.',
      developer: 'The server says that a subscription, a trial, a licence or a payment is missing or over (cf. 402, RFC 9110 §15.5.3).',
      advice: {
        visitor: [
          'Look at plan and bills in your account on {site}.',
          'If you pay for it, check that you are signed in with that account.',
          'Ask whoever pays for it in your team.',
        ],
      },
    },
    passwordOver: {
      visitor: 'Your password for {site} is past its time. Set a new one on the sign-in page.',
      developer: 'The server says that the password has expired or must be changed; it was not said to be wrong.',
      advice: { visitor: ['Set a new password on the sign-in page of {site}.', 'Ask those who look after your account to reset it.'] },
    },
    nobodyShown: {
      visitor: '{site} says that an account is locked or not paid for. Nobody seems to be signed in, so it may be the site’s own.',
      developer:
        'The answer speaks of an account that is blocked, and the request shows no caller: it may be the site’s own at its provider.',
    },
  },
  examine(facts) {
    const isLimit = facts.status === 429;
    if (facts.isPreflight || facts.failure === undefined || notAboutAccounts.has(facts.failure)) return undefined;
    if (facts.failure === 'confirm-redirect') return examineRedirect(facts);
    const said = heard(facts, 'account-blocked');
    if (said === undefined) return facts.body === undefined && !isLimit ? cannotTell('body') : undefined;
    const state = readAccountState(said.quote);
    const caller = shownIn(facts);
    const evidence: [Evidence, ...Evidence[]] = [fromSaid(said), ...caller, ...fromAnswer(facts)];
    if (caller.length === 0 && !isSignInCall(facts) && presentedGrant(facts) === undefined)
      return { message: 'nobodyShown', confidence: 'likely', evidence };
    return { message: messages[state], confidence: confidenceOf(facts, state, said.isCode), evidence };
  },
});

/** Led to where it is confirmed: a site asks that of those whom it knows. */
function examineRedirect(facts: Facts): Examination<'unverified'> {
  const redirect = readConfirmRedirect(facts.exchange);
  if (redirect === undefined) return undefined;
  const caller = shownIn(facts);
  const evidence: [Evidence, ...Evidence[]] = [
    fromRedirect('The answer leads to a page that wants something confirmed: {url}.', { url: code(redirect.url) }),
    ...caller,
    ...fromAnswer(facts),
  ];
  return { message: 'unverified', confidence: caller.length > 0 ? 'likely' : 'possible', evidence };
}

const notAboutAccounts = new Set<Facts['failure']>(['proxy', 'cookies-too-large']);

const messages = {
  blocked: 'blocked',
  locked: 'locked',
  unverified: 'unverified',
  unpaid: 'unpaid',
  'password-over': 'passwordOver',
} as const satisfies Record<AccountState, string>;

/** The password of somebody who wants to be let in, or a caller. */
function shownIn(facts: Facts): readonly Evidence[] {
  const password = facts.credentials?.find(({ kind }) => kind === 'password');
  const shown = password ? fromCredential(password) : whoIsShown(facts)?.evidence;
  return shown ? [shown] : [];
}

/**
 * "Not found or disabled" leaves open which; 429 and "temporarily" may be about the number of tries; what a plan does not hold may be a right that is
 * missing; a filter blocks addresses.
 */
function confidenceOf(facts: Facts, state: AccountState, isCode: boolean): Confidence {
  const isOpen = heard(facts, 'wrong-password', 'firewall', 'forbidden', 'scope-missing', 'rate-limited') !== undefined;
  if (facts.status === 429 || isOpen) return 'likely';
  return state === 'unpaid' && facts.status === 403 && !isCode ? 'likely' : 'certain';
}
