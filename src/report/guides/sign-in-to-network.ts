/** A network wants a sign-in of its own: the page on which it shows it. */

import { hostOf, originOf } from '../../engine/facts/address.ts';
import type { Facts } from '../../engine/facts/facts.ts';
import { code } from '../../engine/words.ts';
import { type Guide, stepsOf } from './guide.ts';

/** With these, over plain http, browsers look whether a network lets them through; once it does, the page is all but empty. */
const detection = {
  chromium: 'http://connectivitycheck.gstatic.com/generate_204',
  firefox: 'http://detectportal.firefox.com/canonical.html',
} as const;

/** Where the network answered before, it does again, with all that its page must know in the address; of https it cannot. */
const addressOf = ({ exchange, hop }: Facts): string =>
  hop.url.startsWith('http:') ? `${originOf(hop.url)}/` : detection[exchange.observer === 'firefox' ? 'firefox' : 'chromium'];

export const signInToNetwork: Guide = {
  id: 'sign-in-to-network',
  label: 'Sign in to the network',
  fits: (verdict) => verdict?.cause === 'network-sign-in-required',
  write: (asked) => {
    const portal = hostOf(asked.facts.signIn?.url ?? '');
    const address = addressOf(asked.facts);
    return {
      steps: stepsOf(
        [
          portal === ''
            ? 'Open {address}: the network shows its own page there, as long as it does not let you through.'
            : 'Open {address}: the network leads from there to its own page, at {portal}.',
          'Accept its terms, or sign in with what the place gave you.',
          'Come back to this page and reload it.',
        ],
        asked,
        { portal: code(portal), address: code(address) },
      ),
      copies: [],
      opens: { label: 'Open the network’s page', address },
    };
  },
};
