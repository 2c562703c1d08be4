/** The browser keeps a site's cookies from another site's page: where that is allowed for this page alone. */

import { hostOf } from '../../engine/facts/address.ts';
import { text } from '../../engine/words.ts';
import { type Guide, type Instructions, stepsOf } from './guide.ts';

export const allowThirdPartyCookies: Guide = {
  id: 'allow-third-party-cookies',
  label: 'Allow third-party cookies here',
  fits: (verdict, { site }) =>
    site.topLevelSite !== undefined &&
    ((verdict?.cause === 'cookie-not-sent' && verdict.reason === 'third-party-blocked') ||
      (verdict?.cause === 'silent-sign-in-blocked' && verdict.message === 'thirdParty')),
  write: (asked) => {
    const page = hostOf(asked.facts.site.topLevelSite ?? '');
    const { steps, ...rest } = asked.facts.exchange.observer === 'firefox' ? inFirefox : inChromium(page);
    return { ...rest, steps: stepsOf(steps, asked, { page: text(page) }) };
  },
};

type Way = Omit<Instructions, 'steps'> & { readonly steps: readonly string[] };

const inFirefox: Way = {
  steps: [
    'Click the shield on the left of the address bar, on a page of {page}.',
    'Switch off the protection against tracking for this site. Then {host}, and all else that {page} shows of other sites, may use its cookies there.',
    'If there is no such switch, enter the address below in the address bar, look for “Cookies”, and add {page} under “Manage Exceptions”.',
    'Reload the page.',
  ],
  copies: [{ label: 'Address of the settings', text: 'about:preferences#privacy' }],
};

/** The list is of pages in the address bar, not of what is shown in them. */
const inChromium = (page: string): Way => ({
  steps: [
    'If an eye with a line through it stands at the right of the address bar on {page}, click it, and allow third-party cookies there.',
    'Otherwise open the settings below. Under “Sites allowed to use third-party cookies” press “Add”, and enter the text below.',
    'From then on {host}, and all else that {page} shows of other sites, may use its cookies there. Nothing changes on other sites’ pages.',
    'Reload the page.',
  ],
  copies: [{ label: 'Site to add', text: `[*.]${page}` }],
  opens: { label: 'Open the settings', address: 'chrome://settings/cookies' },
});
