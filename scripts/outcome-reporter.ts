import { writeFileSync } from 'node:fs';
import type { Reporter, TestCase, TestModule } from 'vitest/node';
import type { VitestReport } from './vitest-outcome.ts';

/** Where the report goes: vitest gives a reporter of one's own no options from its command line. */
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

/** A vitest reporter that writes what `vitestOutcome` sums up, with the errors that belong to no test. */
// oxlint-disable-next-line import/no-default-export -- vitest takes a reporter by its default export
export default class OutcomeReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly Failure[]): void {
    const file = process.env[outcomeFileVariable];
    if (file === undefined) throw new Error(`${outcomeFileVariable} names no file for the report`);
    const report: VitestReport = { files: modules.map(fileOf), errors: messages(unhandled) };
    writeFileSync(file, JSON.stringify(report));
  }
}
