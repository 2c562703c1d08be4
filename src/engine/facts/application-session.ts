/** A session or a token that was made for an application, without anybody's name and password. */

import type { Exchange, Hop } from '../exchange.ts';
import { carried, isSignInAddress, judgedCredential } from './caller.ts';
import type { CredentialKind } from './credentials.ts';
import type { Facts } from './facts.ts';
import { type Success, successesAt } from './success.ts';
import { grantTypeOf } from './token-request.ts';

export interface ApplicationSession {
  /** The call that made it. */
  readonly madeBy: Exchange;
  /** By a call for a session, whose other kind is a user's; an OAuth token for an application (RFC 6749 §4.4) may well change things. */
  readonly ofTwoKinds: boolean;
  /** A later request that read something with the same credential, and got it. */
  readonly hasRead: Exchange | undefined;
}

/** Undefined where the last call to this host that made a session named a user, or where none was seen. */
export function readApplicationSession(facts: Pick<Facts, 'trail' | 'site' | 'credentials'>): ApplicationSession | undefined {
  const fingerprint = judgedCredential(facts)?.fingerprint;
  const successes = successesAt(facts.site.host, facts.trail.earlier);
  const at = successes.findLastIndex(({ hop }) => makesSession(hop));
  const last = successes[at];
  if (last === undefined || fingerprint === undefined || !isOfApplication(last.hop)) return undefined;
  const isOlder = successes.slice(0, at).some((success) => carried(success, fingerprint));
  const hasRead = successes.slice(at + 1).find((success) => isRead(success) && carried(success, fingerprint));
  const ofTwoKinds = grantTypeOf(last.hop) === undefined;
  return isOlder ? undefined : { madeBy: last.exchange, ofTwoKinds, hasRead: hasRead?.exchange };
}

const makesSession = (hop: Hop): boolean =>
  hop.method.toUpperCase() === 'POST' && (grantTypeOf(hop) !== undefined || isSignInAddress(hop.url) || inForm(hop, 'password'));

const inForm = ({ request }: Hop, ...kinds: readonly CredentialKind[]): boolean =>
  request?.credentials?.some(({ kind, place }) => place.in === 'form' && kinds.includes(kind)) ?? false;

/** It names the application, and no field is for a user. */
const isOfApplication = (hop: Hop): boolean =>
  grantTypeOf(hop) === 'client_credentials' ||
  (inForm(hop, 'signature', 'api-key', 'client-credentials') && !Object.keys(hop.request?.form ?? {}).some((name) => ofUser.test(name)));

const ofUser = /user|login|e-?mail|phone|provider|password|assertion|code|token/i;

const isRead = ({ hop }: Success): boolean => /^(?:get|head)$/i.test(hop.method);
