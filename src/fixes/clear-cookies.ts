/** Deletes the cookies that go to the failed host. */

import { deleteCookies } from './cookie.ts';
import { cookiesFor, previewCookies } from './cookies-of-target.ts';
import { addressOf, type Fix } from './fix.ts';
import { cookiesAmong } from './remembered.ts';

export const clearCookies: Fix = {
  async preview(target) {
    const cookies = await cookiesFor(target);
    const preview = await previewCookies(target, cookies);
    return cookies.length > 0 ? preview : { ...preview, impossible: `There are no cookies of ${addressOf(target).hostname} to clear.` };
  },
  remember: async (target) => (await cookiesFor(target)).map((cookie) => ({ what: 'cookie', cookie })),
  apply: async (_target, remembered) => deleteCookies(cookiesAmong(remembered)),
  askedBy: 'page',
};
