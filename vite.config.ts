import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import { defineConfig } from 'vite';
import manifest from './manifest.json' with { type: 'json' };
import { preact } from './scripts/preact.mjs';
import { serviceWorker } from './scripts/service-worker.mjs';

const { background, ...ofPages } = manifest;

/** Firefox runs an event page where Chromium runs a worker; all else is the same manifest. */
function firefoxManifest(): Record<string, unknown> {
  const { minimum_chrome_version: _chromiumOnly, storage: _ofPolicies, ...shared } = ofPages;
  return {
    ...shared,
    // What a user may grant on a click, so that answers can be read as they arrive (src/platform/response-filter.ts).
    optional_permissions: [...shared.optional_permissions, 'webRequestBlocking', 'webRequestFilterResponse'],
    background: { scripts: [background.service_worker], type: background.type },
    browser_specific_settings: {
      gecko: { id: 'why401@why401.dev', strict_min_version: '140.0', data_collection_permissions: { required: ['none'] } },
      gecko_android: { strict_min_version: '142.0' },
    },
  };
}

/** `--mode chrome` and `--mode firefox` differ in the manifest, and in how the background is loaded. */
export default defineConfig(({ mode }) => {
  const firefox = mode === 'firefox';
  return {
    plugins: [
      crx({ manifest: (firefox ? firefoxManifest() : ofPages) as ManifestV3Export, browser: firefox ? 'firefox' : 'chrome' }),
      ...(firefox ? [] : [serviceWorker(background.service_worker)]),
    ],
    ...preact,
    build: {
      outDir: `dist/${firefox ? 'firefox' : 'chrome'}`,
      emptyOutDir: true,
      target: 'es2023',
      modulePreload: false,
      // These pages are named by scripts, not by the manifest. Inlining constants would double the public suffix list.
      rolldownOptions: {
        input: {
          panel: 'src/surfaces/panel/panel.html',
          viewer: 'src/surfaces/viewer/viewer.html',
          welcome: 'src/surfaces/welcome/welcome.html',
        },
        optimization: { inlineConst: false },
      },
    },
    worker: { format: 'es', rolldownOptions: { optimization: { inlineConst: false } } },
  };
});
