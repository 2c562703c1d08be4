/** What the reader does, where why401 cannot do it: a button for each guide, which unfolds it. */

import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { Asked, Guide as GuideOf } from '../../report/guides/guide.ts';
import { Copyable } from './copyable.tsx';
import { onEscape } from './on-escape.ts';
import { useLanguage } from './reader.ts';
import { Steps } from './steps.tsx';

export interface GuidesProps extends Omit<Asked, 'language'> {
  readonly guides: readonly GuideOf[];
  readonly onOpenPage: (address: string) => Promise<void>;
}

export function Guides({ guides, ...asked }: GuidesProps): JSX.Element | null {
  const openId = useSignal<string | undefined>(undefined);
  const buttons = useRef<HTMLDivElement>(null);
  const id = useId();
  const open = guides.find((guide) => guide.id === openId.value);
  if (guides.length === 0) return null;

  const close = (): void => {
    buttons.current?.querySelector<HTMLButtonElement>(`[data-guide="${openId.value}"]`)?.focus();
    openId.value = undefined;
  };
  return (
    <>
      <div class="buttons" ref={buttons}>
        {guides.map((guide) => (
          <button
            key={guide.id}
            type="button"
            aria-expanded={guide === open}
            {...(guide === open ? { 'aria-controls': id } : {})}
            data-guide={guide.id}
            onClick={() => {
              openId.value = guide === open ? undefined : guide.id;
            }}
          >
            {guide.label}…
          </button>
        ))}
      </div>
      {open && <Guide key={open.id} id={id} guide={open} onClose={close} {...asked} />}
    </>
  );
}

interface GuideProps extends Omit<GuidesProps, 'guides'> {
  readonly id: string;
  readonly guide: GuideOf;
  readonly onClose: () => void;
}

function Guide({ id, guide, verdict, facts, onOpenPage, onClose }: GuideProps): JSX.Element {
  const { steps, copies, opens } = guide.write({ verdict, facts, language: useLanguage() });
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is a second way to the button that is in it.
    <div class="guide" id={id} onKeyDown={onEscape(onClose)}>
      <h3 ref={title} tabIndex={-1}>
        {guide.label}
      </h3>
      <Steps steps={steps} />
      {copies.map(({ label, text }) => (
        <Copyable key={label} label={label} text={text} />
      ))}
      <div class="buttons">
        {opens && (
          <button type="button" data-opens={opens.address} onClick={() => void onOpenPage(opens.address)}>
            {opens.label}
          </button>
        )}
        <button type="button" onClick={onClose}>
          Close
        </button>
      </div>
    </div>
  );
}
