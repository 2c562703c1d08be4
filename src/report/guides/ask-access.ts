/** A scope, a right or an account is missing: words to send to those who can give it. */

import type { Verdict } from '../../engine/diagnose.ts';
import type { Facts } from '../../engine/facts/facts.ts';
import type { Param } from '../../engine/words.ts';
import { type Guide, stepsOf } from './guide.ts';
import { writeLetter } from './letter.ts';

interface Words {
  readonly opening: (facts: Facts) => string;
  readonly asks: (verdict: Verdict) => string;
}

const itemsOf = (param: Param | undefined): readonly string[] => (param?.kind === 'list' ? param.items : []);
const scopesOf = ({ params }: Verdict): string => itemsOf(params['wanted']).join(' ');

const words: Readonly<Record<string, Words>> = {
  'insufficient-scope': {
    opening: ({ site }) => `I am signed in at ${site.host}, and what I tried needs a right that my sign-in does not have.`,
    asks: (verdict) =>
      scopesOf(verdict) === ''
        ? 'Please let me, or the program that I use, do this, or tell me which scope to ask for.'
        : `Please let me, or the program that I use, have: ${scopesOf(verdict)}`,
  },
  'insufficient-permission': {
    opening: ({ site }) => `I am signed in at ${site.host}, and may not do what I tried.`,
    asks: () => 'Please give my account the right to do this, or tell me who can.',
  },
  'user-token-required': {
    opening: ({ site }) => `The program that I use asked ${site.host} for itself, and this is given to users alone.`,
    asks: () => 'Please let the program ask in my name, or allow it to do this for itself.',
  },
  'account-blocked': {
    opening: ({ site }) => `${site.host} knows my account and does not let me in.`,
    asks: () => 'Please tell me why, and let the account in again.',
  },
};

/** Where it is not somebody else who can help: a mail to follow, a bill to pay, a password to set, a sign-in that was declined. */
const byOneself = new Set(['unverified', 'unpaid', 'passwordOver', 'nobodyShown', 'declined', 'nobodyKnown']);

const isDenied = (verdict: Verdict | undefined): verdict is Verdict =>
  verdict !== undefined && Object.hasOwn(words, verdict.cause) && !byOneself.has(verdict.message);

export const askAccess: Guide = {
  id: 'ask-access',
  label: 'Ask for access',
  fits: isDenied,
  write: (asked) => {
    const { verdict, facts } = asked;
    const { opening, asks } = words[verdict?.cause ?? ''] ?? {};
    if (!verdict || !opening || !asks) return { steps: [], copies: [] };
    const scopes = (['wanted', 'granted'] as const).map((name) => itemsOf(verdict.params[name]));
    const [wanted = [], granted = []] = scopes;
    return {
      steps: stepsOf(
        [
          'Find who can give it: in a company or a team those who look after {site}, elsewhere the people who run it.',
          'Send them the text below, with the name of your account.',
          'Once it is given, sign out of {site} and in again: rights are often written into the sign-in.',
        ],
        asked,
      ),
      copies: [
        {
          label: 'Text to send',
          text: writeLetter(facts, {
            opening: opening(facts),
            more: [
              ...(wanted.length > 0 ? [['Scopes that are wanted', wanted] as const] : []),
              ...(granted.length > 0 ? [['Scopes that I have', granted] as const] : []),
            ],
            asks: asks(verdict),
          }),
        },
      ],
    };
  },
};
