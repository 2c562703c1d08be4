/** Every guide, what helps most surely first. */

import type { Verdict } from '../../engine/diagnose.ts';
import type { Facts } from '../../engine/facts/facts.ts';
import { allowThirdPartyCookies } from './allow-third-party-cookies.ts';
import { askAccess } from './ask-access.ts';
import { askNetworkPeople } from './ask-network-people.ts';
import { contactSite } from './contact-site.ts';
import type { Guide } from './guide.ts';
import { lookUpAnew } from './look-up-anew.ts';
import { reportBlock } from './report-block.ts';
import { setClock } from './set-clock.ts';
import { signInToNetwork } from './sign-in-to-network.ts';

export const guides: readonly Guide[] = [
  setClock,
  allowThirdPartyCookies,
  signInToNetwork,
  askNetworkPeople,
  reportBlock,
  askAccess,
  lookUpAnew,
  contactSite,
];

/** Those that fit a failure; `verdict` is its first. */
export const guidesFor = (verdict: Verdict | undefined, facts: Facts): readonly Guide[] =>
  guides.filter(({ fits }) => fits(verdict, facts));
