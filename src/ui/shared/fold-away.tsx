/** What is there for those who want it. */

import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

interface Props {
  readonly summary: ComponentChildren;
  readonly open?: boolean;
  readonly children: ComponentChildren;
}

/** What is folded is made once all else has been drawn: it is there when somebody unfolds it or looks for its words. */
export function FoldAway({ summary, open = false, children }: Props): JSX.Element {
  const [isMade, setMade] = useState(open);
  useEffect(() => {
    if (isMade) return;
    const idle = requestIdleCallback(() => setMade(true), { timeout: LATEST_MS });
    return () => cancelIdleCallback(idle);
  }, [isMade]);
  return (
    <details class="fold" open={open} onToggle={() => setMade(true)}>
      <summary>{summary}</summary>
      <div class="folded">{isMade && children}</div>
    </details>
  );
}

/** However busy the page is. In milliseconds. */
const LATEST_MS = 500;
