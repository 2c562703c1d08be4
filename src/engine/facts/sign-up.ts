/** Calls that take a password without signing anybody in: registering, inviting, changing and resetting. */

import type { Hop } from '../exchange.ts';
import { segmentsOf } from './address.ts';
import { wordSet } from './word-set.ts';

/** Last words of paths, without separators. */
const words = wordSet(`
  signup register registration registrations registrieren inscription registro createaccount createuser users user accounts account
  members customers profile me password passwords setpassword newpassword changepassword updatepassword resetpassword passwordreset
  forgotpassword reset forgot invite invites invitation invitations accept activate join enroll
`);

/** Fields that stand beside a new password. */
const secondPassword = /(?:confirm|repeat|retype|again|verif|new|current|old).{0,12}pass|pass.{0,12}(?:confirm|repeat|again|verif)/i;

/** By the last segment of the path, or by a second password in the body. */
export function isSignUp({ url, request }: Pick<Hop, 'url' | 'request'>): boolean {
  if (Object.keys(request?.form ?? {}).some((name) => secondPassword.test(name))) return true;
  const word = segmentsOf(url)
    .at(-1)
    ?.split(':')
    .at(-1)
    ?.replace(/\.\w{2,5}$/, '')
    .replace(/[-_]/g, '')
    .toLowerCase();
  return word !== undefined && words.has(word);
}
