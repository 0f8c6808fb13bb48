/** What one step adds to the sum. A remark is a line that the reader must not miss. */
export type Outcome = {
  readonly passed: number;
  readonly failed: number;
  readonly remarks: readonly string[];
};

export type Step = { readonly name: string; run(): Promise<Outcome> };

export const passes: Outcome = { passed: 1, failed: 0, remarks: [] };
export const fails = (remark: string): Outcome => ({ passed: 0, failed: 1, remarks: [remark] });

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

/**
 * Runs the steps one after the other, saying so, and prints the sum as the last line: `N passed, N failed`.
 * A failed step does not stop the ones after it.
 * @returns whether nothing failed
 */
export const runSteps = async (steps: readonly Step[], print: (line: string) => void): Promise<boolean> => {
  const began = performance.now();
  const remarks: string[] = [];
  let passed = 0;
  let failed = 0;
  for (const [index, step] of steps.entries()) {
    const start = performance.now();
    print(`\n== ${index + 1} of ${steps.length}: ${step.name}`);
    const outcome = await step.run();
    passed += outcome.passed;
    failed += outcome.failed;
    for (const remark of outcome.remarks) {
      print(`!! ${remark}`);
      remarks.push(`${step.name}: ${remark}`);
    }
    print(
      `== ${step.name}: ${outcome.passed} passed, ${outcome.failed} failed in ${seconds(performance.now() - start)}`,
    );
  }
  print(`\nAll steps took ${seconds(performance.now() - began)}.`);
  for (const remark of remarks) print(`!! ${remark}`);
  print(`${passed} passed, ${failed} failed`);
  return failed === 0;
};
