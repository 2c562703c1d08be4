/** The screens in plain pages, without the extension: every state that is hard to come by in a browser, built as they ship. */

import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';
import { preact } from '../../scripts/preact.mjs';

const root = fileURLToPath(new URL('../../src/ui/testing', import.meta.url));
const outDir = fileURLToPath(new URL('../../artifacts/screens', import.meta.url));

/** Builds the fixture pages and serves them. `url('popup', {state: 'verdict', theme: 'dark'})` */
export async function serveScreens() {
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    base: './',
    ...preact,
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2023',
      modulePreload: false,
      rolldownOptions: {
        input: { popup: `${root}/popup.html`, panel: `${root}/panel.html`, when: `${root}/when.html` },
        optimization: { inlineConst: false },
      },
    },
  });
  const server = await preview({ configFile: false, logLevel: 'warn', root, build: { outDir }, preview: { port: 0, host: '127.0.0.1' } });
  const [origin = ''] = server.resolvedUrls?.local ?? [];
  return {
    url: (screen: 'popup' | 'panel' | 'when', query: Readonly<Record<string, string>>): string =>
      new URL(`${screen}.html?${new URLSearchParams(query)}`, origin).href,
    close: () => server.close(),
  };
}
