/** Says that something failed, to those who do not see the list: once for a burst, never twice for one. */

import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** A burst is over when nothing came for this long. In milliseconds. */
const QUIET_MS = 1500;

export function Announcer({ failures }: { failures: number }): JSX.Element {
  const told = useRef(failures);
  const [text, setText] = useState('');
  useEffect(() => {
    const more = failures - told.current;
    if (more <= 0) {
      told.current = failures;
      return;
    }
    const timer = setTimeout(() => {
      told.current = failures;
      setText(more === 1 ? '1 new failure' : `${more} new failures`);
    }, QUIET_MS);
    return () => clearTimeout(timer);
  }, [failures]);
  return (
    <div role="status" class="visually-hidden">
      {text}
    </div>
  );
}
