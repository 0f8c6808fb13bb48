import { asc, inArray } from 'drizzle-orm';
import type { Reader } from '#main/platform/db/store.ts';
import { accounts } from '../schema.ts';

/** Everybody by what they are found by, in the order of their list: all of it lies in one index. */
export const keysOfPeople = (db: Reader) =>
  db
    .select({ id: accounts.id, nameKey: accounts.nameKey, searchKey: accounts.searchKey })
    .from(accounts)
    .orderBy(asc(accounts.nameKey), asc(accounts.id))
    .all();

export const namesOf = (db: Reader, ids: readonly string[]) =>
  db
    .select({ id: accounts.id, name: accounts.name, username: accounts.username })
    .from(accounts)
    .where(inArray(accounts.id, [...ids]))
    .all();
