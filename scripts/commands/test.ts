import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '../built-app.ts';
import { codeChecks } from '../code-checks.ts';
import { ensurePackages } from '../debian-packages.ts';
import { outcomeFileVariable } from '../outcome-reporter.ts';
import { projectRoot } from '../project-root.ts';
import { runProgram } from '../run-program.ts';
import { onInventedScreen, screenPackages } from '../screen.ts';
import { fails, passes, runSteps, type Step } from '../steps.ts';
import { testProjects, type TestProject } from '../test-projects.ts';
import { vitestOutcome } from '../vitest-outcome.ts';

const tools: Step = {
  name: 'tools',
  async run() {
    const problem = await ensurePackages(
      ['chromium', ...screenPackages, 'dbus', 'gnome-keyring', 'poppler-utils', 'strace'],
      console.log,
    );
    return problem === null ? passes : fails(problem);
  },
};

const build: Step = {
  name: 'build',
  async run() {
    const problem = await buildApp('plain');
    return problem === null ? passes : fails(problem);
  },
};

/** What a developer set for a run of the app must not change a test. */
const environment = () =>
  Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('DRILLROOM_') && name !== 'NODE_ENV'),
  );

const readReport = (file: string) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
};

const projectStep = ({ name, needsScreen }: TestProject): Step => ({
  name: `${name} tests`,
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'drillroom-test-'));
    const report = join(folder, 'report.json');
    const vitest = join(projectRoot, 'node_modules', 'vitest', 'vitest.mjs');
    const command = [process.execPath, vitest, 'run', '--project', name];
    const [program = '', ...args] = needsScreen ? onInventedScreen(command) : command;
    try {
      const env = { ...environment(), [outcomeFileVariable]: report };
      const { code } = await runProgram(program, args, { output: 'plain', env });
      if (code === 127) return fails(`${program} could not be started`);
      return vitestOutcome(readReport(report), code, projectRoot);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
});

const steps = [tools, ...codeChecks, build, ...testProjects.map(projectStep)];
const fine = await runSteps(steps, console.log);
if (!fine) process.exitCode = 1;
