/** Says what changed in the list, to those who do not see it: once for a burst, never twice for one. */

import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** A burst is over when nothing came for this long. In milliseconds. */
const QUIET_MS = 1500;

interface Props {
  readonly failures: number;
  /** Of them, those that fit a filter. */
  readonly fitting?: number;
  readonly filtered?: boolean;
}

export function Announcer({ failures, fitting = failures, filtered = false }: Props): JSX.Element {
  const told = useRef({ failures, fitting, filtered });
  const [text, setText] = useState('');
  useEffect(() => {
    const before = told.current;
    const more = failures - before.failures;
    const words = filtered
      ? fitting !== before.fitting || !before.filtered
        ? `${fitting} of ${count(failures)} fit`
        : undefined
      : more > 0
        ? `${more === 1 ? '1 new failure' : `${more} new failures`}`
        : before.filtered
          ? `All ${count(failures)} are shown`
          : undefined;
    const timer = setTimeout(() => {
      told.current = { failures, fitting, filtered };
      if (words !== undefined) setText(words);
    }, QUIET_MS);
    return () => clearTimeout(timer);
  }, [failures, fitting, filtered]);
  return (
    <div role="status" class="visually-hidden">
      {text}
    </div>
  );
}

const count = (failures: number): string => (failures === 1 ? '1 failure' : `${failures} failures`);
