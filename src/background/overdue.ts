/** What has not ended after a while: one timer for all of it, and none while nothing is under way. */

export interface Overdue {
  /** From now on it is waited for. */
  began(id: string): void;
  ended(id: string): void;
}

/** `tell` is called once for what has not ended `ms` milliseconds after it began. */
export function watchOverdue(ms: number, tell: (id: string) => void): Overdue {
  /** When each is overdue, the soonest first. No clock that is set changes that. */
  const due = new Map<string, number>();
  let isTimed = false;

  const lookAfter = (wait: number): void => {
    isTimed = true;
    setTimeout(look, wait);
  };

  const look = (): void => {
    isTimed = false;
    for (const [id, at] of due) {
      const left = at - performance.now();
      if (left > 0) {
        lookAfter(left);
        return;
      }
      due.delete(id);
      tell(id);
    }
  };

  return {
    began(id) {
      due.delete(id);
      due.set(id, performance.now() + ms);
      if (!isTimed) lookAfter(ms);
    },

    ended(id) {
      due.delete(id);
    },
  };
}
