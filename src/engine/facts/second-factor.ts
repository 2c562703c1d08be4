/** What a request shows of a second factor: a code that a person typed, in a field or a header of its own. */

import type { ObservedRequest } from '../exchange.ts';

/** Names as frameworks and products give them, without separators. */
const names =
  /^(?:x)?[a-z]{0,20}(?:otp|totp|otpcode|otptoken|otpattempt|mfacode|mfatoken|2facode|twofactorcode|twofactortoken|twofactor|verificationcode|authenticatorcode|backupcode|recoverycode|mfaanswer)$/;

/** `otp`, `user[otp_attempt]`, `X-GitHub-OTP`; undefined where there is none. */
export function secondFactorPlace(
  request: ObservedRequest | undefined,
): { readonly in: 'form' | 'header'; readonly name: string } | undefined {
  const field = Object.keys(request?.form ?? {}).find((name) => isSecondFactor(name.replace(/\]$/, '').split(/[[.]/).at(-1) ?? name));
  if (field !== undefined) return { in: 'form', name: field };
  const header = request?.headers.find(({ name }) => isSecondFactor(name));
  return header && { in: 'header', name: header.name.toLowerCase() };
}

const isSecondFactor = (name: string): boolean => name.length <= 60 && names.test(name.toLowerCase().replace(/[-_]/g, ''));
