// @ts-check
/**
 * The background as Chromium's service worker, built beside the pages.
 *
 * A service worker may not `import()`. It may load scripts with `importScripts()` at any time, if they were loaded while it was installed:
 * the browser keeps those (Service Workers §5.3.2 "importScripts"). So what the source imports dynamically becomes scripts, each with its
 * modules in a function, which run when they are asked for.
 */

import { build } from 'vite';

const ENTRY = 'background.js';

/** Defined before any of the scripts: `define` is called by each of them, `require` by what is in them. */
const loader = (/** @type {readonly string[]} */ later) => `(() => {
const scripts = new Map();
const modules = new Map();
const require = (name) => {
  if (!modules.has(name)) {
    if (!scripts.has(name)) importScripts(name);
    modules.set(name, {});
    scripts.get(name)(modules.get(name), require);
  }
  return modules.get(name);
};
self.define = (name, run) => void scripts.set(name, run);
self.run = require;
self.addEventListener('install', () => importScripts(${later.map((name) => JSON.stringify(name)).join(', ')}));
})();
`;

/**
 * To be given CRXJS's manifest without a background, and what its worker is made from.
 * @param {string} source
 * @returns {import('vite').Plugin & {renderCrxManifest: (this: import('rolldown').PluginContext, manifest: Record<string, unknown>) => Promise<Record<string, unknown>>}}
 */
export function serviceWorker(source) {
  /** @type {import('vite').ResolvedConfig} */
  let config;
  return {
    name: 'service-worker',
    apply: 'build',
    // After CRXJS's own, which would load it as a module.
    enforce: 'post',
    configResolved(resolved) {
      config = resolved;
    },
    async renderCrxManifest(manifest) {
      for (const { fileName, code } of await buildScripts(source, config)) this.emitFile({ type: 'asset', fileName, source: code });
      return { ...manifest, background: { service_worker: ENTRY } };
    },
  };
}

/** @param {string} source @param {import('vite').ResolvedConfig} config */
async function buildScripts(source, { root, build: { target, minify }, logLevel }) {
  const { output } = /** @type {import('rolldown').RolldownOutput} */ (
    await build({
      configFile: false,
      root,
      ...(logLevel ? { logLevel } : {}),
      publicDir: false,
      ssr: { target: 'webworker', noExternal: true },
      build: {
        write: false,
        ssr: source,
        target,
        minify,
        rolldownOptions: {
          optimization: { inlineConst: false },
          output: { format: 'cjs', codeSplitting: true, entryFileNames: ENTRY, chunkFileNames: 'background-[name]-[hash].js' },
        },
      },
    })
  );
  const chunks = output.filter((file) => file.type === 'chunk');
  const later = chunks.filter(({ isEntry }) => !isEntry).map(({ fileName }) => `./${fileName}`);
  return chunks.map(({ fileName, isEntry, code }) => {
    const defined = `define(${JSON.stringify(`./${fileName}`)}, (exports, require) => {\n"use strict";\n${code}});\n`;
    return { fileName, code: isEntry ? `${loader(later)}${defined}run(${JSON.stringify(`./${fileName}`)});\n` : defined };
  });
}
