import type { z } from 'zod';
import { changedFields } from '#main/kernel/audit/changed-fields.ts';
import { implement, type ImplsOf } from '#main/kernel/implement.ts';
import { KeptRefusal } from '#main/kernel/refusal.ts';
import { DiskShort } from '#main/platform/backup/disk-short-error.ts';
import { KeyNotKept } from '#main/platform/db/key-not-kept-error.ts';
import { ownAccount, type SignIn } from '../contract/own-account.ts';
import type { Parts } from './parts.ts';
import * as store from './store.ts';
import { unkept } from './account-view.ts';
import { takenCode } from './taken.ts';

/** One's own account: who I am, my password, my codes, where I am signed in. */
export function ownAccountHandlers({ needs, passwords, codes, kept, view, enter }: Parts) {
  const { sessions, log } = needs;

  /** Nobody is kept from leaving; what cannot be forgotten now asks for the password at the next start. */
  const forgetKept = (id: string): void => {
    try {
      needs.store.transact((db) => kept.drop(db, { id }), { fromReserve: true });
    } catch (error) {
      log.error('signIn.notForgotten', error);
    }
  };

  const signInsOf = (accountId: string, thisId: string | null): z.input<typeof SignIn>[] => {
    const open = sessions.listOf(accountId).map((session) => ({
      id: session.id,
      isThis: session.id === thisId,
      isLocked: session.isLocked,
      isKept: session.isKept,
      startedAt: session.startedAt.toISOString(),
      lastActiveAt: session.lastActiveAt.toISOString(),
    }));
    const waiting = kept
      .of(accountId)
      .filter(({ id }) => !open.some((session) => session.id === id))
      .map(({ id, startedAt, lastActiveAt, leftOpen }) => {
        return { id, isThis: false, isLocked: !leftOpen, isKept: true, startedAt, lastActiveAt };
      });
    return [...open, ...waiting];
  };

  return {
    signOut: implement.leave(ownAccount.signOut, (session) => {
      const { keptId } = session;
      session.end();
      if (keptId !== null) forgetKept(keptId);
    }),

    lock: implement.leave(ownAccount.lock, (session) => session.setLocked(true)),

    me: implement.query(ownAccount.me, (db, _input, ctx) =>
      view.me(store.storedAccount(db, ctx.actor.accountId), ctx.session.owes),
    ),

    // The call itself is the sign: the kernel notes it of every command.
    stayAwake: implement.command(ownAccount.stayAwake, { commit: () => ({}) }),

    acceptNotice: implement.command(ownAccount.acceptNotice, {
      commit: (db, { version }, ctx) => {
        if (version !== needs.noticeVersion()) return ctx.fail('CONFLICT');
        const account = store.changeAccount(db, ctx.actor.accountId, { noticeVersion: version });
        return view.me(account, ctx.session.owes);
      },
    }),

    changePassword: implement.command(ownAccount.changePassword, {
      prepare: async (db, { currentPassword, newPassword }, ctx) => {
        const account = store.storedAccount(db, ctx.actor.accountId);
        const isAsked = !account.cameByCode;
        const checked = isAsked ? await passwords.check(db, account, currentPassword ?? '') : null;
        if (checked === null || checked.matches)
          await passwords.demandNew(db, 'newPassword', newPassword, account);
        return { checked, passwordHash: await passwords.hash(newPassword) };
      },
      commit: (db, _input, ctx) => {
        const { accountId } = ctx.actor;
        const { checked, passwordHash } = ctx.prepared;
        // A second window may have chosen a password meanwhile, and then the old one is asked for again.
        const settled =
          checked === null ? store.storedAccount(db, accountId) : passwords.settle(db, checked, ctx.refuse);
        if (settled instanceof KeptRefusal) return settled;
        const { cameByCode } = settled;
        if (checked === null && !cameByCode) return ctx.fail('CONFLICT');
        kept.drop(db, { accountId });
        codes.dropOneTime(db, accountId);
        // Only now, so that whoever is interrupted before they have a password comes in by the same code again.
        const personalCode = cameByCode ? codes.givePersonal(db, accountId, ctx.now) : null;
        const fresh = { mustChangePassword: false, cameByCode: false, asksForCode: false };
        const after = store.changeAccount(db, accountId, { passwordHash, ...fresh });
        return { ...view.me(after), personalCode };
      },
      after: ({ id }, ctx) => {
        sessions.endAllOf(id, ctx.session.id);
        enter(ctx.session, id);
      },
    }),

    changeMine: implement.command(ownAccount.changeMine, {
      commit: (db, contact, ctx) => {
        const { accountId } = ctx.actor;
        const taken = store.takenBy(db, contact, accountId);
        if (taken !== null) return ctx.fail(takenCode[taken]);
        const before = store.storedAccount(db, accountId);
        const after = store.changeAccount(db, accountId, contact);
        ctx.note({ details: { fields: changedFields(before, after) } });
        return view.me(after, ctx.session.owes);
      },
    }),

    confirmPassword: implement.command(ownAccount.confirmPassword, {
      prepare: (db, { password }, ctx) => passwords.check(db, { id: ctx.actor.accountId }, password),
      commit: (db, _input, ctx) => {
        const settled = passwords.settle(db, ctx.prepared, ctx.refuse);
        return settled instanceof KeptRefusal ? settled : {};
      },
      // Nobody signs in here while the password is checked: that waits for its turn.
      after: (_done, ctx) => ctx.session.prove(),
    }),

    signIns: implement.query(ownAccount.signIns, (_db, _input, ctx) => ({
      signIns: signInsOf(ctx.actor.accountId, ctx.session.id),
    })),

    endSignIn: implement.command(ownAccount.endSignIn, {
      commit: (db, { id }, ctx) => {
        const { accountId } = ctx.actor;
        if (!signInsOf(accountId, null).some((signIn) => signIn.id === id)) return ctx.fail('NOT_FOUND');
        kept.drop(db, { id });
        return {};
      },
      after: (_output, ctx) => void sessions.endById(ctx.actor.accountId, ctx.input.id),
    }),

    signOutEverywhere: implement.command(ownAccount.signOutEverywhere, {
      commit: (db, _input, ctx) => {
        kept.drop(db, { accountId: ctx.actor.accountId });
        return {};
      },
      after: (_output, ctx) => sessions.endAllOf(ctx.actor.accountId),
    }),

    keptCode: implement.command(ownAccount.keptCode, {
      commit: (db, { kind }, ctx) => {
        store.changeAccount(db, ctx.actor.accountId, { [unkept[kind]]: false });
        return {};
      },
    }),

    newPersonalCode: implement.command(ownAccount.newPersonalCode, {
      prepare: (db, { password }, ctx) => passwords.check(db, { id: ctx.actor.accountId }, password),
      commit: (db, _input, ctx) => {
        const settled = passwords.settle(db, ctx.prepared, ctx.refuse);
        if (settled instanceof KeptRefusal) return settled;
        return { personalCode: codes.givePersonal(db, settled.id, ctx.now) };
      },
    }),

    rekey: implement.command(ownAccount.rekey, {
      prepare: async (db, { password }, ctx) => {
        const checked = await passwords.check(db, { id: ctx.actor.accountId }, password);
        if (!checked.matches) return { checked, keys: null };
        try {
          await needs.store.backups.make('before_rekey', { signal: ctx.signal });
          return { checked, keys: await needs.store.prepareRekey() };
        } catch (error) {
          if (error instanceof DiskShort) return ctx.fail('DISK_SHORT', { neededBytes: error.needed });
          if (error instanceof KeyNotKept) return ctx.fail('KEY_NOT_KEPT');
          throw error;
        }
      },
      commit: (db, _input, ctx) => {
        const { checked, keys } = ctx.prepared;
        const settled = passwords.settle(db, checked, ctx.refuse);
        if (settled instanceof KeptRefusal) return settled;
        if (keys?.putInForce(db) !== true) return ctx.fail('CONFLICT');
        store.changeAccount(db, settled.id, { storeCodeUnkept: true });
        return { recoveryCode: keys.code };
      },
      // The database gets its new key when the store is opened.
      after: () => needs.restart(),
    }),

    newRecoveryCode: implement.command(ownAccount.newRecoveryCode, {
      prepare: async (db, { password }, ctx) => {
        const checked = await passwords.check(db, { id: ctx.actor.accountId }, password);
        return { checked, recovery: checked.matches ? await needs.store.prepareRecoveryCode() : null };
      },
      commit: (db, _input, ctx) => {
        const { checked, recovery } = ctx.prepared;
        const settled = passwords.settle(db, checked, ctx.refuse);
        if (settled instanceof KeptRefusal) return settled;
        // Of two that were asked for at once, the one that was made last goes on.
        if (recovery?.putInForce(db) !== true) return ctx.fail('CONFLICT');
        store.changeAccount(db, settled.id, { storeCodeUnkept: true });
        return { recoveryCode: recovery.code };
      },
      after: (_output, ctx) => void ctx.prepared.recovery?.settle(),
    }),
  } satisfies ImplsOf<typeof ownAccount>;
}
