import { and, asc, count, eq, inArray, ne, notInArray, sql, type SQL } from 'drizzle-orm';
import { roles as allRoles, type Role } from '#contract/access.ts';
import type { PeopleFilter } from '../contract/fields.ts';
import type { Reader, Writer } from '#main/platform/db/store.ts';
import { identifierKey } from './identifier-key.ts';
import type { Identity } from './identity.ts';
import {
  accountIdentifiers,
  accountRoles,
  accounts,
  keptSignIns,
  lockouts,
  oneTimeCodes,
  personalCodes,
} from './schema.ts';
import { foldedVersion, keysOfPerson, searchWords } from './search-key.ts';

export type IdentifierKind = keyof Identity;

/** Roles come in the same row, so that a list of any length is one statement. */
const columns = {
  id: accounts.id,
  username: accounts.username,
  name: accounts.name,
  email: accounts.email,
  phone: accounts.phone,
  staffNumber: accounts.staffNumber,
  status: accounts.status,
  waiting: accounts.waiting,
  mustChangePassword: accounts.mustChangePassword,
  cameByCode: accounts.cameByCode,
  storeCodeUnkept: accounts.storeCodeUnkept,
  personalCodeUnkept: accounts.personalCodeUnkept,
  asksForCode: accounts.asksForCode,
  noticeVersion: accounts.noticeVersion,
  createdAt: accounts.createdAt,
  lastSignInAt: accounts.lastSignInAt,
  roles: sql<string>`(select ifnull(group_concat(role), '') from account_roles where account_id = ${accounts.id})`,
  codeExpiresAt: sql<
    string | null
  >`(select ${oneTimeCodes.expiresAt} from one_time_codes where account_id = ${accounts.id})`,
  codeEndsMs: sql<
    number | null
  >`(select ${oneTimeCodes.endsMs} from one_time_codes where account_id = ${accounts.id})`,
};

type Columns = { roles: string; codeExpiresAt: string | null; codeEndsMs: number | null };
/** A one-time code: until when it works by the wall clock, as its slip says, and by the time of the store, as is checked. */
type CodeEnd = { readonly expiresAt: string; readonly endsMs: number };

const accountOf = <T extends Columns>({ roles, codeExpiresAt, codeEndsMs, ...row }: T) => {
  const held = new Set(roles.split(','));
  const code: CodeEnd | null =
    codeExpiresAt === null || codeEndsMs === null ? null : { expiresAt: codeExpiresAt, endsMs: codeEndsMs };
  return { ...row, roles: allRoles.filter((role) => held.has(role)), code };
};

/** Until when a one-time code works; `null` where it has ended, whatever its slip says, and where there is none. */
export const worksUntil = (code: CodeEnd | null, steadyMs: number): string | null =>
  code !== null && code.endsMs > steadyMs ? code.expiresAt : null;

export type AccountRow = NonNullable<ReturnType<typeof accountById>>;

export const anyAccount = (db: Reader): boolean =>
  db.select({ id: accounts.id }).from(accounts).limit(1).get() !== undefined;

export function accountById(db: Reader, id: string) {
  const row = db.select(columns).from(accounts).where(eq(accounts.id, id)).get();
  return row === undefined ? null : accountOf(row);
}

/** With the password hash, for the one place that checks it. */
export function accountWithHash(db: Reader, id: string) {
  const row = db
    .select({ ...columns, passwordHash: accounts.passwordHash })
    .from(accounts)
    .where(eq(accounts.id, id))
    .get();
  return row === undefined ? null : accountOf(row);
}

/** Whom a username, e-mail address, phone or staff number belongs to, however it was typed. */
export const accountIdOf = (db: Reader, identifier: string): string | null =>
  db
    .select({ accountId: accountIdentifiers.accountId })
    .from(accountIdentifiers)
    .where(eq(accountIdentifiers.key, identifierKey(identifier)))
    .get()?.accountId ?? null;

const kinds = ['username', 'email', 'phone', 'staffNumber'] as const;

/** What of these there is, each as it is compared. */
const keysOf = <K extends IdentifierKind>(identity: Pick<Identity, K>): Map<string, K> =>
  new Map(
    kinds
      .filter((kind): kind is K => kind in identity)
      .flatMap((kind) => {
        const value: string | null = identity[kind];
        return value === null ? [] : [[identifierKey(value), kind] as const];
      }),
  );

