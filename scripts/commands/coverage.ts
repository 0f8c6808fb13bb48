import { join } from 'node:path';
import { projectRoot } from '../project-root.ts';
import { runProgram } from '../run-program.ts';

const vitest = join(projectRoot, 'node_modules/vitest/vitest.mjs');
const { code } = await runProgram(process.execPath, [
  vitest,
  'run',
  '--config=vitest.measuring.config.ts',
  '--coverage.enabled',
  ...process.argv.slice(2),
]);
process.exitCode = code;
