import { expect, test } from 'vitest';
import { fails, passes, runSteps, type Outcome, type Step } from './steps.ts';

const step = (name: string, outcome: Outcome): Step => ({ name, run: () => Promise.resolve(outcome) });

const runAndPrint = async (...steps: readonly Step[]) => {
  const lines: string[] = [];
  const fine = await runSteps(steps, (line) => lines.push(line));
  return { fine, lines, last: lines.at(-1) };
};

test('the last line is the sum of all steps', async () => {
  const { fine, last } = await runAndPrint(
    step('types', passes),
    step('tests', { passed: 41, failed: 0, remarks: [] }),
  );
  expect({ fine, last }).toEqual({ fine: true, last: '42 passed, 0 failed' });
});

test('a failed step counts, is named again at the end, and does not stop the next one', async () => {
  const { fine, lines, last } = await runAndPrint(step('lint', fails('exit code 1')), step('build', passes));
  expect({ fine, last }).toEqual({ fine: false, last: '1 passed, 1 failed' });
  expect(lines.slice(-2)[0]).toBe('!! lint: exit code 1');
});

test('each step is announced before it runs', async () => {
  const lines: string[] = [];
  const lastLineWhenRun: (string | undefined)[] = [];
  const looks: Step = {
    name: 'format',
    run() {
      lastLineWhenRun.push(lines.at(-1));
      return Promise.resolve(passes);
    },
  };
  await runSteps([looks], (line) => lines.push(line));
  expect(lastLineWhenRun).toEqual(['\n== 1 of 1: format']);
});
