import { pageOf } from '#contract/schemas.ts';
import { implement, type Actor, type ImplsOf } from '#main/kernel/implement.ts';
import type { Reader, Store, Writer } from '#main/platform/db/store.ts';
import type { PersonalCodes } from '#main/platform/password/personal-codes.ts';
import type { Ids, PasswordHasher } from '#main/platform/ports.ts';
import { accounts } from '../contract.ts';
import * as store from './store.ts';

type Needs = {
  readonly ids: Ids;
  readonly passwords: PasswordHasher;
  readonly pepper: Uint8Array;
  readonly personalCodes: PersonalCodes;
  /** Makes a new recovery code of the store, which is in force once the command that asked for it is committed. */
  readonly prepareRecoveryCode: Store['prepareRecoveryCode'];
};

/** The person behind a session, as the dispatcher needs them: `null` when gone or not active. */
export function actorOf(db: Reader, accountId: string): Actor | null {
  const account = store.accountById(db, accountId);
  return account?.status === 'active' ? { accountId: account.id, roles: account.roles } : null;
}

export const nameOf = (db: Reader, accountId: string): string | null =>
  store.accountById(db, accountId)?.name ?? null;

/** The account that a person means by what they type to sign in. */
export const accountIdOf = (db: Reader, identifier: string): string | null =>
  store.accountForSignIn(db, { username: identifier })?.id ?? null;

export const isSetUp = store.anyAccount;

export function accountsMain({ ids, passwords, pepper, personalCodes, prepareRecoveryCode }: Needs) {
  /** Gives a person a new recovery code of their own, in the place of the one before. */
  const givePersonalCode = (db: Writer, accountId: string, at: Date): string => {
    const code = personalCodes.make();
    store.putCode(db, { accountId, codeHash: personalCodes.hashOf(code) ?? '', at });
    return code;
  };

  return {
    createFirstAdmin: implement.command(accounts.createFirstAdmin, {
      prepare: async (db, { password }, ctx) => {
        if (store.anyAccount(db)) return ctx.fail('ALREADY_SET_UP');
        return {
          passwordHash: await passwords.hash(password, pepper),
          recovery: await prepareRecoveryCode(),
        };
      },
      commit: (db, { name, username }, ctx) => {
        if (store.anyAccount(db)) return ctx.fail('ALREADY_SET_UP');
        const { passwordHash, recovery } = ctx.prepared;
        // Of two set-ups at once, the one whose code was made last goes on.
        if (!recovery.putInForce(db)) return ctx.fail('CONFLICT');
        const roles = ['admin'] as const;
        const account = store.insertAccount(db, {
          id: ids.next(),
          username,
          name,
          passwordHash,
          roles,
          at: ctx.now,
        });
        store.recordSignIn(db, account.id, ctx.now);
        return {
          account: { ...account, lastSignInAt: ctx.now.toISOString() },
          recoveryCode: recovery.code,
          personalCode: givePersonalCode(db, account.id, ctx.now),
        };
      },
      after: ({ account }, ctx) => {
        ctx.prepared.recovery.settle();
        ctx.session.begin(account.id);
      },
    }),

    signIn: implement.command(accounts.signIn, {
      prepare: async (db, { identifier, password }) => {
        const account = store.accountForSignIn(db, { username: identifier });
        const matches = await passwords.verify(password, account?.passwordHash ?? null, pepper);
        return { account, matches };
      },
      commit: (db, _input, ctx) => {
        const { account, matches } = ctx.prepared;
        if (account === null) return ctx.refuse('WRONG_CREDENTIALS');
        if (!matches || account.status !== 'active')
          return ctx.refuse('WRONG_CREDENTIALS', { subject: account.id });
        store.recordSignIn(db, account.id, ctx.now);
        return { ...account, lastSignInAt: ctx.now.toISOString() };
      },
      after: (account, ctx) => ctx.session.begin(account.id),
    }),

    signInByCode: implement.command(accounts.signInByCode, {
      commit: (db, { personalCode }, ctx) => {
        const codeHash = personalCodes.hashOf(personalCode);
        const account = codeHash === null ? null : store.accountByCode(db, codeHash);
        if (account === null) return ctx.refuse('WRONG_CODE');
        if (account.status === 'inactive') return ctx.refuse('WRONG_CODE', { subject: account.id });
        store.endLock(db, account.id);
        store.recordSignIn(db, account.id, ctx.now);
        return {
          account: { ...account, status: 'active' as const, lastSignInAt: ctx.now.toISOString() },
          personalCode: givePersonalCode(db, account.id, ctx.now),
        };
      },
      after: ({ account }, ctx) => ctx.session.begin(account.id),
    }),

    signOut: implement.leave(accounts.signOut, (session) => session.end()),

    lock: implement.leave(accounts.lock, (session) => session.setLocked(true)),

    unlock: implement.command(accounts.unlock, {
      prepare: async (db, { password }, ctx) => {
        const id = ctx.session.accountId;
        if (id === null || !ctx.session.locked) return ctx.fail('NOT_LOCKED');
        const account = store.accountForSignIn(db, { id });
        return { account, matches: await passwords.verify(password, account?.passwordHash ?? null, pepper) };
      },
      commit: (_db, _input, ctx) => {
        const { account, matches } = ctx.prepared;
        if (account === null || account.status !== 'active') return ctx.refuse('WRONG_CREDENTIALS');
        return matches ? account : ctx.refuse('WRONG_CREDENTIALS', { subject: account.id });
      },
      // Somebody else may have signed in over the lock while the password was checked.
      after: (account, ctx) => {
        if (ctx.session.accountId === account.id) ctx.session.setLocked(false);
      },
    }),

    me: implement.query(
      accounts.me,
      (db, _input, ctx) => store.accountById(db, ctx.actor.accountId) ?? ctx.fail('UNAUTHENTICATED'),
    ),

    newRecoveryCode: implement.command(accounts.newRecoveryCode, {
      prepare: async (db, { password }, ctx) => {
        const account = store.accountForSignIn(db, { id: ctx.actor.accountId });
        const matches = await passwords.verify(password, account?.passwordHash ?? null, pepper);
        return { recovery: matches ? await prepareRecoveryCode() : null };
      },
      commit: (db, _input, ctx) => {
        const { recovery } = ctx.prepared;
        if (recovery === null) return ctx.refuse('WRONG_CREDENTIALS', { subject: ctx.actor.accountId });
        if (!recovery.putInForce(db)) return ctx.fail('CONFLICT');
        return { recoveryCode: recovery.code };
      },
      after: (_output, ctx) => ctx.prepared.recovery?.settle(),
    }),

    create: implement.command(accounts.create, {
      prepare: async (db, { username, password }, ctx) => {
        if (store.usernameTaken(db, username)) return ctx.fail('USERNAME_TAKEN');
        return { passwordHash: await passwords.hash(password, pepper) };
      },
      commit: (db, { username, name, roles }, ctx) => {
        if (store.usernameTaken(db, username)) return ctx.fail('USERNAME_TAKEN');
        const { passwordHash } = ctx.prepared;
        return store.insertAccount(db, { id: ids.next(), username, name, passwordHash, roles, at: ctx.now });
      },
    }),

    list: implement.query(accounts.list, (db, { search, page, pageSize }) => {
      const { items, total } = store.listAccounts(db, { search, page, pageSize });
      return pageOf(items, total, { page, pageSize });
    }),
  } satisfies ImplsOf<typeof accounts>;
}
