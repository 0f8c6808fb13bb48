import { join } from 'node:path';
import { projectRoot } from './project-root.ts';
import { runProgram } from './run-program.ts';
import { fails, passes, type Step } from './steps.ts';

/** A step that runs one installed tool and passes when the tool does. */
export const toolStep = (name: string, script: string, args: readonly string[]): Step => ({
  name,
  async run() {
    const file = join(projectRoot, 'node_modules', script);
    const { code, output } = await runProgram(process.execPath, [file, ...args], { output: 'plain' });
    return code === 0 ? passes : fails(`${output}exit code ${code}; what it found is above`);
  },
});

const types = (part: string) =>
  toolStep(`types of ${part}`, 'typescript/bin/tsc', ['-p', `tsconfig.${part}.json`, '--pretty', 'false']);

/** What a change must pass before anything is run: types, lint, format. */
export const codeChecks: readonly Step[] = [
  types('contract'),
  types('main'),
  types('renderer'),
  toolStep('lint', 'oxlint/bin/oxlint', ['--type-aware', '--deny-warnings']),
  toolStep('format', 'oxfmt/bin/oxfmt', ['--check']),
];
