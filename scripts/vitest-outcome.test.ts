import { describe, expect, test } from 'vitest';
import { vitestOutcome, type VitestReport } from './vitest-outcome.ts';

const outcome = (report: VitestReport | null, exitCode: number) =>
  vitestOutcome(report, exitCode, '/project');

const file = (status: string, ...tests: string[]) => ({
  name: '/project/some.test.ts',
  status,
  assertionResults: tests.map((each) => ({ status: each, fullName: `a ${each} test` })),
});
const report = (...testResults: VitestReport['testResults']): VitestReport => ({ testResults });

describe('the sum of a vitest run', () => {
  test('counts what passed', () => {
    expect(outcome(report(file('passed', 'passed', 'passed')), 0)).toEqual({
      passed: 2,
      failed: 0,
      remarks: [],
    });
  });

  test.each(['skipped', 'pending', 'todo', 'disabled'])('counts a test that is %s as failed', (status) => {
    const { failed, remarks } = outcome(report(file('passed', 'passed', status)), 0);
    expect(failed).toBe(1);
    expect(remarks.join()).toContain('not run');
  });

  test('names each test that failed', () => {
    expect(outcome(report(file('failed', 'passed', 'failed')), 1)).toEqual({
      passed: 1,
      failed: 1,
      remarks: ['failed: a failed test'],
    });
  });

  test('counts a file that did not load as failed', () => {
    expect(outcome(report(file('passed', 'passed'), file('failed')), 1)).toMatchObject({
      passed: 1,
      failed: 1,
      remarks: ['failed as a whole: some.test.ts'],
    });
  });

  test('fails when no test ran', () => {
    expect(outcome(report(), 0).failed).toBe(1);
    expect(outcome(report(file('passed')), 0).failed).toBe(1);
  });

  test('fails when vitest failed outside every test', () => {
    expect(outcome(report(file('passed', 'passed')), 1).failed).toBe(1);
  });

  test('fails when vitest wrote no report', () => {
    expect(outcome(null, 139).failed).toBe(1);
  });
});
