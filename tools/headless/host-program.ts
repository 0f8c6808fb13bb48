import { join } from 'node:path';

/** The headless host: its source, or the bundle that a run made of it. */
export const hostProgram = (): string => {
  const bundled = process.env['DRILLROOM_TEST_HOST'];
  return bundled === undefined
    ? join(import.meta.dirname, '../../src/main/hosts/headless/main.ts')
    : join(bundled, 'hosts/headless/main.js');
};
