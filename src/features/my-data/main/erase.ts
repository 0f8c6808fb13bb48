import type { Reader, Writer } from '#main/platform/db/store.ts';
import type { Needs, Person } from './needs.ts';

type Copy = { readonly madeAt: string; readonly keptUntil: string };

/** Erasing a person: everything of theirs in one transaction, then every trace of it in the files. */
export function createEraser({ store, custodies, accounts, endSessionsOf }: Needs) {
  return {
    /** The last who administers may not go: nobody could ever let anybody in again. */
    isLastAdmin: (db: Reader, { id, roles }: Person): boolean =>
      roles.includes('admin') && accounts.otherActiveAdmins(db, id) === 0,

    erase(db: Writer, accountId: string): void {
      const gone = [accountId];
      for (const { erase } of Object.values(custodies))
        gone.push(...(erase?.(db, accountId, gone, store.keys.audit) ?? []));
      store.purge.owe(db);
    },

    /** Copies of the store from the days of this account: what was erased stays in them until they are removed. */
    copies: (createdAt: string): Copy[] =>
      store.backups.holding(new Date(createdAt)).map(({ madeAt, keptUntil }) => ({
        madeAt: madeAt.toISOString(),
        keptUntil: keptUntil.toISOString(),
      })),

    /** Once the erasure is committed. */
    finish(accountId: string): void {
      endSessionsOf(accountId);
      store.purge.settle();
    },
  };
}
