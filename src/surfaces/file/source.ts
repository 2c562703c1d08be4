/** What a store is made of where a file is looked at: the failures that were opened, each with what it is held against. */

import type { Snapshot } from '../../engine/page.ts';
import type { Source } from '../../ui/source.ts';
import type { Answers, Opened, Question } from './protocol.ts';

export type Ask = <Of extends Question['of']>(question: Extract<Question, { of: Of }>) => Promise<Answers[Of]>;

/** So many are held in full, the last that were opened. */
const MOST_OPENED = 8;

export function createFileSource(ask: Ask, openPage: Source['openPage']): Source {
  let opened: readonly Opened[] = [];
  let show: (snapshot: Snapshot) => void = () => undefined;
  return {
    subscribe(listener) {
      show = listener;
      listener(snapshotOf(opened));
      return () => {
        show = () => undefined;
      };
    },
    async open(id) {
      const one = await ask({ of: 'open', id }).catch(() => undefined);
      if (!one) return;
      const others = opened.filter(({ exchange }) => exchange.id !== id);
      opened = one.isPart || others.some(({ isPart }) => isPart) ? [one] : [...others, one].slice(-MOST_OPENED);
      show(snapshotOf(opened));
    },
    reveal: (id, hop, place) => ask({ of: 'reveal', id, hop, place }),
    maskedBody: (id, hop, side) => ask({ of: 'masked-body', id, hop, side }),
    maskedToken: (id, hop, token) => ask({ of: 'masked-token', id, hop, token }),
    request: (id, hop) => ask({ of: 'request', id, hop }),
    openPage,
  };
}

function snapshotOf(opened: readonly Opened[]): Snapshot {
  const failures = opened.map(({ exchange }) => exchange);
  const trail = new Map(opened.flatMap((each) => each.trail).map((exchange) => [exchange.id, exchange]));
  for (const { id } of failures) trail.delete(id);
  return {
    tabId: -1,
    page: { kind: 'several', url: '' },
    failures,
    trail: [...trail.values()],
    dropped: 0,
    runs: [],
    tries: [],
    currentIds: [],
  };
}
