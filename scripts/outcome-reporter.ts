import { writeFileSync } from 'node:fs';
import type { Reporter, TestCase, TestModule } from 'vitest/node';
import type { VitestReport } from './vitest-outcome.ts';

/** The environment variable that names the file for the report: a run of vitest takes no other word of ours. */
export const outcomeFileVariable = 'DRILLROOM_TEST_OUTCOME';

type Failure = { readonly message: string; readonly cause?: Failure };

/** With its causes: that a process of tests died says vitest's own message, but how it died only the cause. */
const messageOf = ({ message, cause }: Failure): string =>
  cause === undefined ? message : `${message} ${messageOf(cause)}`;
const messages = (errors: readonly Failure[] = []) => errors.map(messageOf);

const testOf = (test: TestCase) => {
  const { state, errors } = test.result();
  return { name: test.fullName, state, errors: messages(errors) };
};

const fileOf = (module: TestModule) => ({
  path: module.moduleId,
  state: module.state(),
  errors: messages(module.errors()),
  tests: Array.from(module.children.allTests(), testOf),
});

/** Writes what `vitestOutcome` sums up, with the errors that belong to no test. */
export const outcomeReporter = (file: string): Reporter => ({
  onTestRunEnd(modules, unhandled) {
    const report: VitestReport = { files: modules.map(fileOf), errors: messages(unhandled) };
    writeFileSync(file, JSON.stringify(report));
  },
});
