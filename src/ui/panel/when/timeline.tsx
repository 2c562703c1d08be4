/**
 * When it failed: a row for each cause, with renewals and sign-ins as marks above. A stretch of time is chosen by dragging, or with two
 * handles by keyboard. From left to right in every language, as the clock's lines are drawn.
 */

import type { Signal } from '@preact/signals';
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { useLanguage } from '../../shared/reader.ts';
import { describeMarks, describeRange, HOW_TO_CHOOSE, nameRest, nameTime } from '../../words/when-words.ts';
import {
  type CauseRow,
  countByCause,
  countWithin,
  type Mark,
  type Moment,
  type PlacedMark,
  placeMarks,
  type Span,
  spanOf,
} from './bins.ts';
import { dragRange, type End, moveEnd, within } from './range.ts';
import { placeTicks, writeTick } from './ticks.ts';

interface Props {
  readonly moments: readonly Moment[];
  readonly marks: readonly Mark[];
  /** What is chosen; undefined: all of it. */
  readonly range: Signal<Span | undefined>;
  readonly titleOf: (cause: string) => string;
}

/** More causes share the last row. */
const MOST_ROWS = 6;
/** Of a bar with the space beside it, and of a row. In CSS pixels. */
const BAR = 4;
const HEIGHT = 16;
/** Of a time below the chart. */
const TICK = 76;
/** Of a letter of it, at most. */
const LETTER = 7;
/** A shorter drag is a click. */
const LEAST_DRAG = 3;

