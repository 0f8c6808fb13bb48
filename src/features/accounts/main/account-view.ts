import type { z } from 'zod';
import { type Account, codeKinds, debts, type Me } from '../contract/fields.ts';
import type { Lockouts } from './lockouts/lockouts.ts';
import { type AccountRow, worksUntil } from './store.ts';

/** Where it stands that a recovery code is not kept yet. */
export const unkept = { store: 'storeCodeUnkept', personal: 'personalCodeUnkept' } as const;

type Debt = (typeof debts)[number];

/**
 * What a person has to do before anything else: what was so when they came in, and is still. A setting that rewords the
 * privacy notice, or an admin who asks for a new password, interrupts nobody's practice.
 */
export const debtsOf = (
  account: AccountRow,
  noticeVersion: string,
  owed: readonly string[] = debts,
): Debt[] => {
  const isDue: Readonly<Record<Debt, boolean>> = {
    notice: account.noticeVersion !== noticeVersion,
    password: account.mustChangePassword,
  };
  return debts.filter((debt) => isDue[debt] && owed.includes(debt));
};

/** Accounts as their readers see them. */
export function createAccountView(
  lockouts: Pick<Lockouts, 'leftMs'>,
  noticeVersion: () => string,
  now: () => Date,
  steadyMs: () => number,
) {
  const statusOf = ({ id, status, waiting }: AccountRow) => {
    if (waiting) return 'waiting' as const;
    return status === 'active' && lockouts.leftMs(id) > 0 ? ('locked' as const) : status;
  };
  const view = (account: AccountRow): z.input<typeof Account> => {
    const status = statusOf(account);
    const endsMs = now().getTime() + lockouts.leftMs(account.id);
    return {
      ...account,
      status,
      lockedUntil: status === 'locked' ? new Date(endsMs).toISOString() : null,
      codeExpiresAt: worksUntil(account.code, steadyMs()),
    };
  };
  return {
    view,
    /** `owed`: at the beginning of the sign-in; for one that only begins, everything may be. */
    me: (account: AccountRow, owed?: readonly string[]): z.input<typeof Me> => ({
      ...view(account),
      owes: debtsOf(account, noticeVersion(), owed),
      cameByCode: account.cameByCode,
      unkeptCodes: codeKinds.filter((kind) => account[unkept[kind]]),
    }),
  };
}
export type AccountView = ReturnType<typeof createAccountView>;
