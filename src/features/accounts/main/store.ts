import { and, asc, count, eq, or, sql } from 'drizzle-orm';
import { roles as allRoles, type Role } from '#contract/access.ts';
import type { Reader, Writer } from '#main/platform/db/store.ts';
import { accountRoles, accounts, personalCodes } from './schema.ts';

export type AccountRow = {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly roles: Role[];
  readonly status: 'active' | 'inactive' | 'locked';
  readonly createdAt: string;
  readonly lastSignInAt: string | null;
};

export const usernameKey = (username: string): string => username.trim().toLowerCase();

/** Roles come in the same row, so that a list of any length is one statement. */
const columns = {
  id: accounts.id,
  username: accounts.username,
  name: accounts.name,
  status: accounts.status,
  createdAt: accounts.createdAt,
  lastSignInAt: accounts.lastSignInAt,
  roles: sql<string | null>`(select group_concat(role) from account_roles where account_id = ${accounts.id})`,
};

const withRoles = <T extends { roles: string | null }>(row: T) => {
  const held = new Set((row.roles ?? '').split(','));
  return { ...row, roles: allRoles.filter((role) => held.has(role)) };
};

export const anyAccount = (db: Reader): boolean =>
  db.select({ id: accounts.id }).from(accounts).limit(1).get() !== undefined;

export function accountById(db: Reader, id: string): AccountRow | null {
  const row = db.select(columns).from(accounts).where(eq(accounts.id, id)).get();
  return row === undefined ? null : withRoles(row);
}

/** With the password hash, for the one place that checks it. */
export function accountForSignIn(db: Reader, by: { username: string } | { id: string }) {
  const where = 'id' in by ? eq(accounts.id, by.id) : eq(accounts.usernameKey, usernameKey(by.username));
  const row = db
    .select({ ...columns, passwordHash: accounts.passwordHash })
    .from(accounts)
    .where(where)
    .get();
  return row === undefined ? null : withRoles(row);
}

/** Whose own recovery code has this hash. */
export function accountByCode(db: Reader, codeHash: string): AccountRow | null {
  const row = db
    .select(columns)
    .from(accounts)
    .innerJoin(personalCodes, eq(personalCodes.accountId, accounts.id))
    .where(eq(personalCodes.codeHash, codeHash))
    .get();
  return row === undefined ? null : withRoles(row);
}

/** Puts a person's code in the place of the one before. */
export function putCode(db: Writer, code: { accountId: string; codeHash: string; at: Date }): void {
  const { accountId, codeHash, at } = code;
  const row = { codeHash, madeAt: at.toISOString() };
  db.insert(personalCodes)
    .values({ accountId, ...row })
    .onConflictDoUpdate({ target: personalCodes.accountId, set: row })
    .run();
}

/** Ends a lock; who was deactivated stays so. */
export function endLock(db: Writer, id: string): void {
  db.update(accounts)
    .set({ status: 'active' })
    .where(and(eq(accounts.id, id), eq(accounts.status, 'locked')))
    .run();
}

export const usernameTaken = (db: Reader, username: string): boolean =>
  db
    .select({ id: accounts.id })
    .from(accounts)
    .where(eq(accounts.usernameKey, usernameKey(username)))
    .get() !== undefined;

export function insertAccount(
  db: Writer,
  account: {
    id: string;
    username: string;
    name: string;
    passwordHash: string;
    roles: readonly Role[];
    at: Date;
  },
): AccountRow {
  const { id, username, name, passwordHash, roles, at } = account;
  const createdAt = at.toISOString();
  db.insert(accounts)
    .values({
      id,
      username,
      usernameKey: usernameKey(username),
      name,
      passwordHash,
      status: 'active',
      createdAt,
    })
    .run();
  db.insert(accountRoles)
    .values(roles.map((role) => ({ accountId: id, role })))
    .run();
  return { id, username, name, roles: [...roles], status: 'active', createdAt, lastSignInAt: null };
}

export function recordSignIn(db: Writer, id: string, at: Date): void {
  db.update(accounts).set({ lastSignInAt: at.toISOString() }).where(eq(accounts.id, id)).run();
}

export function listAccounts(db: Reader, o: { search: string; page: number; pageSize: number }) {
  const pattern = `%${o.search.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const matches =
    o.search === ''
      ? undefined
      : or(
          sql`${accounts.name} like ${pattern} escape '\\'`,
          sql`${accounts.username} like ${pattern} escape '\\'`,
        );
  const items = db
    .select(columns)
    .from(accounts)
    .where(matches)
    .orderBy(asc(sql`${accounts.name} collate nocase`), asc(accounts.id))
    .limit(o.pageSize)
    .offset((o.page - 1) * o.pageSize)
    .all();
  const total = db.select({ total: count() }).from(accounts).where(matches).get()?.total ?? 0;
  return { items: items.map(withRoles), total };
}

/** Active people who administer, without one of them. */
export const otherActiveAdmins = (db: Reader, exceptId: string): number =>
  db
    .select({ n: count() })
    .from(accountRoles)
    .innerJoin(accounts, eq(accounts.id, accountRoles.accountId))
    .where(
      and(eq(accountRoles.role, 'admin'), eq(accounts.status, 'active'), sql`${accounts.id} <> ${exceptId}`),
    )
    .get()?.n ?? 0;

/** When a person's own recovery code was made; `null` when they have none. */
export const codeMadeAt = (db: Reader, accountId: string): string | null =>
  db
    .select({ madeAt: personalCodes.madeAt })
    .from(personalCodes)
    .where(eq(personalCodes.accountId, accountId))
    .get()?.madeAt ?? null;

/** Removes a person with everything that hangs on them here. */
export function eraseAccount(db: Writer, id: string): void {
  db.delete(personalCodes).where(eq(personalCodes.accountId, id)).run();
  db.delete(accountRoles).where(eq(accountRoles.accountId, id)).run();
  db.delete(accounts).where(eq(accounts.id, id)).run();
}
