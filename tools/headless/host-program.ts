import { join } from 'node:path';

/** The headless host: its source, or the bundle that a run of tests made of it. */
export const hostProgram = join(
  process.env['DRILLROOM_TEST_HOST'] ?? join(import.meta.dirname, '../../src/main'),
  process.env['DRILLROOM_TEST_HOST'] === undefined ? 'hosts/headless/main.ts' : 'hosts/headless/main.js',
);
