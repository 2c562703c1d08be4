/**
 * Makes the browser forget the name and password that it keeps and sends by itself. A refusal with a challenge does that anyway; so this
 * is for who is signed in as somebody who may not do this, and cannot sign out.
 */

import type { RawJarCookie } from '../engine/exchange.ts';
import { observer } from '../platform/browser.ts';
import { cookiesAround } from '../platform/cookies.ts';
import { forgetByWrongOnes, forgetWithCookies } from '../platform/saved-sign-in.ts';
import { putBackCookies } from './cookie.ts';
import { addressOf, type Fix, nothingGoes, type Target } from './fix.ts';
import { pageOf } from './page-of.ts';
import { cookiesIn } from './remembered.ts';
import { shownPage } from './stored.ts';

export const forgetSavedSignIn: Fix = {
  async preview(target) {
    if (observer === 'firefox')
      return (await shownPage(target.tabId, addressOf(target).origin))
        ? { ...nothingGoes, notes: ['To forget it, Firefox has to try a wrong one: the server sees one failed sign-in.'] }
        : { ...nothingGoes, impossible: notShown(target) };
    if (target.exchange.place.incognito) return { ...nothingGoes, impossible: IN_PRIVATE };
    const { length } = await cookiesThatGo(target);
    return { ...nothingGoes, notes: length > 0 ? [aroundCookies(length)] : [] };
  },
  remember: async (target) => (await cookiesThatGo(target)).map((cookie) => ({ what: 'cookie', cookie })),
  async apply(target, remembered) {
    if (observer === 'firefox') await forgetInFirefox(target);
    else await forgetInChromium(target, cookiesIn(remembered));
  },
  /** The browser's prompt stands for as long as it takes. */
  leads: async (target) => ({ tabId: target.tabId, url: await pageOf(target), askedBy: 'user' }),
};

/** Together with it, in Chromium: all of the site. In Firefox it goes alone. */
const cookiesThatGo = async (target: Target): Promise<RawJarCookie[]> =>
  observer === 'firefox' ? [] : cookiesAround(addressOf(target).hostname, target.storeId);

async function forgetInChromium(target: Target, cookies: readonly RawJarCookie[]): Promise<void> {
  if (target.exchange.place.incognito) throw new Error(IN_PRIVATE);
  await forgetWithCookies(addressOf(target).origin);
  const left = await putBackCookies(cookies);
  if (left.length > 0) throw new Error(`The browser did not take back the cookies ${left.join(', ')}.`);
}

async function forgetInFirefox(target: Target): Promise<void> {
  const { origin, href } = addressOf(target);
  const frame = await shownPage(target.tabId, origin);
  if (!frame) throw new Error(notShown(target));
  if (!(await forgetByWrongOnes(frame, href)))
    throw new Error('The server let a wrong name and password pass, so the browser keeps its own until it is closed.');
}

const aroundCookies = (count: number): string =>
  count === 1
    ? 'The browser forgets it only together with this site’s cookies: the one there is is put back at once.'
    : `The browser forgets it only together with this site’s cookies: all ${count} are put back at once.`;

const IN_PRIVATE = 'Close all private windows: the browser forgets it then, and in no other way.';

const notShown = (target: Target): string =>
  `This tab shows no page of ${addressOf(target).host} now. Open one and try again, or close the browser: it forgets it then.`;
