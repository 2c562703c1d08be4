/** The first-run page: what why401 does, what it can see, what never leaves the browser, and how to open it. */

import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Access, AccessSource } from '../options/source.ts';
import { Mark } from '../shared/mark.tsx';
import { Explains, Sees, Stays } from './pictures.tsx';

export interface WelcomeSource extends AccessSource {
  openOptions(): Promise<void>;
  readonly isMac: boolean;
}

export function Welcome({ source }: { source: WelcomeSource }): JSX.Element {
  return (
    <>
      <header class="top">
        <Mark />
        <h1>why401 says why a sign-in failed</h1>
      </header>
      <main class="welcome">
        <Missing source={source} />
        <div class="three">
          <section class="card">
            <Explains />
            <h2>What it does</h2>
            <p>
              When a site refuses to let you in, click the why401 icon: it says in plain words why, shows what proves it, and offers the
              smallest fix first, with an undo.
            </p>
          </section>
          <section class="card">
            <Sees />
            <h2>What it can see</h2>
            <p>
              On the sites you allow: addresses, headers and cookies of requests, and of failed answers a few words. Of passwords that pages
              send it notes the length alone. It changes nothing until you press a button that says so.
            </p>
          </section>
          <section class="card">
            <Stays />
            <h2>What never leaves</h2>
            <p>
              Nothing leaves this browser. There is no server of ours, no statistics, no account. What it notes is masked, and gone when the
              browser closes, unless you choose to keep it longer.
            </p>
          </section>
        </div>
        <HowToOpen source={source} />
        <div class="buttons">
          <button type="button" onClick={() => void source.openOptions()}>
            Settings
          </button>
        </div>
      </main>
    </>
  );
}

/** Firefox may install an add-on without the access that it asks for; any browser may take it away. */
function Missing({ source }: { source: WelcomeSource }): JSX.Element | null {
  const [access, setAccess] = useState<Access>();
  useEffect(() => {
    const look = (): void => void source.access().then(setAccess);
    look();
    return source.onAccess(look);
  }, []);
  if (access === undefined || access.sites === 'all') return null;
  return (
    <section class="card missing" aria-labelledby="missing" data-access={access.sites}>
      <h2 id="missing">One step is left</h2>
      <p>
        {access.sites === 'none' ? 'Your browser lets why401 see no site yet' : 'Your browser lets why401 see some sites alone'}. Nobody
        knows beforehand where a sign-in will fail, so it asks for all of them; you can also allow single sites later, from the icon.
      </p>
      <button type="button" class="primary" onClick={() => void source.requestAccess()}>
        Allow on all sites
      </button>
    </section>
  );
}

function HowToOpen({ source: { browser, isMac } }: { source: WelcomeSource }): JSX.Element {
  return (
    <section class="card" aria-labelledby="open">
      <h2 id="open">How to open it</h2>
      <ul>
        <li>
          <b>From the toolbar:</b> the icon with the question mark. Its number is how many sign-ins failed on this page.{' '}
          {browser === 'firefox'
            ? 'If you do not see it: press the puzzle piece, then the gear beside why401, then Pin to Toolbar.'
            : 'If you do not see it: press the puzzle piece, then the pin beside why401.'}
        </li>
        <li>
          <b>In the developer tools</b> (<kbd>{isMac ? '⌥⌘I' : 'F12'}</kbd>), for those who debug sign-ins: the panel why401, with every
          request, header and cookie.
        </li>
      </ul>
    </section>
  );
}
