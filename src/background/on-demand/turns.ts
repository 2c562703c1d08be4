/** Work in turns: each item at once while few come; in a flood, all that came meanwhile together. Their order stays. */

/** More than this within a second is a flood; of items of which something came. */
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
 * `work` takes a turn's items, and gives for each what comes of it, or undefined for nothing; the next turn begins when all of them are
 * settled. `isUrgent`: it begins at once then, even in a flood.
 */
export function inTurns<Item, Result>(
  work: (items: readonly Item[]) => readonly Promise<Result>[],
  isUrgent: () => boolean,
): (item: Item) => Promise<Result> {
  let waiting: Waiting<Item, Result>[] = [];
  let isAtWork = false;
  /** The turns of the last second, and of how many items something came. No clock that is set changes that. */
  let turns: { readonly at: number; readonly count: number }[] = [];

  /** In milliseconds from now. */
  const untilNext = (): number => {
    const now = performance.now();
    turns = turns.filter(({ at }) => now - at < SECOND_MS);
    const isFlood = turns.reduce((sum, { count }) => sum + count, 0) > FEW;
    return isFlood ? Math.max(0, (turns.at(-1)?.at ?? 0) + APART_MS - now) : 0;
  };

  const takeTurn = async (): Promise<void> => {
    const turn = waiting;
    waiting = [];
    const at = performance.now();
    const results = await Promise.allSettled(work(turn.map(({ item }) => item)));
    for (const [index, { done, failed }] of turn.entries()) {
      const result = results[index];
      if (result?.status === 'fulfilled') done(result.value);
      else failed(result?.reason);
    }
    turns.push({ at, count: results.filter((result) => result.status === 'fulfilled' && result.value !== undefined).length });
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
