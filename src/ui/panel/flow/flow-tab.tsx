/** What led to this failure: a sequence of who asked whom for what, each step of which leads to its request. */

import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Exchange } from '../../../engine/exchange.ts';
import { readFlow } from '../../../engine/flow/flow.ts';
import type { FlowStep } from '../../../engine/flow/step.ts';
import { type FlowLayout, layOut } from '../../../report/flow/layout.ts';
import { describeFlow, type FlowWords, writeStep } from '../../../report/flow/words.ts';
import { useLanguage } from '../../shared/reader.ts';
import { summariseFlow } from '../../words/flow-words.ts';
import { CopyFlow } from './copy-flow.tsx';
import { Diagram } from './diagram.tsx';
import { StepCard } from './step-card.tsx';

interface Props {
  readonly exchange: Exchange;
  /** What else is known, in any order. */
  readonly others: readonly Exchange[];
  /** May this exchange be looked at in full? What only worked is kept in short. */
  readonly isInLog: (exchangeId: string) => boolean;
  readonly onStep: (exchangeId: string, hop: number) => void;
}

export function FlowTab({ exchange, others, isInLog, onStep }: Props): JSX.Element {
  const { locale, timeZone, platform } = useLanguage();
  const language = { locale, timeZone, platform, now: exchange.hops[0].startedAt };
  const flow = useMemo(() => readFlow(exchange, others), [exchange, others]);
  const words = useMemo(() => describeFlow(flow, { locale, timeZone }), [flow, locale, timeZone]);
  const room = useSignal<{ width: number; size: number } | undefined>(undefined);
  /** By its key: what came meanwhile makes the flow anew. */
  const opened = useSignal<string | undefined>(undefined);
  const box = useRef<HTMLDivElement>(null);
  const picture = useRef<SVGSVGElement>(null);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const measure = (): void => {
      const size = Number.parseFloat(getComputedStyle(element).fontSize);
      if (element.clientWidth > 0) room.value = { width: element.clientWidth, size };
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const layout = room.value && layOut(words, room.value);
  const open = (step: FlowStep): void => {
    if (isInLog(step.exchange.id)) onStep(step.exchange.id, step.hop);
    else opened.value = opened.value === keyOf(step) ? undefined : keyOf(step);
  };
  const card = flow.steps.find((step) => keyOf(step) === opened.value);
  return (
    <section class="flow">
      <div class="flow-head">
        <h2>What led here</h2>
        <CopyFlow words={words} picture={() => picture.current} />
      </div>
      <p class="soft">{summariseFlow(flow, language)}</p>
      <div class="flow-box" ref={box} dir="ltr">
        {layout && (
          <div class="flow-sheet">
            <Diagram layout={layout} picture={picture} />
            <Steps words={words} layout={layout} opened={opened.value} isInLog={isInLog} onOpen={open} />
          </div>
        )}
      </div>
      {card && (
        <StepCard
          key={opened.value}
          step={card}
          onClose={() => {
            box.current?.querySelector<HTMLElement>('[aria-expanded="true"]')?.focus();
            opened.value = undefined;
          }}
        />
      )}
    </section>
  );
}

const keyOf = ({ exchange, hop }: FlowStep): string => `${exchange.id}/${hop}`;

interface StepsProps {
  readonly words: FlowWords;
  readonly layout: FlowLayout;
  readonly opened: string | undefined;
  readonly isInLog: (exchangeId: string) => boolean;
  readonly onOpen: (step: FlowStep) => void;
}

/** One Tab leads to the step that broke, arrows along the others. */
function Steps({ words, layout, opened, isInLog, onOpen }: StepsProps): JSX.Element {
  const list = useRef<HTMLOListElement>(null);
  const current = useSignal(
    Math.max(
      0,
      words.steps.findIndex(({ step }) => step.broke),
    ),
  );

  const onKeyDown = (event: KeyboardEvent): void => {
    const last = words.steps.length - 1;
    const from = current.value;
    const to = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    current.value = Math.min(last, Math.max(0, to));
    list.current?.querySelectorAll('button')[current.value]?.focus();
  };

  return (
    <ol class="flow-steps" aria-label="Steps, the oldest first" ref={list} onKeyDown={onKeyDown}>
      {words.steps.map((each, index) => {
        const { y = 0, height = 0 } = layout.steps[index] ?? {};
        const { exchange, broke } = each.step;
        const key = keyOf(each.step);
        return (
          <li key={key} style={{ top: `${y}px`, height: `${height}px` }}>
            <button
              type="button"
              data-step={key}
              data-broke={broke ? '' : undefined}
              aria-expanded={isInLog(exchange.id) ? undefined : opened === key}
              tabIndex={index === Math.min(current.value, words.steps.length - 1) ? 0 : -1}
              onFocus={() => {
                current.value = index;
              }}
              onClick={() => onOpen(each.step)}
            >
              <span class="visually-hidden">{writeStep(each, words.parties)}</span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
