/** Everything the causes may look at, gathered once for each exchange. `undefined`: was not captured. */

import type { Exchange, Hop, MaskedHeader, ObservedRequest, ObservedResponse } from '../exchange.ts';
import type { FailureKind } from '../failure.ts';
import type { Recognised } from '../providers/recognise.ts';
import type { BodyObserved } from './body.ts';
import type { Challenge } from './challenges.ts';
import type { ServerTime } from './clock.ts';
import type { CookieFacts } from './cookie-facts.ts';
import type { SentCookie } from './cookies.ts';
import type { Credential } from './credentials.ts';
import type { Said } from './said.ts';
import type { SetBefore } from './set-before.ts';
import type { SignInRedirect } from './sign-in-redirect.ts';
import type { Site } from './site.ts';
import type { Trail } from './trail.ts';

export interface Facts {
  readonly exchange: Exchange;
  /** Undefined where the exchange did not fail authentication: then there is nothing to explain. */
  readonly failure: FailureKind | undefined;
  /** The hop that is judged: the last one, or the one that redirected to a sign-in page or brought a sign-in service's refusal. */
  readonly hop: Hop;
  readonly request: ObservedRequest | undefined;
  /** The request as the page made it, before anything else in the browser changed it. */
  readonly pageRequest: ObservedRequest | undefined;
  readonly response: ObservedResponse | undefined;
  readonly status: number | undefined;
  /** An OPTIONS with Access-Control-Request-Method (Fetch §4.8); carries no credentials by design. */
  readonly isPreflight: boolean;
  readonly responseHeaders: readonly MaskedHeader[] | undefined;
  readonly challenges: readonly Challenge[] | undefined;
  /** What identifies the caller, cookies apart. */
  readonly credentials: readonly Credential[] | undefined;
  /** The browser may have added a credential that we were not shown (browser-made Basic, Digest, Negotiate in Chromium). */
  readonly hiddenCredentialPossible: boolean;
  readonly sentCookies: readonly SentCookie[] | undefined;
  /** The jar against what was sent. */
  readonly cookies: CookieFacts | undefined;
  /** Without a jar: cookies that earlier answers set, and that their attributes keep from this request. */
  readonly setBefore: readonly SetBefore[];
  readonly serverTime: ServerTime | undefined;
  readonly site: Site;
  /** In words or codes, from everything that was captured of the answer. */
  readonly said: readonly Said[];
  readonly body: BodyObserved | undefined;
  /** The redirect to a sign-in page that this exchange ended in, if it did. */
  readonly signIn: SignInRedirect | undefined;
  readonly trail: Trail;
  /** The products that the answer shows, the one that answered first; no cause may need them. */
  readonly providers: readonly Recognised[];
}

export type FactName = keyof Facts;
