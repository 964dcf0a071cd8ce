import { defineConfig } from 'vitest/config';
import { LongestFirst } from './scripts/testing/longest-first.ts';
import { WORKERS } from './scripts/testing/workers.ts';

/** Browser tests that bring a house of their own, or none; all others get the demo city. */
const WITHOUT_CITY = ['e2e/{hall,night,papers,storm}/**/*.test.ts', 'e2e/start.test.ts', 'e2e/office/setup.test.ts', 'e2e/field/{long-paper,single-pair}.test.ts'];

/** How long something may take before it is given up, on a machine of two cores that is busy: no measure of how fast it is. */
const PATIENCE = { testTimeout: 120_000, hookTimeout: 240_000 };
const browser = { ...PATIENCE, expect: { poll: { timeout: 30_000 } } };
const BUILT = 'e2e/support/built.ts';

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: WORKERS,
    sequence: { sequencer: LongestFirst },
    // Node itself loads every file, as it does in the house; no test needs what only Vite could give it.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    projects: [
      {
        test: {
          name: 'unit', include: ['{kernel,modules,apps,scripts,bench}/**/*.test.ts'],
          globalSetup: ['kernel/testing/postgres.ts'], ...PATIENCE,
        },
      },
      {
        test: {
          ...browser, name: 'city', include: ['e2e/**/*.test.ts'], exclude: WITHOUT_CITY,
          globalSetup: [BUILT, 'e2e/support/planted.ts'], setupFiles: ['e2e/support/city.ts'],
        },
      },
      { test: { ...browser, name: 'house', include: WITHOUT_CITY, globalSetup: [BUILT] } },
    ],
  },
});
