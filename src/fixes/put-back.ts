/** Puts back what a fix took away. */

import { putBackCookies } from './cookie.ts';
import { switchOn } from './pause-extensions.ts';
import { comesBack, cookiesIn, extensionsIn, type Remembered, storedIn } from './remembered.ts';
import { putBackStored } from './stored.ts';

/** Throws a sentence that names what could not be put back; the rest is back all the same. */
export async function putBack(remembered: readonly Remembered[]): Promise<void> {
  const kept = [...(await putBackCookies(cookiesIn(remembered))), ...(await putBackStored(storedIn(remembered).filter(comesBack)))];
  const extensions = await switchOn(extensionsIn(remembered));
  const problems = [
    ...(kept.length > 0 ? [`The browser did not take back ${kept.join(', ')}.`] : []),
    ...(extensions.length > 0 ? [`The browser did not switch ${extensions.join(', ')} on again: do it on its page of extensions.`] : []),
  ];
  if (problems.length > 0) throw new Error(problems.join(' '));
}
