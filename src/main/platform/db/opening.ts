import type { storeStates } from '#features/system/contract.ts';
import type { Store } from './store.ts';

/** Everything but `ok` that a store can be in. */
export type ClosedState = Exclude<(typeof storeStates)[number], 'ok'>;

type Open = {
  readonly state: 'ok';
  readonly store: Store;
  /** It was made just now. */
  readonly created: boolean;
  /** It is older than what stood beside it, and the holder of the recovery code let that pass. */
  readonly rollbackAccepted: boolean;
};
export type Closed<State> = {
  readonly state: State;
  /** Program, PC and user that hold the store, when it is `locked` and they could be read. */
  readonly holder: string | null;
  /** The recovery code opens it. */
  readonly recoverable: boolean;
  /** A short technical reason for IT, without paths or secrets. */
  readonly reason: string;
};

/** How a store answered when it was asked to open. A wrong recovery code says nothing new about the store itself. */
export type Opened = Open | Closed<ClosedState> | Closed<'wrong_recovery_code'>;

/** Ends an attempt to open. Thrown and caught inside this folder only. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly state: ClosedState | 'wrong_recovery_code';
  readonly recoverable: boolean;
  readonly holder: string | null;
  constructor(
    state: ClosedState | 'wrong_recovery_code',
    reason: string,
    { recoverable = false, holder = null }: { recoverable?: boolean; holder?: string | null } = {},
  ) {
    super(reason);
    this.state = state;
    this.recoverable = recoverable;
    this.holder = holder;
  }
}
