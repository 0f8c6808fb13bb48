import { join, matchesGlob } from 'node:path';
import { measuredParts, type MeasuredPart } from '../measured-code.ts';
import { projectRoot } from '../project-root.ts';
import { runProgram } from '../run-program.ts';

/** What is named on the command line: parts and files of them. Everything where nothing is named. */
const named = process.argv.slice(2);

/** The code of a part that is to be mutated, as globs; empty where nothing of it was named. */
const wantedOf = ({ name, code }: MeasuredPart): readonly string[] =>
  named.length === 0 || named.includes(name)
    ? code
    : named.filter((file) => code.some((pattern) => matchesGlob(file, pattern)));

const runs = measuredParts
  .map((part) => ({ ...part, wanted: wantedOf(part) }))
  .filter(({ wanted }) => wanted.length > 0);

if (runs.length === 0) {
  const parts = measuredParts.map(({ name, code }) => `${name} (${code.join(', ')})`).join('; ');
  console.error(`mutation: nothing of that is measured. Parts: ${parts}.`);
  process.exitCode = 1;
}

const stryker = join(projectRoot, 'node_modules/@stryker-mutator/core/bin/stryker.js');
for (const { wanted, tests } of runs) {
  const mutate = [...wanted, '!**/*.test.ts'].join(',');
  const args = [stryker, 'run', 'stryker.config.json', '--mutate', mutate, '--testFiles', tests.join(',')];
  const { code } = await runProgram(process.execPath, args);
  if (code !== 0) process.exitCode = code;
}
