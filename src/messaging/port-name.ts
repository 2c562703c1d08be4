/** What a screen's port is called, which tells whose failures it shows: `why401|tab|7`. */

/** This tab's, or those of every tab whose window is private as this one's is, or is not. */
export interface Scope {
  readonly tabId: number;
  readonly of: 'tab' | 'all';
}

export const portName = ({ tabId, of }: Scope): string => `why401|${of}|${tabId}`;

export function readPortName(name: string): Scope | undefined {
  const [, of, tabId] = /^why401\|(tab|all)\|(-?\d+)$/.exec(name) ?? [];
  return of === undefined ? undefined : { of: of as Scope['of'], tabId: Number(tabId) };
}
