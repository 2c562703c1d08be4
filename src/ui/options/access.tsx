/** What the browser lets why401 see: shown, and left to the browser to change. */

import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Access as Granted, OptionsSource } from './source.ts';

export function Access({ source }: { source: OptionsSource }): JSX.Element {
  const [access, setAccess] = useState<Granted>();
  useEffect(() => {
    const look = (): void => void source.access().then(setAccess);
    look();
    return source.onAccess(look);
  }, []);
  return (
    <section class="card" aria-labelledby="access">
      <h2 id="access">What the browser lets why401 see</h2>
      {access && (
        <dl class="facts">
          <dt>Sites</dt>
          <dd data-access={access.sites}>
            {describeSites(access)}
            {access.sites !== 'all' && (
              <button type="button" onClick={() => void source.requestAccess()}>
                Allow on all sites
              </button>
            )}
          </dd>
          <dt>Private windows</dt>
          <dd>
            {access.privateWindows ? 'Allowed. Their failures are kept apart, and go when the last of them closes.' : howToAllow(source)}
          </dd>
        </dl>
      )}
      {source.openDetails && (
        <button type="button" onClick={() => void source.openDetails?.()}>
          Open the browser’s page about why401
        </button>
      )}
    </section>
  );
}

function describeSites({ sites, origins }: Granted): string {
  switch (sites) {
    case 'all':
      return 'All of them.';
    case 'some':
      return `Some of them alone: ${origins.join(', ')}`;
    case 'none':
      return 'None: why401 sees a site when you allow it there.';
  }
}

const howToAllow = ({ browser }: OptionsSource): string =>
  browser === 'firefox'
    ? 'Not allowed. To allow it: Add-ons and themes, why401, Run in Private Windows.'
    : 'Not allowed. To allow it: the browser’s page about why401, “Allow in Incognito” (in Edge “Allow in InPrivate”).';
