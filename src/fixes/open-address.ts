/** Opens the address without the slip in it. */

import { correctAddress } from '../engine/corrected-address.ts';
import { safeUrl } from '../engine/mask.ts';
import { addressOf, type Fix, nothingGoes, type Target } from './fix.ts';

export const openAddress: Fix = {
  preview: async (target) => ({ ...nothingGoes, target: safeUrl(corrected(target)) }),
  remember: async () => [],
  apply: async () => undefined,
  leads: async (target) => ({ tabId: target.tabId, url: corrected(target), awaited: corrected(target), askedBy: 'page' }),
};

const corrected = (target: Target): string => correctAddress(addressOf(target).href, target.choice.address ?? {});
