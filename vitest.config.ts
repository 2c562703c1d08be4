import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'scripts/**/*.test.ts', 'e2e/lab/**/*.test.ts'],
    passWithNoTests: false,
    // No test changes what another sees; each would load the engine anew otherwise, which takes as long as the tests.
    isolate: false,
    pool: 'threads',
    // Properties try many inputs; how long that takes on a busy machine says nothing.
    testTimeout: 60_000,
  },
});
