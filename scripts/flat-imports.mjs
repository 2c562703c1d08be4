// @ts-check
/**
 * A page's first module names every file that it needs, so that all are fetched at once; otherwise each is known only when the one that
 * imports it has been read. Preload links would do the same, but hold up the scripts that come before the modules.
 */

/** @returns {import('vite').Plugin} */
export const flatImports = () => ({
  name: 'flat-imports',
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk' || !chunk.facadeModuleId?.endsWith('.html')) continue;
      const needed = new Set(chunk.imports);
      for (const name of needed) {
        const found = bundle[name];
        if (found?.type === 'chunk') for (const deeper of found.imports) needed.add(deeper);
      }
      const unnamed = [...needed].filter((name) => !chunk.imports.includes(name));
      chunk.code = unnamed.map((name) => `import"./${name.replace(/^.*\//, '')}";`).join('') + chunk.code;
    }
  },
});
