/** A part of what guards everything else: its own tests are measured, by coverage and by mutation. */
export type MeasuredPart = {
  readonly name: string;
  /** Globs from the root. No file belongs to two parts. */
  readonly code: readonly string[];
  /**
   * The tests that are about that code. Many others come across it, those of the contract above all; what they alone
   * would find counts as not found, so that the tests of a part are where a reader looks for them, and take minutes.
   */
  readonly tests: readonly string[];
};

export const measuredParts: readonly MeasuredPart[] = [
  {
    name: 'kernel',
    code: ['src/main/kernel/*.ts', 'src/main/kernel/{limits,steady}/*.ts'],
    tests: [
      'src/main/kernel/*.test.ts',
      'src/main/kernel/{limits,steady}/*.test.ts',
      'tests/features/kernel/*.test.ts',
      'tests/features/settings/policy-sources.test.ts',
    ],
  },
  {
    name: 'audit',
    code: ['src/main/kernel/audit/**/*.ts'],
    tests: ['src/main/kernel/audit/**/*.test.ts', 'tests/features/audit/*.test.ts'],
  },
  {
    name: 'accounts',
    code: ['src/features/accounts/main/**/*.ts'],
    tests: ['src/features/accounts/main/**/*.test.ts', 'tests/features/accounts/*.test.ts'],
  },
];