/** The first of these that belongs to somebody else already. */
export function takenBy<K extends IdentifierKind>(
  db: Reader,
  identity: Pick<Identity, K>,
  exceptId: string | null,
): K | null {
  const keys = keysOf(identity);
  const found = db
    .select({ key: accountIdentifiers.key, accountId: accountIdentifiers.accountId })
    .from(accountIdentifiers)
    .where(inArray(accountIdentifiers.key, [...keys.keys()]))
    .all()
    .filter(({ accountId }) => accountId !== exceptId)
    .map(({ key }) => key);
  return [...keys].find(([key]) => found.includes(key))?.[1] ?? null;
}

function putIdentifiers(db: Writer, accountId: string, identity: Identity): void {
  db.delete(accountIdentifiers).where(eq(accountIdentifiers.accountId, accountId)).run();
  const rows = [...keysOf(identity)].map(([key, kind]) => ({ key, kind, accountId }));
  db.insert(accountIdentifiers).values(rows).run();
}

function putRoles(db: Writer, accountId: string, roles: readonly Role[]): void {
  db.delete(accountRoles).where(eq(accountRoles.accountId, accountId)).run();
  db.insert(accountRoles)
    .values(roles.map((role) => ({ accountId, role })))
    .run();
}

type NewAccount = Identity & {
  readonly id: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly roles: readonly Role[];
  readonly at: Date;
  /** An admin has to let them in first. */
  readonly waiting?: boolean;
  readonly noticeVersion?: string;
  readonly storeCodeUnkept?: boolean;
};

export function insertAccount(db: Writer, account: NewAccount): AccountRow {
  const { id, roles, at, waiting = false, noticeVersion = null, ...rest } = account;
  db.insert(accounts)
    .values({
      id,
      ...rest,
      usernameKey: identifierKey(rest.username),
      ...keysOfPerson(account),
      status: waiting ? 'inactive' : 'active',
      waiting,
      noticeVersion,
      createdAt: at.toISOString(),
    })
    .run();
  putIdentifiers(db, id, account);
  putRoles(db, id, roles);
  return storedAccount(db, id);
}

type AccountChange = Partial<
  Identity & {
    readonly name: string;
    readonly passwordHash: string;
    readonly status: 'active' | 'inactive';
    readonly waiting: boolean;
    readonly mustChangePassword: boolean;
    readonly cameByCode: boolean;
    readonly storeCodeUnkept: boolean;
    readonly personalCodeUnkept: boolean;
    readonly asksForCode: boolean;
    readonly noticeVersion: string;
    readonly lastSignInAt: string;
  }
>;

/** What the account is after the change. */
export function changeAccount(db: Writer, id: string, change: AccountChange): AccountRow {
  const usernameKey = change.username === undefined ? {} : { usernameKey: identifierKey(change.username) };
  db.update(accounts)
    .set({ ...change, ...usernameKey, ...keysOfPerson({ ...storedAccount(db, id), ...change }) })
    .where(eq(accounts.id, id))
    .run();
  const account = storedAccount(db, id);
  putIdentifiers(db, id, account);
  return account;
}

export function changeRoles(db: Writer, id: string, roles: readonly Role[]): AccountRow {
  putRoles(db, id, roles);
  return storedAccount(db, id);
}

/** The account of somebody who is at a window, or was just written: it is there, else something is wrong with us. */
export function storedAccount(db: Reader, id: string): AccountRow {
  const account = accountById(db, id);
  if (account === null) throw new Error('An account that has to be there is not.');
  return account;
}

const escaped = (word: string): string => word.replace(/[\\%_]/g, (sign) => `\\${sign}`);

const matching = (search: string): SQL | undefined =>
  and(
    ...searchWords(search).map((word) => sql`${accounts.searchKey} like ${`%${escaped(word)}%`} escape '\\'`),
  );

/**
 * Makes the keys of people anew who have them from a migration, or from a version that folded in another way. Answers how
 * many they were.
 */
export function foldKeys(db: Writer): number {
  const { id, name, username, email, phone, staffNumber } = accounts;
  const stale = db
    .select({ id, name, username, email, phone, staffNumber })
    .from(accounts)
    .where(ne(accounts.folded, foldedVersion))
    .all();
  for (const person of stale)
    db.update(accounts).set(keysOfPerson(person)).where(eq(accounts.id, person.id)).run();
  return stale.length;
}

