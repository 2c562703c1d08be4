import { defineConfig } from '@playwright/test';

/** No second try: a test that fails now and then has failed. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'artifacts/browser-tests',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // The report's place comes from PLAYWRIGHT_JSON_OUTPUT_FILE where scripts/test.mjs runs this.
  reporter: [['list'], ['json', { outputFile: 'artifacts/browser-tests.json' }]],
  projects: [
    { name: 'chromium', testMatch: /\.spec\.ts$/, testIgnore: /(?:\.firefox|\/screens)\.spec\.ts$/ },
    { name: 'screens', testMatch: /\/screens\.spec\.ts$/ },
    // Alone: it changes what every browser here does.
    { name: 'policy', testMatch: /\.policy\.ts$/ },
    // Not of npm test: npm run pictures.
    { name: 'pictures', testMatch: /\.pictures\.ts$/ },
    { name: 'firefox', testMatch: /\.firefox\.spec\.ts$/ },
  ],
});
