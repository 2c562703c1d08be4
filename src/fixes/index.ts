/** Every fix by its id; the compiler names one that is missing. */

import type { FixId } from '../engine/fix.ts';
import { clearCache } from './clear-cache.ts';
import { clearCookies } from './clear-cookies.ts';
import { clearStorage } from './clear-storage.ts';
import { deleteNamedCookies } from './delete-cookies.ts';
import type { Fix } from './fix.ts';
import { forgetSavedSignIn } from './forget-saved-sign-in.ts';
import { openAddress } from './open-address.ts';
import { openPrivate } from './open-private.ts';
import { pauseExtensions } from './pause-extensions.ts';
import { reload } from './reload.ts';
import { signInAgain } from './sign-in-again.ts';

export const fixes: Readonly<Record<FixId, Fix>> = {
  reload,
  'delete-cookies': deleteNamedCookies,
  'sign-in-again': signInAgain,
  'clear-cache': clearCache,
  'clear-cookies': clearCookies,
  'open-address': openAddress,
  'open-private': openPrivate,
  'pause-extensions': pauseExtensions,
  'clear-storage': clearStorage,
  'forget-saved-sign-in': forgetSavedSignIn,
};