const inStatus = (status: PeopleFilter | null, locked: readonly string[]): SQL | undefined => {
  if (status === null) return undefined;
  if (status === 'waiting') return eq(accounts.waiting, true);
  if (status === 'asking') return and(eq(accounts.status, 'active'), eq(accounts.asksForCode, true));
  if (status === 'inactive') return and(eq(accounts.status, 'inactive'), eq(accounts.waiting, false));
  const isLocked = status === 'locked' ? inArray : notInArray;
  return and(eq(accounts.status, 'active'), isLocked(accounts.id, [...locked]));
};

export function listAccounts(
  db: Reader,
  o: {
    readonly search: string;
    readonly status: PeopleFilter | null;
    /** The ids of those who are locked now. */
    readonly locked: readonly string[];
    readonly page: number;
    readonly pageSize: number;
  },
) {
  const where = and(matching(o.search), inStatus(o.status, o.locked));
  const items = db
    .select(columns)
    .from(accounts)
    .where(where)
    .orderBy(asc(accounts.nameKey), asc(accounts.id))
    .limit(o.pageSize)
    .offset((o.page - 1) * o.pageSize)
    .all();
  const { total } = db.select({ total: count() }).from(accounts).where(where).get()!;
  return { items: items.map(accountOf), total };
}

/** A hash that no password fits: they have none before they choose one with the code. */
export const noPassword = '';

/**
 * Active people who administer, without one of them. Whoever never chose a password may never come: their code ends in
 * two weeks, and then nobody could make them another.
 */
export const otherActiveAdmins = (db: Reader, exceptId: string): number =>
  db
    .select({ n: count() })
    .from(accountRoles)
    .innerJoin(accounts, eq(accounts.id, accountRoles.accountId))
    .where(
      and(
        eq(accountRoles.role, 'admin'),
        eq(accounts.status, 'active'),
        ne(accounts.passwordHash, noPassword),
        ne(accounts.id, exceptId),
      ),
    )
    .get()!.n;

/** When a person's own recovery code was made; `null` when they have none. */
export const recoveryCodeMadeAt = (db: Reader, accountId: string): string | null =>
  db
    .select({ madeAt: personalCodes.madeAt })
    .from(personalCodes)
    .where(eq(personalCodes.accountId, accountId))
    .get()?.madeAt ?? null;

export const keptSignInsOf = (db: Reader, accountId: string) =>
  db
    .select({
      startedAt: keptSignIns.startedAt,
      lastActiveAt: keptSignIns.lastActiveAt,
      expiresAt: keptSignIns.expiresAt,
    })
    .from(keptSignIns)
    .where(eq(keptSignIns.accountId, accountId))
    .all();

/** How much there is of what hangs on a person here. */
export const countHeld = (db: Reader, accountId: string) => {
  const counted = (table: string) =>
    sql<number>`(select count(*) from ${sql.identifier(table)} where account_id = ${accountId})`;
  return db
    .select({
      account: count(),
      recoveryCode: counted('personal_codes'),
      oneTimeCode: counted('one_time_codes'),
      keptSignIn: counted('kept_sign_ins'),
    })
    .from(accounts)
    .where(eq(accounts.id, accountId))
    .get()!;
};

/** Removes a person with everything that hangs on them here: what refers to their account goes with it (`ON DELETE CASCADE`). */
export function eraseAccount(db: Writer, id: string): void {
  db.delete(lockouts).where(eq(lockouts.holder, id)).run();
  db.delete(accounts).where(eq(accounts.id, id)).run();
}

/** Everybody who has an account, by name. */
export const everybody = (db: Reader) =>
  db
    .select({ id: accounts.id, username: accounts.username, name: accounts.name })
    .from(accounts)
    .orderBy(asc(accounts.nameKey), asc(accounts.id))
    .all();

/** Who may sign in, by name. */
export const namesForTiles = (db: Reader, limit: number) =>
  db
    .select({ username: accounts.username, name: accounts.name })
    .from(accounts)
    .where(eq(accounts.status, 'active'))
    .orderBy(asc(accounts.nameKey), asc(accounts.id))
    .limit(limit)
    .all();
