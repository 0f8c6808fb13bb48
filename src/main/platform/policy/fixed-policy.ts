import type { PolicySource } from './policy-source.ts';

/** The policy of a program that is tried out: as if it stood in the file that the command line names. */
export const fixedPolicy =
  (values: Readonly<Record<string, unknown>>): PolicySource =>
  () =>
    Promise.resolve([{ source: 'commandLine', file: null, kind: 'found', values }]);
