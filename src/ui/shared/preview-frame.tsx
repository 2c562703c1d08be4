/** Around every preview of a fix. */

import type { ComponentChildren, JSX } from 'preact';
import { onEscape } from './on-escape.ts';

interface Props {
  readonly title: string;
  readonly onCancel: () => void;
  readonly children: ComponentChildren;
}

export function PreviewFrame({ title, onCancel, children }: Props): JSX.Element {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is a second way to the button that is in it.
    <div class="preview" onKeyDown={onEscape(onCancel)}>
      <h3>{title}</h3>
      {children}
    </div>
  );
}
