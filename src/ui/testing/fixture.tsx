/** A screen in a plain page: `?screen=popup&state=verdict&theme=dark&dir=rtl&platform=Win32`. */

import { signal } from '@preact/signals';
import { render } from 'preact';
import { Workbench } from '../panel/workbench.tsx';
import { Popup } from '../popup/popup.tsx';
import { ReaderContext } from '../shared/reader.ts';
import { createStore } from '../state/store.ts';
import { fixtureExporter } from './fixture-exporter.ts';
import { createFixtureSource, SEEN_AT, states } from './fixture-source.ts';

const asked = new URLSearchParams(location.search);
const root = document.documentElement;
root.dataset['theme'] = asked.get('theme') ?? 'light';
root.dataset['view'] = asked.get('view') ?? 'page';
root.dir = asked.get('dir') ?? 'ltr';

const source = createFixtureSource(states[asked.get('state') ?? 'verdict'] ?? 'looking');
const store = createStore(source, () => SEEN_AT);
const screen = document.getElementById('screen');
if (screen) {
  render(
    <ReaderContext.Provider
      value={{ locale: 'en-GB', timeZone: 'UTC', platform: asked.get('platform') ?? undefined, clock: signal(SEEN_AT) }}
    >
      {document.body.dataset['screen'] === 'panel' ? (
        <Workbench live={{ tab: store, all: () => store, exporter: fixtureExporter }} />
      ) : (
        <Popup store={store} />
      )}
    </ReaderContext.Provider>,
    screen,
  );
}
Object.assign(globalThis, { source });
