/** Writes files as the panel does, with stand-ins for what a background would keep. */

import { type Exported, exportMasked, exportWhole } from '../../har/write/export.ts';
import { standForOriginal } from '../../har/write/stand-for-original.ts';
import type { ExportedFile, Exporter } from '../exporter.ts';

const toFile = ({ har, ...counts }: Exported): ExportedFile => ({ ...counts, text: JSON.stringify(har) });

export const fixtureExporter: Exporter = {
  masked: async (what) => toFile(exportMasked({ ...what, version: '0' })),
  withSecrets: async (what) =>
    toFile(
      exportWhole(
        { ...what, version: '0' },
        what.failures.slice(1).map((failure) => standForOriginal(failure)),
      ),
    ),
};
