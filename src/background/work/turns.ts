/** Work in turns: each item at once while few come; in a flood, all that came meanwhile together. Their order stays. */

/** What comes more often than this is a flood: items within a second. */
const FEW = 20;
const SECOND_MS = 1000;
/** In a flood, from the beginning of a turn to the next: what waits is lost where the worker is killed. In milliseconds. */
const APART_MS = 200;

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly done: (result: Result) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * `work` takes a turn's items, and gives for each what becomes of it; the next turn begins when all of them are settled. `isUrgent`: it
 * begins at once then, even in a flood.
 */
export function inTurns<Item, Result>(
  work: (items: readonly Item[]) => readonly Promise<Result>[],
  isUrgent: () => boolean,
): (item: Item) => Promise<Result> {
  let waiting: Waiting<Item, Result>[] = [];
  let isAtWork = false;
  /** When the items of the last second were taken. No clock that is set changes that. */
  let taken: { readonly at: number; readonly items: number }[] = [];

  /** In milliseconds from now. */
  const untilNext = (): number => {
    const now = performance.now();
    taken = taken.filter(({ at }) => now - at < SECOND_MS);
    const isFlood = taken.reduce((sum, { items }) => sum + items, 0) > FEW;
    return isFlood ? Math.max(0, (taken.at(-1)?.at ?? 0) + APART_MS - now) : 0;
  };

  const takeTurn = async (): Promise<void> => {
    const turn = waiting;
    waiting = [];
    taken.push({ at: performance.now(), items: turn.length });
    const results = await Promise.allSettled(work(turn.map(({ item }) => item)));
    for (const [index, { done, failed }] of turn.entries()) {
      const result = results[index];
      if (result?.status === 'fulfilled') done(result.value);
      else failed(result?.reason);
    }
    isAtWork = false;
    if (waiting.length > 0) begin();
  };

  const begin = (): void => {
    isAtWork = true;
    const ms = isUrgent() ? 0 : untilNext();
    if (ms > 0) setTimeout(() => void takeTurn(), ms);
    else void takeTurn();
  };

  return (item) =>
    new Promise((done, failed) => {
      waiting.push({ item, done, failed });
      if (!isAtWork) begin();
    });
}
