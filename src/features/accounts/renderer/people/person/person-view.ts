import type { OutputOf } from '#contract/op.ts';
import type { accounts } from '#features/accounts/contract.ts';

/** An account as an admin sees it. */
export type PersonView = OutputOf<typeof accounts.person>;
