const minute = 60_000;

const bundledHost = 'tests/support/bundled-host.ts';
const bundledChildren = 'tests/store/bundled-children.ts';

export type TestProject = {
  readonly name: string;
  /** Which test files belong to it, as globs from the root. Each test file belongs to exactly one project. */
  readonly include: readonly string[];
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
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts', 'tools/**/*.test.ts'],
    timeoutMs: minute / 2,
    sharesModules: true,
  },
  { name: 'architecture', include: ['tests/architecture/**/*.test.ts'], timeoutMs: minute },
  {
    name: 'contract',
    include: ['tests/contract/**/*.test.ts'],
    madeOnce: [bundledHost],
    timeoutMs: 2 * minute,
  },
  {
    name: 'features',
    include: ['tests/{features,store,pdf,workers}/**/*.test.ts'],
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
    madeOnce: [bundledHost],
    timeoutMs: 10 * minute,
  },
  {
    name: 'hosts',
    include: ['tests/{hosts,packaging,scripts}/**/*.test.ts'],
    madeOnce: [bundledHost],
    timeoutMs: 3 * minute,
    oneFileAtATime: true,
    needsScreen: true,
  },
  {
    name: 'window',
    // Each file has an invisible browser of its own, so that two of them use both cores of a small machine.
    include: ['tests/renderer/**/*.test.{ts,tsx}'],
    madeOnce: ['tests/renderer/one-window.ts'],
    timeoutMs: 3 * minute,
  },
  {
    name: 'e2e',
    include: ['tests/e2e/**/*.test.ts'],
    madeOnce: [bundledHost],
    timeoutMs: 3 * minute,
    oneFileAtATime: true,
    needsScreen: true,
  },
];
