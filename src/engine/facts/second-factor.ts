/** What a request shows of a second factor: a code that a person typed, in a field or a header of its own. */

import type { Hop } from '../exchange.ts';
import { pathOf } from './address.ts';

export interface SecondFactorPlace {
  readonly in: 'form' | 'header';
  /** Of the field as it was sent (`user[otp_attempt]`), of the header in lower case. */
  readonly name: string;
}

/** Undefined where there is none. */
export function secondFactorPlace({ url, request }: Pick<Hop, 'url' | 'request'>): SecondFactorPlace | undefined {
  const isSent = isSecondFactorAddress(url) ? (name: string) => isSecondFactor(name) || /^(?:code|token|pin)$/i.test(name) : isSecondFactor;
  const field = Object.keys(request?.form ?? {}).find((name) => isSent(name.replace(/\]$/, '').split(/[[.]/).at(-1) ?? name));
  if (field !== undefined) return { in: 'form', name: field };
  const header = request?.headers.find(({ name }) => isSecondFactor(name));
  return header && { in: 'header', name: header.name.toLowerCase() };
}

/** Names as frameworks and products give them, without separators. */
const names =
  /^[a-z]{0,20}(?:otp|otpcode|otptoken|otpattempt|mfacode|mfatoken|2facode|twofactorcode|twofactortoken|twofactor|verificationcode|authenticatorcode|backupcode|recoverycode)$/;

const isSecondFactor = (name: string): boolean => name.length <= 60 && names.test(name.toLowerCase().replace(/[-_]/g, ''));

/** Where nothing but such a code is asked for and sent. */
export const isSecondFactorAddress = (url: string): boolean =>
  /(?:^|[/_-])(?:mfa|t?otp|2fa|two-?_?factor|second-?_?factor|verif(?:y|ication)[-_]code|one[-_]?time[-_]?(?:code|password)|passcode)(?:[/_-]|$)/i.test(
    pathOf(url),
  );
