/** How grave a finding is, the gravest last. */
export const healthStates = ['ok', 'warn', 'fail'] as const;
export type HealthState = (typeof healthStates)[number];

/** The gravest of some states; `ok` where there is none. */
export const worstOf = (states: readonly HealthState[]): HealthState =>
  healthStates.findLast((state) => states.includes(state)) ?? 'ok';

/**
 * Everything that Drillroom watches of itself and of its PC, with what may be found of each and how grave that is. The
 * words of a finding, and what to do about it, stand in the catalogue of the feature `health` under both names.
 */
export const healthFindings = {
  /** Where the data folder lies, and who may read it. */
  folder: {
    private: 'ok',
    not_made: 'ok',
    open_to_others: 'warn',
    not_writable: 'fail',
    network_folder: 'fail',
    roaming_folder: 'fail',
  },
  disk: { enough: 'ok', low: 'warn', nearly_full: 'fail' },
  /** In the keychain of the OS user, and the recovery code that stands in for it. */
  key: {
    kept: 'ok',
    not_made: 'ok',
    no_recovery_code: 'warn',
    /** It gives the key out, and takes no commit head: an older copy of the files would not be noticed. */
    takes_nothing: 'warn',
    absent: 'fail',
    other_keychain: 'fail',
    unavailable: 'fail',
  },
  /** As the store answered when it was asked to open. */
  store: {
    open: 'ok',
    /** It is open, and its disk or its folder takes nothing. */
    reading_only: 'fail',
    absent: 'fail',
    missing_but_expected: 'fail',
    wrong_key: 'fail',
    corrupt: 'fail',
    rolled_back: 'fail',
    newer_schema: 'fail',
    key_unavailable: 'fail',
    readonly: 'fail',
    disk_full: 'fail',
    locked: 'fail',
    not_opened: 'fail',
  },
  migrations: { up_to_date: 'ok', pending: 'warn', newer: 'fail' },
  memory: { enough: 'ok', low: 'warn', large: 'warn' },
  clock: { right: 'ok', set_back: 'warn', behind_the_files: 'warn' },
  policy: { none: 'ok', in_force: 'ok', unknown_keys: 'warn', problems: 'fail' },
  /** What an erasure still owes the files. */
  purge: { nothing_owed: 'ok', owed: 'warn' },
  /** Whether there is one to go back to. */
  backups: {
    recent: 'ok',
    none_yet: 'ok',
    old: 'warn',
    in_future: 'warn',
    unreadable: 'warn',
    only_here: 'warn',
  },
  audit: { whole: 'ok', not_checked: 'ok', broken: 'fail' },
  /** What runs by itself while the store is open. */
  jobs: { running: 'ok', failing: 'warn' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, HealthState>>>>;

export type Component = keyof typeof healthFindings;
export type FindingOf<C extends Component> = keyof (typeof healthFindings)[C] & string;

export const components = Object.keys(healthFindings) as readonly Component[];

/** What the start-up check tells, to anybody and while the store is closed: codes only. In this order. */
export const startUpComponents = [
  'folder',
  'disk',
  'key',
  'store',
  'migrations',
  'memory',
  'clock',
  'policy',
  'audit',
] as const satisfies readonly Component[];

/** A component that could not be looked at: it failed, or gave no answer in time. */
export const notTold = 'not_told';

export const stateOf = (component: Component, finding: string): HealthState => {
  const known: Readonly<Record<string, HealthState>> = healthFindings[component];
  return known[finding] ?? 'warn';
};

/** Bytes, counts, milliseconds, times and versions; the name says which: `freeBytes`, `openedAt`. Never a word of a person. */
export type Figures = Readonly<Record<string, number | string | boolean | null>>;
