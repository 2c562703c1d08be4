/** A list that scrolls by itself once it is long: what goes must not push the button out of sight. */

import type { ComponentChildren, JSX } from 'preact';

interface Props {
  readonly length: number;
  /** For screen readers. */
  readonly label: string;
  readonly children: ComponentChildren;
}

/** Beyond this it scrolls. */
const FEW = 6;

export function LongList({ length, label, children }: Props): JSX.Element {
  if (length <= FEW) return <>{children}</>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section class="scrolls" tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
