/** Asking a failed request again with one thing changed: what may be changed, and what can come of it. */

/** No server is asked more often than this on one click. */
export const MOST_TRIES = 8;

/** A cookie of the request, by what a person can name. */
export interface CookieRef {
  readonly name: string;
  /** Which of several with this name, the first that was sent is 1; undefined where there is one alone. */
  readonly nth: number | undefined;
}

/** How one address is a slip of the other: what was put right in it. */
export interface Slip {
  readonly https?: true;
  readonly www?: 'added' | 'removed';
  readonly slash?: 'added' | 'removed';
}

export type TryChange =
  /** Nothing: what the others are held against. */
  | { readonly kind: 'same' }
  | { readonly kind: 'without-cookies' }
  | { readonly kind: 'without-cookie'; readonly cookie: CookieRef }
  /** All cookies whose names begin so. */
  | { readonly kind: 'without-pile'; readonly start: string; readonly times: number }
  | { readonly kind: 'without-authorization' }
  /** `url`: without secrets, for screens. */
  | { readonly kind: 'other-address'; readonly slip: Slip; readonly url: string }
  | { readonly kind: 'past-cache' }
  | { readonly kind: 'private-window' };

/** What a try may cost; such a one is made only where the user chose it. */
export type TryWarning =
  /** The address, or the new session that each answer gives, may end the sign-in. */
  | 'may-sign-out'
  /** The address reads as if it did something: deleted, confirmed. */
  | 'may-act'
  /** It carries a password, or goes to where people sign in: some servers lock an account after a few. */
  | 'counts-as-sign-in'
  /** A code in the address is good for one request. */
  | 'one-time-code'
  | 'opens-window';

/** Of the request as it was, once more at the end: made only where something helped, since answers may waver. */
export const CONTROL_ID = 'same-2';

export interface PlannedTry {
  /** Unique within a plan. */
  readonly id: string;
  readonly change: TryChange;
  readonly byDefault: boolean;
  readonly warning: TryWarning | undefined;
}

export type TryOutcome =
  /** `other`: neither a success nor a failure to sign in: 404, 500, a redirect to somewhere else. */
  | { readonly kind: 'answered'; readonly status: number; readonly as: 'works' | 'fails' | 'other' }
  /** No answer came in time, or none was seen. */
  | { readonly kind: 'silent' }
  /** What went out was not what was meant to: its answer tells nothing. */
  | { readonly kind: 'not-as-meant' }
  /** The control at the end, where nothing helped. */
  | { readonly kind: 'not-needed' };

export interface TryRow {
  readonly id: string;
  readonly change: TryChange;
  readonly state: 'waiting' | 'asking' | 'done';
  /** Once it is done. */
  readonly outcome: TryOutcome | undefined;
}

/** One press of the button, up to its end. */
export interface TriesRun {
  readonly id: string;
  readonly exchangeId: string;
  readonly tabId: number;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly state:
    | 'running'
    | 'done'
    /** The server answered 429. */
    | 'limited'
    | 'cancelled'
    /** The browser ended the background in the middle. */
    | 'cut-off'
    | 'failed';
  /** In the order in which they are made. */
  readonly rows: readonly TryRow[];
  /** What went wrong, in a sentence; for `failed` only. */
  readonly problem: string | undefined;
}
