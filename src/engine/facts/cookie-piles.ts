/** Cookies that pile up: one more with each sign-in that was started and never ended. */

export interface CookiePile {
  /** What their names begin with. */
  readonly start: string;
  readonly names: readonly [string, ...string[]];
}

/** Two of a kind are no pile. */
const LEAST = 3;

/** Cookies whose names differ only behind their last separator, as started sign-ins leave them; the largest pile first. */
export function pilesOf(cookies: readonly { readonly name: string }[]): CookiePile[] {
  const piles = new Map<string, CookiePile>();
  for (const { name } of cookies) {
    const start = pileStartOf(name);
    const before = piles.get(start)?.names;
    if (start.length > 2) piles.set(start, { start, names: before ? [...before, name] : [name] });
  }
  return [...piles.values()].filter(({ names }) => names.length >= LEAST).sort((a, b) => b.names.length - a.names.length);
}

/** `oidc.state.` of `oidc.state.3`. */
export const pileStartOf = (name: string): string => name.slice(0, name.search(/[^._-]*$/));
