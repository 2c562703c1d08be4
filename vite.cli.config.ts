import { defineConfig } from 'vite';
import packageJson from './package.json' with { type: 'json' };

/** The command line as one file that plain Node runs, with nothing to install beside it. */
export default defineConfig({
  define: { 'import.meta.env.VERSION': JSON.stringify(packageJson.version) },
  publicDir: false,
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: 'src/cli/main.ts',
    outDir: 'dist/cli',
    emptyOutDir: true,
    target: 'node20',
    rolldownOptions: {
      output: { entryFileNames: 'why401.mjs', banner: '#!/usr/bin/env node', codeSplitting: false },
      optimization: { inlineConst: false },
    },
  },
});
