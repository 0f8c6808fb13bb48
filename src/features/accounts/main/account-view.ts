import type { z } from 'zod';
import type { Account, debts, Me } from '../contract/fields.ts';
import type { Lockouts } from './lockouts/lockouts.ts';
import type { AccountRow } from './store.ts';

/** What a person has to do before anything else. */
export const debtsOf = (account: AccountRow, noticeVersion: string): (typeof debts)[number][] => [
  ...(account.noticeVersion === noticeVersion ? [] : (['notice'] as const)),
  ...(account.mustChangePassword ? (['password'] as const) : []),
];

/** Accounts as their readers see them. */
export function createAccountView(lockouts: Pick<Lockouts, 'leftMs'>, noticeVersion: () => string) {
  const statusOf = ({ id, status, waiting }: AccountRow) => {
    if (waiting) return 'waiting' as const;
    return status === 'active' && lockouts.leftMs(id) > 0 ? ('locked' as const) : status;
  };
  const view = (account: AccountRow): z.input<typeof Account> => ({ ...account, status: statusOf(account) });
  return {
    view,
    me: (account: AccountRow): z.input<typeof Me> => ({
      ...view(account),
      owes: debtsOf(account, noticeVersion()),
      cameByCode: account.cameByCode,
    }),
  };
}
export type AccountView = ReturnType<typeof createAccountView>;
