import { describe, expect, test } from 'vitest';
import { vitestOutcome, type VitestReport } from './vitest-outcome.ts';

const outcome = (report: VitestReport | null, exitCode: number) =>
  vitestOutcome(report, exitCode, '/project');

const file = (state: string, ...tests: string[]) => ({
  path: '/project/some.test.ts',
  state,
  errors: [],
  tests: tests.map((each) => ({
    state: each,
    name: `a ${each} test`,
    errors: each === 'failed' ? ['expected 1 to be 2\nand more'] : [],
  })),
});
const report = (...files: VitestReport['files']): VitestReport => ({ files, errors: [] });

describe('the sum of a vitest run', () => {
  test('counts what passed', () => {
    expect(outcome(report(file('passed', 'passed', 'passed')), 0)).toEqual({
      passed: 2,
      failed: 0,
      remarks: [],
    });
  });

  test.each(['skipped', 'pending'])('counts a test that is %s as failed', (state) => {
    const { failed, remarks } = outcome(report(file('passed', 'passed', state)), 0);
    expect(failed).toBe(1);
    expect(remarks).toEqual([`not run (${state}): a ${state} test`]);
  });

  test('names each test that failed, and the first line of why', () => {
    expect(outcome(report(file('failed', 'passed', 'failed')), 1)).toEqual({
      passed: 1,
      failed: 1,
      remarks: ['failed: a failed test: expected 1 to be 2'],
    });
  });

  test('counts a file that did not load as failed, and says why', () => {
    const unloaded = { ...file('failed'), errors: ['no such module'] };
    expect(outcome(report(file('passed', 'passed'), unloaded), 1)).toMatchObject({
      passed: 1,
      failed: 1,
      remarks: ['failed as a whole: some.test.ts: no such module'],
    });
    expect(outcome(report(file('passed', 'passed'), file('failed')), 1)).toMatchObject({
      failed: 1,
      remarks: ['failed as a whole: some.test.ts'],
    });
  });

  test('fails when no test ran', () => {
    expect(outcome(report(), 0).failed).toBe(1);
    expect(outcome(report(file('passed')), 0).failed).toBe(1);
  });

  test('fails when vitest failed outside every test, and says why', () => {
    const died = { ...report(file('passed', 'passed')), errors: ['Worker exited unexpectedly'] };
    expect(outcome(died, 1)).toMatchObject({ passed: 1, failed: 1 });
    expect(outcome(died, 1).remarks).toContain('outside every test: Worker exited unexpectedly');
  });

  test('fails when vitest wrote no report', () => {
    expect(outcome(null, 139).failed).toBe(1);
  });
});
