/** What is said of a page on which no sign-in failed. */

import type { PageState } from '../../engine/page.ts';
import { aboutTheRest } from '../../engine/status-meaning.ts';

export interface PageWords {
  readonly title: string;
  readonly text: string;
  /** How a failure of this kind differs from a refused sign-in. */
  readonly difference?: string;
  /** What a button may offer. */
  readonly action?: 'reload' | 'allow' | 'watch-again';
}

export function describePage(page: PageState): PageWords {
  switch (page.kind) {
    case 'seen':
      return describeStatus(page.status);
    case 'unreachable':
      return describeError(page.error);
    case 'loading':
      return {
        title: 'The page is still loading',
        text: 'Nothing has failed so far. If the browser is asking for a name and a password, it waits for your answer.',
      };
    case 'not-seen':
      return {
        title: 'why401 did not see this page load',
        text: 'It was opened before why401 was watching, or without asking a server. Reload it, and why401 will see what happens.',
        action: 'reload',
      };
    case 'withheld':
      return {
        title: 'why401 may not look at this site',
        text: 'The browser keeps why401 away from it until you allow it. why401 then sees which requests fail; nothing leaves this browser.',
        action: 'allow',
      };
    case 'left-out':
      return page.isLocked
        ? {
            title: 'Your organisation left this site out',
            text: `Nothing of it is recorded, because its settings for why401 say ${listOf(page.patterns)}.`,
          }
        : {
            title: 'You left this site out',
            text: `Nothing of it is recorded, because your settings say ${listOf(page.patterns)}. Watching it again takes that out of your settings.`,
            action: 'watch-again',
          };
    case 'forbidden':
      return {
        title: 'No extension may look at this page',
        text: 'Browsers keep extensions out of their own pages and out of the extension stores. Open the site that failed, then click why401 there.',
      };
    case 'several':
      return { title: 'No sign-in failed', text: 'Nothing that was seen was refused for who asked.' };
  }
}

const listOf = (patterns: readonly string[]): string => patterns.map((pattern) => `“${pattern}”`).join(' and ');

function describeStatus(status: number): PageWords {
  if (status < 400)
    return { title: 'No sign-in failed on this page', text: 'Every sign-in that it needed was accepted, or it needed none.' };
  if (status === 404 || status === 410) {
    return {
      title: 'This page was not found',
      text: `The server answered ${status}${reasonOf(status)}. That is not a failed sign-in.`,
      difference: 'A 401 says “tell me who you are”; a 404 says “there is nothing here”, whoever asks. Check the address.',
    };
  }
  if (status >= 500) {
    return {
      title: 'The server has a fault of its own',
      text: `It answered ${status}${reasonOf(status)}. That is not a failed sign-in.`,
      difference:
        'A 401 is about who asks; from 500 on, the server failed whoever asks. Wait a little and reload; signing in again does not help.',
    };
  }
  return {
    title: 'The server refused this request, but not for a sign-in',
    text: `It answered ${status}${reasonOf(status)}.`,
    difference: 'A 401 is about who asks; this answer is about what was asked.',
  };
}

const reasonOf = (status: number): string => {
  const reason = aboutTheRest[status];
  return reason === undefined ? '' : `: ${reason}`;
};

/** Chromium's and Firefox's codes, by what they mean. */
const errors: readonly (readonly [RegExp, string])[] = [
  [/INTERNET_DISCONNECTED|NS_ERROR_OFFLINE/, 'This computer is not connected to a network.'],
  [/NAME_NOT_RESOLVED|DNS|UNKNOWN_HOST/, 'No server goes by this name. Check the address, then the network.'],
  [/CONNECTION_REFUSED/, 'The server’s computer is there, but nothing listens on it.'],
  [/TIMED_OUT|NET_TIMEOUT/, 'The server did not answer in time.'],
  [/CERT|SSL|SEC_ERROR/, 'No secure connection came about: the server’s certificate or its encryption was refused.'],
  [/BLOCKED/, 'The browser or an extension blocked it.'],
  [/PROXY|TUNNEL/, 'The proxy between here and the server did not let it through.'],
  [/REDIRECT/, 'The server sends this page round in a circle.'],
];

const describeError = (error: string): PageWords => ({
  title: 'The page could not be reached',
  text: `${errors.find(([code]) => code.test(error))?.[1] ?? 'The connection failed before the server answered.'} That is not a failed sign-in.`,
  difference: `A 401 comes from a server that answered; here none did (${error}).`,
});
