import type { KeptRefusal } from '#main/kernel/refusal.ts';
import type { Reader, Writer } from '#main/platform/db/store.ts';
import type { PasswordHasher } from '#main/platform/ports.ts';
import { accountForSignIn } from './store.ts';

type Refuse = (code: 'WRONG_CREDENTIALS', how: { subject: string }) => KeptRefusal;

/** Checks the password of somebody who is signed in. What it answers refuses a wrong one within a transaction. */
export const checkOwnPassword =
  (passwords: PasswordHasher, pepper: Uint8Array) => async (db: Reader, id: string, password: string) => {
    const account = accountForSignIn(db, { id });
    const matches = await passwords.verify(password, account?.passwordHash ?? null, pepper);
    return (_db: Writer, refuse: Refuse): KeptRefusal | null =>
      matches ? null : refuse('WRONG_CREDENTIALS', { subject: id });
  };
