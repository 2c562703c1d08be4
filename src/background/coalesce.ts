/** Runs an operation for each key one at a time; calls that come while it runs become one more run after it. */
export function coalesce<Key>(operation: (key: Key) => Promise<void>): (key: Key) => Promise<void> {
  const running = new Map<Key, { current: Promise<void>; next: Promise<void> | undefined }>();

  const start = (key: Key): Promise<void> => {
    const current = operation(key).finally(() => {
      if (running.get(key)?.next === undefined) running.delete(key);
    });
    running.set(key, { current, next: undefined });
    return current;
  };

  return (key) => {
    const state = running.get(key);
    if (!state) return start(key);
    state.next ??= state.current.catch(() => undefined).then(() => start(key));
    return state.next;
  };
}
