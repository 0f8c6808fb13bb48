import packageJson from '../../package.json' with { type: 'json' };
import { electronFindings } from '../electron-support.ts';
import { runProgram } from '../run-program.ts';
import { fails, passes, runSteps, type Step } from '../steps.ts';

/** What only the package registry knows, and what therefore is asked before a release instead of in every test. */
const electronIsSupported: Step = {
  name: 'Electron is mended by its makers, and the newest of its line',
  async run() {
    const { code, output } = await runProgram(
      'npm',
      ['view', 'electron', 'time', '--json', '--loglevel=error'],
      {
        output: 'kept',
      },
    );
    if (code !== 0) return fails(`the registry could not be asked: ${output.trim()}`);
    const published: Record<string, string> = JSON.parse(output);
    const [finding] = electronFindings(packageJson.devDependencies.electron, published, new Date());
    return finding === undefined ? passes : fails(finding);
  },
};

const advisories: Step = {
  name: 'no package that ships, nor Electron, has a known hole of high or critical severity',
  async run() {
    const { code, output } = await runProgram('npm', ['audit', '--audit-level=high', '--loglevel=error'], {
      output: 'kept',
    });
    return code === 0 ? passes : fails(`npm audit did not pass:\n${output.trim()}`);
  },
};

const fine = await runSteps([electronIsSupported, advisories], console.log);
if (!fine) process.exitCode = 1;
