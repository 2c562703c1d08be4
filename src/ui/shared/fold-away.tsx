/** What is there for those who want it. */

import type { ComponentChildren, JSX } from 'preact';

export function FoldAway({
  summary,
  open,
  children,
}: {
  summary: ComponentChildren;
  open?: boolean;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <details class="fold" open={open ?? false}>
      <summary>{summary}</summary>
      <div class="folded">{children}</div>
    </details>
  );
}
