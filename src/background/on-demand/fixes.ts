/** All fixes: those that are done at once, and the search for the extension at fault, which takes several loads of the page. */

import type { FixChoice, FixRun } from '../../engine/fix.ts';
import type { Fingerprint } from '../../engine/observe.ts';
import type { PausedRecord } from '../../storage/paused.ts';
import type { Stores } from '../../storage/stores.ts';
import { createFixRunner, type FixRunner } from './fix-runner.ts';
import { createPauseSearch } from './pause-search.ts';
import { targetOf } from './target-of.ts';

/** Both of them as one. */
export interface Fixes extends FixRunner {
  /** Ends what is under way and waits for nothing: all other extensions are on again, or a sentence says which are not. */
  settle(): Promise<string | undefined>;
  /** It may manage extensions again. */
  allowed(): Promise<void>;
}

export function createFixes(
  stores: Pick<Stores, 'log' | 'vault' | 'runs' | 'fixMemory'>,
  paused: PausedRecord,
  fingerprint: Promise<Fingerprint>,
  onRun: (run: FixRun) => void,
): Fixes {
  const runner = createFixRunner(stores, fingerprint, onRun);
  const search = createPauseSearch(stores, paused, fingerprint, onRun);
  const isSearch = ({ fix, pause }: FixChoice): boolean => fix === 'pause-extensions' && pause?.way !== 'stay-off';

  return {
    preview: runner.preview,
    async apply(exchangeId, choice) {
      if (isSearch(choice)) return search.start(await targetOf(stores, exchangeId, choice));
      if (choice.fix === 'pause-extensions') await search.letStay();
      return runner.apply(exchangeId, choice);
    },
    undo: runner.undo,
    stopWaiting: async (runId) => (search.stop(runId) ? undefined : runner.stopWaiting(runId)),
    isWaiting: () => runner.isWaiting() || search.isWaiting(),
    see: async (raw) => void (await Promise.all([runner.see(raw), search.see(raw)])),
    forget: runner.forget,
    async settle() {
      const problem = await search.settle();
      await runner.forget();
      return problem;
    },
    allowed: search.allowed,
    resume: async () => void (await Promise.all([runner.resume(), search.resume()])),
  };
}
