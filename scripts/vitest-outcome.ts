import { relative } from 'node:path';
import type { Outcome } from './steps.ts';

/** What is kept of one vitest run. `errors` are the messages of what went wrong at that level. */
export type VitestReport = {
  readonly files: readonly {
    readonly path: string;
    readonly state: string;
    readonly errors: readonly string[];
    readonly tests: readonly {
      readonly name: string;
      readonly state: string;
      readonly errors: readonly string[];
    }[];
  }[];
  /** What belongs to no file, such as a process of tests that ended before its tests did. */
  readonly errors: readonly string[];
};

const firstLine = (text: string) => text.split('\n', 1)[0] ?? '';
const remark = (what: string, errors: readonly string[]) => [what, ...errors.map(firstLine)].join(': ');

/**
 * The sum of one vitest run. A skipped or planned test counts as failed, and so does a file that did not load, a run in
 * which no test ran, and a run that failed for another reason, such as an error outside every test.
 * @param report null when vitest wrote none
 * @param root the folder that the names of files are told from
 */
export const vitestOutcome = (report: VitestReport | null, exitCode: number, root: string): Outcome => {
  if (report === null) {
    return { passed: 0, failed: 1, remarks: [`vitest wrote no report (exit code ${exitCode})`] };
  }
  let passed = 0;
  let failed = 0;
  const remarks: string[] = [];
  for (const file of report.files) {
    const failedBefore = failed;
    for (const { name, state, errors } of file.tests) {
      if (state === 'passed') {
        passed += 1;
        continue;
      }
      failed += 1;
      remarks.push(remark(state === 'failed' ? `failed: ${name}` : `not run (${state}): ${name}`, errors));
    }
    if (file.errors.length > 0 || (file.state === 'failed' && failed === failedBefore)) {
      failed += 1;
      remarks.push(remark(`failed as a whole: ${relative(root, file.path)}`, file.errors));
    }
  }
  remarks.push(...report.errors.map((error) => remark('outside every test', [error])));
  if (passed + failed === 0) {
    return { passed: 0, failed: 1, remarks: [...remarks, 'no test ran'] };
  }
  if (exitCode !== 0 && failed === 0) {
    failed += 1;
    remarks.push(`every test passed, but vitest ended with exit code ${exitCode}: see its errors above`);
  }
  return { passed, failed, remarks };
};