export function Timeline({ moments, marks, range, titleOf }: Props): JSX.Element | null {
  const language = useLanguage();
  const width = useSignal(0);
  const chart = useRef<HTMLDivElement>(null);
  const span = useMemo(() => spanOf(moments, marks), [moments, marks]);
  const bins = Math.max(1, Math.floor(width.value / BAR));
  const counted = useMemo(() => span && countByCause(moments, span, bins, MOST_ROWS), [moments, span, bins]);
  const placed = useMemo(() => (span ? placeMarks(marks, span, Math.max(1, Math.floor(bins / 2))) : []), [marks, span, bins]);

  useLayoutEffect(() => {
    const element = chart.current;
    if (!element) return undefined;
    const measure = (): void => {
      width.value = element.clientWidth;
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [span === undefined]);

  if (!span || !counted) return null;
  const chosen = range.value && within(span, range.value);
  return (
    <section class="when" aria-label="When it failed">
      <div class="when-names">
        {marks.length > 0 && (
          <p class="when-marks-name">
            <bdi>{describeMarks(marks)}</bdi>
          </p>
        )}
        {counted.rows.map(({ cause, causes, total }) => (
          <p key={cause ?? ''} data-cause={cause} title={cause === undefined ? undefined : titleOf(cause)}>
            <span class="when-title">{cause === undefined ? nameRest(causes) : titleOf(cause)}</span>{' '}
            <span class="count">{new Intl.NumberFormat(language.locale).format(total)}</span>
          </p>
        ))}
      </div>
      <div class="when-chart" dir="ltr" ref={chart}>
        <Chart rows={counted.rows} most={counted.most} marks={placed} width={width.value} bins={bins} />
        <Ticks span={span} width={width.value} />
        <Choice span={span} range={range} steps={bins} />
      </div>
      <p class="when-said">
        {chosen ? (
          <>
            <bdi>{describeRange(chosen, countWithin(moments, chosen), moments.length, language)}</bdi>{' '}
            <button
              type="button"
              class="link"
              onClick={() => {
                range.value = undefined;
              }}
            >
              Show all times
            </button>
          </>
        ) : (
          <span class="soft">{HOW_TO_CHOOSE}</span>
        )}
      </p>
    </section>
  );
}

interface ChartProps {
  readonly rows: readonly CauseRow[];
  readonly most: number;
  readonly marks: readonly PlacedMark[];
  readonly width: number;
  readonly bins: number;
}

/** The words and the counts beside it say the same; bars by the root of their number, so that one beside a thousand is seen. */
function Chart({ rows, most, marks, width, bins }: ChartProps): JSX.Element {
  const step = width / bins;
  const heightOf = (count: number): number => Math.max(3, Math.sqrt(Math.min(1, count / most)) * (HEIGHT - 2));
  const top = marks.length > 0 ? HEIGHT : 0;
  const height = top + rows.length * HEIGHT;
  return (
    <svg class="when-picture" width={width} height={height} aria-hidden="true" focusable="false">
      {marks.map(({ bin, kind, labels }) => (
        <MarkSign
          key={`${kind} ${bin}`}
          x={(bin + 0.5) * step * 2}
          kind={kind}
          label={labels.join(', ')}
          height={(rows.length + 1) * HEIGHT}
        />
      ))}
      {rows.map(({ cause, counts }, row) => (
        <g key={cause ?? ''} class="when-row">
          <line x1="0" x2={width} y1={top + (row + 1) * HEIGHT - 0.5} y2={top + (row + 1) * HEIGHT - 0.5} />
          <path
            d={counts
              .flatMap((count, bin) => (count === 0 ? [] : [barOf(bin * step, top + (row + 1) * HEIGHT - 1, step - 1, heightOf(count))]))
              .join('')}
          />
        </g>
      ))}
    </svg>
  );
}

/** All bars of a row are one path. */
const barOf = (x: number, bottom: number, width: number, height: number): string =>
  `M${x.toFixed(2)} ${bottom}v${-height.toFixed(2)}h${width.toFixed(2)}v${height.toFixed(2)}z`;

function MarkSign({ x, kind, label, height }: { x: number; kind: Mark['kind']; label: string; height: number }): JSX.Element {
  return (
    <g class={`when-mark ${kind}`}>
      <title>{label}</title>
      <line x1={x} x2={x} y1={HEIGHT - 4} y2={height} />
      {kind === 'renewal' ? <circle cx={x} cy="7" r="3.5" /> : <path d={`M${x} 2l5 5l-5 5l-5 -5z`} />}
    </g>
  );
}

function Ticks({ span, width }: { span: Span; width: number }): JSX.Element {
  const { locale, timeZone } = useLanguage();
  const { step, times } = placeTicks(span, Math.max(1, Math.floor(width / TICK)), timeZone);
  return (
    <div class="when-ticks" aria-hidden="true">
      {times
        .map((at) => ({ at, text: writeTick(at, step, locale, timeZone) }))
        .filter(({ at, text }) => partOf(at, span) * width + (text.length + 1) * LETTER < width)
        .map(({ at, text }) => (
          <span key={at} style={{ left: percent(partOf(at, span)) }}>
            {text}
          </span>
        ))}
    </div>
  );
}

const partOf = (at: number, { from, to }: Span): number => (at - from) / (to - from);
const percent = (part: number): string => `${(part * 100).toFixed(3)}%`;

interface ChoiceProps {
  readonly span: Span;
  readonly range: Signal<Span | undefined>;
  readonly steps: number;
}

/** Over the chart: where a drag begins and ends, what lies outside, and a handle at either end. */
function Choice({ span, range, steps }: ChoiceProps): JSX.Element {
  const language = useLanguage();
  const area = useRef<HTMLDivElement>(null);
  /** Where it was taken hold of, in CSS pixels of the window. */
  const heldAt = useRef<number | undefined>(undefined);
  const { from, to } = within(span, range.value);

  const partAt = (x: number): number => {
    const { left = 0, width = 1 } = area.current?.getBoundingClientRect() ?? {};
    return (x - left) / width;
  };
  const onPointerMove = ({ clientX }: PointerEvent): void => {
    if (heldAt.current === undefined || Math.abs(clientX - heldAt.current) < LEAST_DRAG) return;
    range.value = dragRange(span, partAt(heldAt.current), partAt(clientX));
  };
  const hold = (x: number, event: PointerEvent): void => {
    if (event.button !== 0) return;
    heldAt.current = x;
    area.current?.setPointerCapture(event.pointerId);
  };
  const letGo = (): void => {
    heldAt.current = undefined;
  };
  const onKeyDown = (end: End) => (event: KeyboardEvent) => {
    const moved = event.key === 'Escape' && range.value ? { range: undefined } : moveEnd(span, range.value, end, event.key, steps);
    if (!moved) return;
    event.preventDefault();
    event.stopPropagation();
    range.value = moved.range;
  };
  /** Taken by its handle, an end moves and the other stays. */
  const onHandle = (end: End) => (event: PointerEvent) => {
    event.stopPropagation();
    const { left = 0, width = 1 } = area.current?.getBoundingClientRect() ?? {};
    hold(left + partOf(end === 'from' ? to : from, span) * width, event);
  };

  return (
    <div
      class="when-choice"
      ref={area}
      onPointerDown={(event) => hold(event.clientX, event)}
      onPointerMove={onPointerMove}
      onPointerUp={letGo}
      onPointerCancel={letGo}
    >
      {range.value && (
        <>
          <div class="when-outside" style={{ left: 0, width: percent(partOf(from, span)) }} />
          <div class="when-outside" style={{ left: percent(partOf(to, span)), right: 0 }} />
        </>
      )}
      {(['from', 'to'] as const).map((end) => {
        const at = end === 'from' ? from : to;
        return (
          <div
            key={end}
            class="when-handle"
            data-end={end}
            role="slider"
            tabIndex={0}
            aria-label={end === 'from' ? 'From' : 'Until'}
            aria-valuemin={0}
            aria-valuemax={steps}
            aria-valuenow={Math.round(partOf(at, span) * steps)}
            aria-valuetext={nameTime(at, language)}
            style={{ left: percent(partOf(at, span)) }}
            onKeyDown={onKeyDown(end)}
            onPointerDown={onHandle(end)}
          />
        );
      })}
    </div>
  );
}
