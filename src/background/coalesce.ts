/**
 * Runs an operation for each key one at a time, soon after it is called; calls that come before it began share one run, and so do those
 * that come while it runs: one more run after it.
 */
export function coalesce<Key>(operation: (key: Key) => Promise<void>): (key: Key) => Promise<void> {
  const running = new Map<Key, { hasBegun: boolean; current: Promise<void>; next: Promise<void> | undefined }>();

  const start = (key: Key): Promise<void> => {
    const begun = soon().then(() => {
      state.hasBegun = true;
      return operation(key);
    });
    const current = begun.finally(() => {
      if (running.get(key)?.next === undefined) running.delete(key);
    });
    const state = { hasBegun: false, current, next: undefined };
    running.set(key, state);
    return current;
  };

  return (key) => {
    const state = running.get(key);
    if (!state) return start(key);
    if (!state.hasBegun) return state.current;
    state.next ??= state.current.catch(() => undefined).then(() => start(key));
    return state.next;
  };
}

/** When all that goes on at this moment was done. */
const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
