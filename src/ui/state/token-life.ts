/** The life of a token against the clock that judged it, as places on a line. */

import type { Facts } from '../../engine/facts/facts.ts';
import type { Jwt } from '../../engine/facts/jwt.ts';

/** Times in milliseconds since the epoch, places as fractions of the line from its start. */
export interface TokenLife {
  /** Undefined where the token does not say when it began. */
  readonly from: number | undefined;
  readonly until: number;
  readonly now: number;
  /** Whose clock `now` is. */
  readonly clock: 'server' | 'device';
  readonly state: 'valid' | 'over' | 'not-yet';
  readonly fromAt: number;
  readonly untilAt: number;
  readonly nowAt: number;
  /** The stretch between life and now is longer than it is drawn. */
  readonly cut: boolean;
}

/** Undefined where no credential of the request is a token that says when it ends. */
export function readTokenLife(facts: Facts): TokenLife | undefined {
  const tokens = [...(facts.credentials ?? []), ...(facts.sentCookies ?? [])].map(({ jwt }) => jwt);
  const token = tokens.find(isTimed);
  return token && lifeOf(token, facts);
}

/** Undefined where the token does not say when it ends, or no answer came. */
export function lifeOf(token: Jwt, { serverTime, response }: Pick<Facts, 'serverTime' | 'response'>): TokenLife | undefined {
  const now = serverTime?.now ?? response?.receivedAt;
  if (!isTimed(token) || now === undefined) return undefined;
  const start = token.nbf ?? token.iat;
  const from = start === undefined || start >= token.exp ? undefined : start * 1000;
  return { ...place(from, token.exp * 1000, now), clock: serverTime ? 'server' : 'device' };
}

const isTimed = (jwt: Jwt | undefined): jwt is Jwt & { exp: number } =>
  jwt?.exp !== undefined && Number.isFinite(jwt.exp) && jwt.exp > 0 && jwt.exp < 1e11;

/** Room on both sides for the marks. */
const MARGIN = 0.005;
/** The life is drawn no shorter than this part of the line, so that it can be seen beside a long wait. */
const LEAST_LIFE = 0.3;

function place(from: number | undefined, until: number, now: number): Omit<TokenLife, 'clock'> {
  const start = from ?? until - Math.max(Math.abs(now - until), 60_000);
  const life = until - start;
  const outside = Math.max(0, now - until, start - now);
  const share = Math.max(LEAST_LIFE, life / (life + outside));
  const state = now >= until ? 'over' : now < start ? 'not-yet' : 'valid';
  const width = 1 - 2 * MARGIN;
  const fromAt = MARGIN + (state === 'not-yet' ? (1 - share) * width : 0);
  const along = { over: 1, 'not-yet': 0, valid: (now - start) / life }[state];
  return {
    from,
    until,
    now,
    state,
    fromAt,
    untilAt: fromAt + share * width,
    nowAt: MARGIN + along * width,
    cut: life / (life + outside) < LEAST_LIFE,
  };
}
