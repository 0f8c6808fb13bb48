import type { ExitCode } from '../exit-codes.ts';

/** What a verb may use of the process it runs in. */
export type VerbIo = {
  /** For the answer: one line of JSON. */
  readonly out: (line: string) => void;
  /** For people. */
  readonly err: (line: string) => void;
  /** Whether anybody can read the answer; they can where nothing is said. */
  readonly isHeard?: () => boolean;
};

/** One thing that IT can have done from a command line, without a window and without signing in. */
export type Verb = {
  /** One line for the usage text: what is typed, and what it does. */
  readonly usage: readonly [typed: string, does: string];
  /** Does it. `args` are the words after the verb. Says what is wrong with them itself. */
  readonly run: (args: readonly string[], io: VerbIo) => Promise<ExitCode>;
};
