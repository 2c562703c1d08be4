/** Two parts side by side, whose border moves by mouse and by keyboard; narrow, one above the other. */

import type { ComponentChildren, JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';

const LEAST = 20;
const MOST = 80;
/** How far an arrow key moves the border. All in percent of the width. */
const STEP = 2;

interface Props {
  readonly first: ComponentChildren;
  readonly second: ComponentChildren;
}

export function Split({ first, second }: Props): JSX.Element {
  const [share, setShare] = useState(52);
  const element = useRef<HTMLDivElement>(null);
  const move = (to: number): void => setShare(Math.min(MOST, Math.max(LEAST, Math.round(to))));

  const onKeyDown = (event: KeyboardEvent): void => {
    const forward = element.current && getComputedStyle(element.current).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const to = { ArrowLeft: share - STEP, ArrowRight: share - STEP, [forward]: share + STEP, Home: LEAST, End: MOST }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    move(to);
  };

  const onPointerMove = (event: PointerEvent): void => {
    if (!(event.currentTarget as Element).hasPointerCapture(event.pointerId) || !element.current) return;
    const { left, right, width } = element.current.getBoundingClientRect();
    const along = getComputedStyle(element.current).direction === 'rtl' ? right - event.clientX : event.clientX - left;
    move((along / width) * 100);
  };

  return (
    <div class="split" ref={element} style={{ '--share': `${share}%` }}>
      {first}
      {/* biome-ignore lint/a11y/useSemanticElements: a border that moves is no hr. */}
      <div
        class="border"
        role="separator"
        aria-orientation="vertical"
        aria-label="Width of the list"
        aria-valuenow={share}
        aria-valuemin={LEAST}
        aria-valuemax={MOST}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={onPointerMove}
        onDblClick={() => move(52)}
      />
      {second}
    </div>
  );
}
