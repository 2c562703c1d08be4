/** Writes HAR files: the format is loaded with the first of them, and secrets are asked for with each that has them. */

import type { Exported } from '../../har/write/export.ts';
import { readOriginals } from '../../messaging/client.ts';
import { browser } from '../../platform/browser.ts';
import type { ExportedFile, Exporter } from '../../ui/exporter.ts';

const writer = () => import('../../har/write/export.ts');

export const exporter: Exporter = {
  masked: async (what) => toFile((await writer()).exportMasked({ ...what, ...tools() })),
  withSecrets: async (what) => {
    const [{ exportWhole }, originals] = await Promise.all([writer(), readOriginals(what.failures.map(({ id }) => id))]);
    return toFile(exportWhole({ ...what, ...tools() }, originals));
  },
};

const toFile = ({ har, ...counts }: Exported): ExportedFile => ({ ...counts, text: JSON.stringify(har, null, 1) });

function tools() {
  const [, name, version] = /\b(Firefox|Edg|OPR|Chrome)\/([\d.]+)/.exec(navigator.userAgent) ?? [];
  return {
    version: browser.runtime.getManifest().version,
    browser: name !== undefined && version !== undefined ? { name, version } : undefined,
  };
}
