import type { Store } from './store.ts';

/** Everything but `ok` that a store can be in. */
export type ClosedState =
  | 'absent'
  | 'missing_but_expected'
  | 'wrong_key'
  | 'corrupt'
  | 'rolled_back'
  | 'newer_schema'
  | 'key_unavailable'
  | 'readonly'
  | 'disk_full'
  | 'locked'
  /** What had to be done for it broke off, and the files are not to blame: a thread ended, or an error that nobody foresaw. */
  | 'not_opened';

/**
 * What lies behind a state where that asks for another remedy. `no_key`: the keychain answers, but holds no key for this
 * store, as after the PC was replaced or its image copied. `migration_failed`: an update of the program could not bring
 * the data along, which are as they were before it. `needs_room`: an update of the program, or new keys, have to copy or
 * rewrite the data, for which the disk has no room. The others: the folder is in a place where a store is unsafe.
 */
export type ClosedCause = 'no_key' | 'migration_failed' | 'needs_room' | 'network_folder' | 'roaming_folder';

export type Open = {
  readonly state: 'ok';
  readonly store: Store;
  /** It was made just now. */
  readonly created: boolean;
  /** It took the place of another just now: whoever began its restore was interrupted. */
  readonly restored: boolean;
  /** It is older than what stood beside it, and the holder of the recovery code let that pass. */
  readonly rollbackAccepted: boolean;
};
export type Closed<State> = {
  readonly state: State;
  readonly cause: ClosedCause | null;
  /** Program, PC and user that hold the store, when it is `locked` and they could be read. */
  readonly holder: string | null;
  /** The recovery code opens it. */
  readonly recoverable: boolean;
  /** A short technical reason for IT, without paths or secrets. */
  readonly reason: string;
};

/** What a recovery code can be refused for. It says nothing new about the store itself. */
export type RecoveryRefusal = 'wrong_recovery_code' | 'key_not_kept';

/** How a store answered when it was asked to open. */
export type Opened = Open | ClosedAnswer;
export type ClosedAnswer = Closed<ClosedState> | Closed<'wrong_recovery_code'> | Closed<'key_not_kept'>;

/** Ends an attempt to open. Thrown and caught in this folder and that of the backups only. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly answer: ClosedAnswer;
  constructor(
    state: ClosedState | RecoveryRefusal,
    reason: string,
    more: Partial<Omit<Closed<unknown>, 'state' | 'reason'>> = {},
  ) {
    super(reason);
    this.answer = { state, reason, cause: null, holder: null, recoverable: false, ...more };
  }
}
