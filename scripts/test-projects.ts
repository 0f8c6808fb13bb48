const minute = 60_000;

const bundledHost = 'tests/support/bundled-host.ts';
const bundledChildren = 'tests/store/bundled-children.ts';

export type TestProject = {
  readonly name: string;
  /** Which test files belong to it, as globs from the root. Each test file belongs to exactly one project. */
  readonly include: readonly string[];
  /** Its files that take longest, the longest first: with them a run begins. */
  readonly longest?: readonly string[];
  /** Milliseconds for one test, and for one hook. */
  readonly timeoutMs: number;
  /**
   * Its files leave nothing behind in a module, so that those of one process load each module once. Not for what imports
   * a helper that cleans up after the file that imported it.
   */
  readonly sharesModules?: true;
  /** What is made once for all of its files: paths of global setups of vitest. */
  readonly madeOnce?: readonly string[];
  /** Its files start programs (a browser, a keychain, a packer) that would starve each other. */
  readonly oneFileAtATime?: true;
  /** Opens windows, on an X server of its own. */
  readonly needsScreen?: true;
};

/** The test projects, in the order in which `npm test` runs them: what fails soonest comes first. */
export const testProjects: readonly TestProject[] = [
  {
    name: 'unit',
    include: ['{src,evals,scripts,tools}/**/*.test.{ts,tsx}'],
    timeoutMs: minute / 2,
    sharesModules: true,
  },
  { name: 'architecture', include: ['tests/architecture/**/*.test.ts'], timeoutMs: minute },
  {
    name: 'contract',
    include: ['tests/contract/**/*.test.ts'],
    longest: [
      'tests/contract/fuzz/fuzz.test.ts',
      'tests/contract/role-matrix.test.ts',
      'tests/contract/limits.test.ts',
      'tests/contract/audit.test.ts',
      'tests/contract/payload.test.ts',
    ],
    madeOnce: [bundledHost],
    timeoutMs: 2 * minute,
  },
  {
    name: 'features',
    include: ['tests/{features,store,pdf,workers}/**/*.test.ts'],
    longest: [
      'tests/store/rekey.test.ts',
      'tests/features/roleplay/whole-interviews.test.ts',
      'tests/store/processes.test.ts',
      'tests/features/logs/canaries.test.ts',
      'tests/features/my-data/used-store.test.ts',
      'tests/store/bad-disks.test.ts',
      'tests/pdf/report-pdf.test.ts',
      'tests/store/recovery.test.ts',
    ],
    madeOnce: [bundledHost, bundledChildren],
    timeoutMs: minute,
  },
  {
    name: 'migrations',
    include: ['tests/migrations/**/*.test.ts'],
    timeoutMs: minute,
    sharesModules: true,
  },
  {
    name: 'faults',
    include: ['tests/faults/**/*.test.ts'],
    longest: [
      'tests/faults/random-kills.test.ts',
      'tests/faults/core-writes/new-keys.test.ts',
      'tests/faults/core-writes/working-day.test.ts',
      'tests/faults/core-writes/first-start.test.ts',
      'tests/faults/core-writes/start-after-an-update.test.ts',
    ],
    madeOnce: [bundledHost],
    timeoutMs: 10 * minute,
  },
  {
    // Its files wait most of the time, for a keychain or a host that they started, so that two of them run side by side.
    name: 'hosts',
    include: [
      'tests/hosts/headless/**/*.test.ts',
      'tests/hosts/shipped-costs.test.ts',
      'tests/scripts/**/*.test.ts',
    ],
    longest: [
      'tests/hosts/headless/backup-verbs.test.ts',
      'tests/hosts/headless/keychain-faults.test.ts',
      'tests/hosts/headless/full-disk.test.ts',
      'tests/hosts/headless/code-verbs.test.ts',
    ],
    madeOnce: [bundledHost],
    timeoutMs: 3 * minute,
  },
  {
    name: 'desktop',
    include: [
      'tests/hosts/electron/**/*.test.ts',
      'tests/hosts/equal-replies.test.ts',
      'tests/packaging/**/*.test.ts',
    ],
    madeOnce: [bundledHost],
    timeoutMs: 3 * minute,
    oneFileAtATime: true,
    needsScreen: true,
  },
  {
    name: 'window',
    // Each file has an invisible browser of its own, so that two of them use both cores of a small machine.
    include: ['tests/renderer/**/*.test.{ts,tsx}'],
    longest: [
      'tests/renderer/audit.test.ts',
      'tests/renderer/practice.test.ts',
      'tests/renderer/library.test.ts',
      'tests/renderer/reports.test.ts',
      'tests/renderer/reader.test.ts',
      'tests/renderer/people.test.ts',
      'tests/renderer/shell.test.ts',
      'tests/renderer/whole-session.test.ts',
    ],
    madeOnce: ['tests/renderer/one-window.ts'],
    timeoutMs: 3 * minute,
  },
  {
    name: 'e2e',
    include: ['tests/e2e/**/*.test.ts'],
    madeOnce: [bundledHost],
    timeoutMs: 3 * minute,
    needsScreen: true,
  },
];
