// @ts-check
/** How whatever has our screens in it is built. virtua is written for React, and Preact stands in. */

export const preact = {
  resolve: { alias: { react: 'preact/compat', 'react-dom': 'preact/compat', 'react/jsx-runtime': 'preact/jsx-runtime' } },
  oxc: { jsx: { runtime: /** @type {const} */ ('automatic'), importSource: 'preact' } },
};
