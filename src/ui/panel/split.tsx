/** Two parts side by side, or one above the other where there is little width; their border moves by mouse and by keyboard. */

import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { atFirst, type Preferences } from '../state/preferences.ts';

const LEAST = 20;
const MOST = 80;
/** How far an arrow key moves the border. All in percent. */
const STEP = 2;

/** Beside or above; the same stands in panel.css. */
const NARROW = '(max-width: 44rem)';

type Shares = Pick<Preferences, 'shareBeside' | 'shareAbove'>;

interface Props {
  readonly shares: Shares;
  readonly onShare: (shares: Partial<Shares>) => void;
  readonly first: ComponentChildren;
  readonly second: ComponentChildren;
}

export function Split({ shares, onShare, first, second }: Props): JSX.Element {
  const isNarrow = useMedia(NARROW);
  const name = isNarrow ? 'shareAbove' : 'shareBeside';
  const share = shares[name];
  const element = useRef<HTMLDivElement>(null);
  const move = (to: number): void => onShare({ [name]: Math.min(MOST, Math.max(LEAST, Math.round(to))) });
  const isRtl = (): boolean => element.current !== null && getComputedStyle(element.current).direction === 'rtl';

  const onKeyDown = (event: KeyboardEvent): void => {
    const [forward, back] = isNarrow ? ['ArrowDown', 'ArrowUp'] : isRtl() ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
    const to = { [back]: share - STEP, [forward]: share + STEP, Home: LEAST, End: MOST }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    move(to);
  };

  const onPointerMove = (event: PointerEvent): void => {
    if (!(event.currentTarget as Element).hasPointerCapture(event.pointerId) || !element.current) return;
    const { left, right, width, top, height } = element.current.getBoundingClientRect();
    if (isNarrow) move(((event.clientY - top) / height) * 100);
    else move(((isRtl() ? right - event.clientX : event.clientX - left) / width) * 100);
  };

  return (
    <div class="split" ref={element} style={{ '--share': `${share}%` }}>
      {first}
      {/* biome-ignore lint/a11y/useSemanticElements: a border that moves is no hr. */}
      <div
        class="border"
        role="separator"
        aria-orientation={isNarrow ? 'horizontal' : 'vertical'}
        aria-label={isNarrow ? 'Height of the list' : 'Width of the list'}
        aria-valuenow={share}
        aria-valuemin={LEAST}
        aria-valuemax={MOST}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={onPointerMove}
        onDblClick={() => move(atFirst[name])}
      />
      {second}
    </div>
  );
}

function useMedia(query: string): boolean {
  const [fits, setFits] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const listen = (): void => setFits(list.matches);
    list.addEventListener('change', listen);
    return () => list.removeEventListener('change', listen);
  }, [query]);
  return fits;
}
