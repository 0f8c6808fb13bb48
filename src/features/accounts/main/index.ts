import type { Guessed } from '#main/kernel/admit.ts';
import type { Actor, ImplsOf } from '#main/kernel/implement.ts';
import { KeptRefusal } from '#main/kernel/refusal.ts';
import type { WindowSession } from '#main/kernel/sessions.ts';
import type { Reader, Writer } from '#main/platform/db/store.ts';
import type { accounts } from '../contract.ts';
import { createAccountView, debtsOf } from './account-view.ts';
import { createCodes } from './codes/codes.ts';
import { identifierKey } from './identifier-key.ts';
import { createKeptSignIns } from './kept/kept-sign-ins.ts';
import { createLockouts } from './lockouts/lockouts.ts';
import type { Needs } from './needs.ts';
import { ownAccountHandlers } from './own-account.ts';
import type { Parts } from './parts.ts';
import { createPasswords, type Refuse } from './passwords.ts';
import { peopleHandlers } from './people.ts';
import { signInHandlers } from './sign-in.ts';
import * as store from './store.ts';

export const nameOf = (db: Reader, accountId: string): string | null =>
  store.accountById(db, accountId)?.name ?? null;

/** Names what is guessed at: an account, or what stands for a name that nobody has. */
export const guessedAt = (db: Reader, by: Guessed): string => {
  if ('id' in by) return `account|${by.id}`;
  const id = store.accountIdOf(db, by.identifier);
  return id === null ? `unknown|${identifierKey(by.identifier)}` : `account|${id}`;
};

export const isSetUp = store.anyAccount;

/** Whether a username was typed, in whatever case. */
export const isCalled = ({ username }: { username: string }, typed: string): boolean =>
  identifierKey(username) === identifierKey(typed);

/** Who may use this store, and how they come in. */
export function accountsMain(needs: Needs) {
  try {
    needs.store.transact(store.foldKeys);
  } catch (error) {
    // A disk that takes no rows must not keep the store from opening: who is not found by an accent is found without.
    needs.log.error('accounts.notFolded', error);
  }
  const lockouts = createLockouts(needs);
  const kept = createKeptSignIns(needs);
  const parts: Parts = {
    needs,
    lockouts,
    kept,
    passwords: createPasswords(needs, lockouts),
    codes: createCodes(needs),
    view: createAccountView(lockouts, needs.noticeVersion, needs.clock.now, needs.steadyMs),
    enter: (session, accountId, how) => {
      const account = store.storedAccount(needs.store.read, accountId);
      session.begin(accountId, { ...how, owes: debtsOf(account, needs.noticeVersion()) });
    },
  };
  const handlers = {
    ...signInHandlers(parts),
    ...ownAccountHandlers(parts),
    ...peopleHandlers(parts),
  } satisfies ImplsOf<typeof accounts>;

  /**
   * A window closes in good order: a kept sign-in is open again at the next start if somebody is at it now. Where that
   * cannot be written, the next start asks for the password.
   */
  const leaveOpen = ({ keptId, locked }: WindowSession): void => {
    if (keptId === null || locked) return;
    try {
      needs.store.transact((db) => kept.leaveOpen(db, keptId), { fromReserve: true });
    } catch (error) {
      needs.log.error('signIn.notLeftOpen', error);
    }
  };

  return {
    handlers,
    /** The person behind a session, as the dispatcher needs them: `null` when gone or not active. */
    actorOf: (accountId: string, owed: readonly string[]): Actor | null => {
      const account = store.accountById(needs.store.read, accountId);
      if (account?.status !== 'active') return null;
      const hasDebts = debtsOf(account, needs.noticeVersion(), owed).length > 0;
      return { accountId: account.id, roles: account.roles, hasDebts };
    },
    /** Makes what has passed of locks outlive the process. */
    keepLocks: (): void => lockouts.keep(),
    /** Removes the one-time codes and kept sign-ins whose time is over. Writes only where there are any. */
    removeOver: (): void => {
      const { read } = needs.store;
      if (!parts.codes.anyOneTimeOver(read) && !kept.anyOver(read)) return;
      needs.store.transact((db) => {
        parts.codes.dropOneTimeOver(db);
        kept.dropOver(db);
      });
    },
    /** Checks the password of somebody who is signed in. What it answers refuses a wrong one within a transaction. */
    checkPassword: async (db: Reader, id: string, password: string) => {
      const checked = await parts.passwords.check(db, { id }, password);
      return (writer: Writer, refuse: Refuse): KeptRefusal | null => {
        const settled = parts.passwords.settle(writer, checked, refuse);
        return settled instanceof KeptRefusal ? settled : null;
      };
    },
    windowCloses: leaveOpen,
    /** Never throws: a disk that takes no more rows must not keep the store from closing. */
    stop: (): void => {
      for (const windowId of needs.sessions.windows()) leaveOpen(needs.sessions.of({ windowId }));
      try {
        lockouts.keep();
      } catch (error) {
        needs.log.error('lockouts.notKept', error);
      }
    },
  };
}
