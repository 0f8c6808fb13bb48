import type { OutputOf } from '#contract/op.ts';
import type { accounts } from '#features/accounts/contract.ts';

/** Somebody's account, as it is shown to those who see the people of this PC. */
export type PersonView = OutputOf<typeof accounts.person>;
