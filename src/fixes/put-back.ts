/** Puts back what a fix took away. */

import { putBackCookies } from './cookie.ts';
import { comesBack, cookiesAmong, type Remembered, storedAmong } from './remembered.ts';
import { putBackStored } from './stored.ts';

/** Throws a sentence that names what could not be put back; the rest is back all the same. */
export async function putBack(remembered: readonly Remembered[]): Promise<void> {
  const left = await putBackCookies(cookiesAmong(remembered));
  left.push(...(await putBackStored(storedAmong(remembered).filter(comesBack))));
  if (left.length > 0) throw new Error(`The browser did not take back ${left.join(', ')}.`);
}
