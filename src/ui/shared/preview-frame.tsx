/** Around every preview of a fix. */

import type { ComponentChildren, JSX } from 'preact';

interface Props {
  readonly title: string;
  readonly onCancel: () => void;
  readonly children: ComponentChildren;
}

export function PreviewFrame({ title, onCancel, children }: Props): JSX.Element {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is a second way to the button that is in it.
    <div
      class="preview"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onCancel();
      }}
    >
      <h3>{title}</h3>
      {children}
    </div>
  );
}
