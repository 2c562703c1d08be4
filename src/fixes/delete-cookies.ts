/** Deletes the cookies that the verdict points at, by name, wherever the failed host gets them from; the others stay. */

import type { RawJarCookie } from '../engine/exchange.ts';
import { deleteCookies } from './cookie.ts';
import { cookiesFor, previewCookies } from './cookies-of-target.ts';
import type { Fix, Target } from './fix.ts';
import { cookiesAmong } from './remembered.ts';

export const deleteNamedCookies: Fix = {
  async preview(target) {
    const cookies = await named(target);
    const preview = await previewCookies(target, cookies);
    return cookies.length > 0 ? preview : { ...preview, impossible: 'The cookies that this was about are no longer in the browser.' };
  },
  remember: async (target) => (await named(target)).map((cookie) => ({ what: 'cookie', cookie })),
  apply: async (_target, remembered) => deleteCookies(cookiesAmong(remembered)),
  askedBy: 'page',
};

async function named(target: Target): Promise<RawJarCookie[]> {
  const names = new Set(target.choice.cookies);
  return (await cookiesFor(target)).filter(({ name }) => names.has(name));
}
