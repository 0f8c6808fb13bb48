import type { storeStates } from '#features/system/contract.ts';
import type { Store } from './store.ts';

type ClosedState = Exclude<(typeof storeStates)[number], 'ok'> | 'wrong_recovery_code';

/** How a store answered when it was asked to open. */
export type Opened =
  | {
      readonly state: 'ok';
      readonly store: Store;
      /** It was made just now. */
      readonly created: boolean;
      /** It is older than what stood beside it, and the holder of the recovery code let that pass. */
      readonly rollbackAccepted: boolean;
    }
  | {
      readonly state: ClosedState;
      /** Program, PC and user that hold the store, when it is `locked` and they could be read. */
      readonly holder: string | null;
      /** The recovery code opens it. */
      readonly recoverable: boolean;
      /** A short technical reason for IT, without paths or secrets. */
      readonly reason: string;
    };

/** Ends an attempt to open. Thrown and caught inside this folder only. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly state: ClosedState;
  readonly recoverable: boolean;
  readonly holder: string | null;
  constructor(
    state: ClosedState,
    reason: string,
    { recoverable = false, holder = null }: { recoverable?: boolean; holder?: string | null } = {},
  ) {
    super(reason);
    this.state = state;
    this.recoverable = recoverable;
    this.holder = holder;
  }
}
