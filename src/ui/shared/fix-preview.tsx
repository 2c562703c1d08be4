/** Exactly what a fix would do, and the button that does it. */

import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type CookieItem, type FixChoice, fixes as fixTable, type FixPreview as Preview } from '../../engine/fix.ts';
import { problemOf } from '../../engine/problem-of.ts';
import { confirmLabel, fixLabel } from '../words/fix-words.ts';
import { LongList } from './long-list.tsx';
import { PreviewFrame } from './preview-frame.tsx';
import { Code, withBreaks } from './sentence.tsx';
import { StoredTable } from './stored-table.tsx';

interface Props {
  readonly choice: FixChoice;
  readonly onPreview: (choice: FixChoice) => Promise<Preview>;
  readonly onApply: (choice: FixChoice) => Promise<void>;
  readonly onCancel: () => void;
}

export function FixPreview({ choice, onPreview, onApply, onCancel }: Props): JSX.Element {
  const [preview, setPreview] = useState<Preview>();
  const [problem, setProblem] = useState<string>();
  const [running, setRunning] = useState(false);
  const confirm = useRef<HTMLButtonElement>(null);
  const cancel = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    let left = false;
    cancel.current?.focus();
    onPreview(choice).then(
      (answer) => left || setPreview(answer),
      (error) => left || setProblem(problemOf(error)),
    );
    return () => {
      left = true;
    };
  }, []);
  useEffect(() => confirm.current?.focus(), [preview]);

  const run = async (): Promise<void> => {
    setRunning(true);
    setProblem(undefined);
    try {
      await onApply(choice);
    } catch (error) {
      setProblem(problemOf(error));
      setRunning(false);
    }
  };

  const impossible = preview?.impossible ?? (preview ? undefined : problem);
  return (
    <PreviewFrame title={fixLabel(choice)} onCancel={onCancel}>
      {preview && impossible === undefined && <WhatGoes preview={preview} />}
      <p class="note">{impossible ?? fixTable[choice.fix].cost}</p>
      {preview && problem !== undefined && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <div class="buttons">
        {impossible === undefined && (
          <button
            type="button"
            class="primary"
            ref={confirm}
            disabled={!preview || running}
            onClick={() => void run()}
            data-confirm={choice.fix}
          >
            {running ? 'Starting…' : confirmLabel(choice, preview?.items ?? [])}
          </button>
        )}
        <button type="button" ref={cancel} onClick={onCancel}>
          {impossible === undefined ? 'Cancel' : 'Back'}
        </button>
      </div>
    </PreviewFrame>
  );
}

function WhatGoes({ preview: { items, alsoTouches, otherTabs, target, notes } }: { preview: Preview }): JSX.Element {
  const cookies = items.flatMap((item) => (item.what === 'cookie' ? [item] : []));
  const stored = items.flatMap((item) => (item.what === 'stored' ? [item] : []));
  return (
    <>
      {cookies.length > 0 && <CookieTable items={cookies} />}
      {stored.length > 0 && <StoredTable items={stored} />}
      {alsoTouches.length > 0 && (
        <p>
          Other hosts use some of them too, and may sign you out as well:{' '}
          {alsoTouches.map((host, index) => (
            <span key={host}>
              {index > 0 && ', '}
              <Code text={host} />
            </span>
          ))}
          .
        </p>
      )}
      {otherTabs > 0 && (
        <p>{otherTabs === 1 ? '1 other tab shows a page that uses them.' : `${otherTabs} other tabs show pages that use them.`}</p>
      )}
      {target !== undefined && (
        <p>
          Leads to <Code text={target} />
        </p>
      )}
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </>
  );
}

function CookieTable({ items }: { items: readonly CookieItem[] }): JSX.Element {
  return (
    <LongList length={items.length} label="Cookies that go">
      <table class="what-goes cookies-that-go">
        <caption>{items.length === 1 ? 'This cookie goes' : `These ${items.length} cookies go`}</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Domain</th>
            <th scope="col">Path</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ name, domain, path, partition }) => (
            <tr key={`${name} ${domain} ${path} ${partition}`}>
              <td>
                <Code text={name} />
              </td>
              <td>
                {domain}
                {partition !== undefined && <span class="soft"> in {withBreaks(partition.replace(/^https?:\/\//, ''))}</span>}
              </td>
              <td>{path}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </LongList>
  );
}
