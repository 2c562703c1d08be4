/** What a screen shows, as the name of its port. */

/** Whose failures a screen shows: this tab's, or those of every tab whose window is private as this one's is, or is not. */
export interface Scope {
  readonly tabId: number;
  readonly of: 'tab' | 'all';
}

/** The port's name: `why401|tab|7`. */
export const portName = ({ tabId, of }: Scope): string => `why401|${of}|${tabId}`;

export function readPortName(name: string): Scope | undefined {
  const [, of, tabId] = /^why401\|(tab|all)\|(-?\d+)$/.exec(name) ?? [];
  return of === undefined ? undefined : { of: of as Scope['of'], tabId: Number(tabId) };
}
