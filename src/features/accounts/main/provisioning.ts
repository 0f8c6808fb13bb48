import type { Reader } from '#main/platform/db/store.ts';
import { accountIdOf, accountWithHash, anyAccount, noPassword, otherActiveAdmins } from './store.ts';

/**
 * How far a store has come on its way to a first admin whom IT names. `empty`: nobody has an account. `awaited`: that
 * admin, who has not chosen a password yet, nor has any other. `other_admin`: the same with somebody else.
 * `already_set_up`: somebody administers it.
 */
export type Provisioning =
  | { readonly kind: 'empty' }
  | { readonly kind: 'awaited'; readonly accountId: string }
  | { readonly kind: 'other_admin' }
  | { readonly kind: 'already_set_up' };

export function provisioningOf(db: Reader, username: string): Provisioning {
  if (!anyAccount(db)) return { kind: 'empty' };
  const id = accountIdOf(db, username);
  if (otherActiveAdmins(db, '') > 0) return { kind: 'already_set_up' };
  const found = id === null ? null : accountWithHash(db, id);
  const isAwaited = found?.passwordHash === noPassword && found.roles.includes('admin');
  return isAwaited ? { kind: 'awaited', accountId: found.id } : { kind: 'other_admin' };
}
