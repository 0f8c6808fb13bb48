import { relative } from 'node:path';
import type { Outcome } from './steps.ts';

/** What is read of vitest's JSON report. */
export type VitestReport = {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
};

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
  for (const file of report.testResults) {
    const failedBefore = failed;
    for (const { status, fullName } of file.assertionResults) {
      if (status === 'passed') passed += 1;
      else failed += 1;
      if (status === 'failed') remarks.push(`failed: ${fullName}`);
      else if (status !== 'passed') remarks.push(`not run (${status}): ${fullName}`);
    }
    if (file.status === 'failed' && failed === failedBefore) {
      failed += 1;
      remarks.push(`failed as a whole: ${relative(root, file.name)}`);
    }
  }
  if (passed + failed === 0) {
    return { passed: 0, failed: 1, remarks: [...remarks, 'no test ran'] };
  }
  if (exitCode !== 0 && failed === 0) {
    failed += 1;
    remarks.push(`every test passed, but vitest ended with exit code ${exitCode}: see its errors above`);
  }
  return { passed, failed, remarks };
};
