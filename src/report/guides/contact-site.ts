/** What is left to do where a site is at fault: a report for those who run it. */

import { text } from '../../engine/words.ts';
import { writeFailureReport } from '../failure-report.ts';
import { type Guide, stepsOf } from './guide.ts';

/** Somebody else is to be asked, or has a text of its own. */
const elsewhere = new Set(['firewall-blocked', 'proxy-authentication-required', 'network-sign-in-required']);

export const contactSite: Guide = {
  id: 'contact-site',
  label: 'Contact the site',
  fits: (verdict) => !elsewhere.has(verdict?.cause ?? ''),
  write: (asked) => {
    const { domain, initiatorDomain } = asked.facts.site;
    return {
      steps: stepsOf(
        [
          'Look on {page} for “Contact”, “Help” or “Support”.',
          'Send the report below. No password, no token and no cookie’s value is in it.',
          'Write what you wanted to do, and whether it worked before.',
        ],
        asked,
        { page: text(initiatorDomain ?? domain) },
      ),
      copies: [{ label: 'Report', text: writeFailureReport(asked) }],
    };
  },
};
