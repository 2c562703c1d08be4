/** What is said where no sign-in failed, or none could be seen. */

import type { JSX } from 'preact';
import type { PageState } from '../../engine/page.ts';
import { StatusPill } from '../shared/request-line.tsx';
import { describePage } from '../words/page-words.ts';

interface Props {
  readonly page: PageState;
  readonly onReload: () => void;
  readonly onAllow: (origin: string) => void;
  readonly onWatchAgain: () => void;
}

export function PageNotice({ page, onReload, onAllow, onWatchAgain }: Props): JSX.Element {
  const { title, text, difference, action } = describePage(page);
  return (
    <section class="card notice" data-page={page.kind}>
      {page.kind === 'seen' && page.status >= 400 && <StatusPill status={page.status} />}
      <h1 class="headline">{title}</h1>
      <p class="summary">{text}</p>
      {difference !== undefined && <p class="difference">{difference}</p>}
      {action === 'reload' && (
        <button type="button" class="primary" onClick={onReload}>
          Reload the page
        </button>
      )}
      {action === 'allow' && page.kind === 'withheld' && (
        <button type="button" class="primary" onClick={() => onAllow(page.origin)}>
          Allow on this site
        </button>
      )}
      {action === 'watch-again' && (
        <button type="button" class="primary" onClick={onWatchAgain}>
          Watch this site again
        </button>
      )}
    </section>
  );
}

/** Beside failures of a page whose beginning nobody saw: there may have been more. */
export function MissedBeginning({ page, onReload }: Pick<Props, 'page' | 'onReload'>): JSX.Element | null {
  if (page.kind !== 'not-seen') return null;
  return (
    <p class="note" data-missed="beginning">
      why401 did not see this page load: what failed before it was watching is missing here.{' '}
      <button type="button" class="link" onClick={onReload}>
        Reload the page
      </button>
    </p>
  );
}

/** Before the first answer of the background. */
export function Looking(): JSX.Element {
  return (
    <section class="card notice" aria-busy="true">
      <h1 class="soft">Still looking…</h1>
    </section>
  );
}

export function Disconnected({ onReconnect }: { onReconnect: () => void }): JSX.Element {
  return (
    <section class="card notice" role="alert">
      <h1 class="headline">why401 is not answering</h1>
      <p class="summary">It was updated or switched off while this was open. What it saw is kept until the browser closes.</p>
      <button type="button" class="primary" onClick={onReconnect}>
        Try again
      </button>
    </section>
  );
}
