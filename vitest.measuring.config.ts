import { defineConfig } from 'vitest/config';
import { measuredParts } from './scripts/measured-code.ts';

/** The tests that `npm run coverage` and `npm run mutation` measure, as one project. */
export default defineConfig({
  test: {
    include: measuredParts.flatMap(({ tests }) => tests),
    environment: 'node',
    globals: false,
    globalSetup: 'tests/support/own-temporary-folder.ts',
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    coverage: {
      provider: 'v8',
      include: measuredParts.flatMap(({ code }) => code),
      exclude: ['**/*.test.ts'],
      reporter: ['text', 'json'],
      reportsDirectory: 'artefacts/coverage',
    },
  },
});
