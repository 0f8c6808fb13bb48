import { implement, type ImplsOf } from '#main/kernel/implement.ts';
import { KeptRefusal } from '#main/kernel/refusal.ts';
import type { Writer } from '#main/platform/db/store.ts';
import { signIn } from '../contract/sign-in.ts';
import type { Parts } from './parts.ts';
import { takenCode } from './taken.ts';
import * as store from './store.ts';

/** Coming in: setting up, signing in by password or code, registering, taking up what was kept. */
export function signInHandlers(parts: Parts) {
  const { needs, passwords, codes, kept, view, enter } = parts;
  const { ids, settings, noticeVersion } = needs;
  const { prepareRecoveryCode } = needs.store;

  const entered = (db: Writer, id: string, at: Date): store.AccountRow =>
    store.changeAccount(db, id, { lastSignInAt: at.toISOString() });

  return {
    createFirstAdmin: implement.command(signIn.createFirstAdmin, {
      prepare: async (db, { name, username, password }, ctx) => {
        if (store.anyAccount(db)) return ctx.fail('ALREADY_SET_UP');
        passwords.demandStrong('password', password, [name, username]);
        return { passwordHash: await passwords.hash(password), recovery: await prepareRecoveryCode() };
      },
      commit: (db, { name, username }, ctx) => {
        if (store.anyAccount(db)) return ctx.fail('ALREADY_SET_UP');
        const { passwordHash, recovery } = ctx.prepared;
        // Of two set-ups at once, the one whose code was made last goes on.
        if (!recovery.putInForce(db)) return ctx.fail('CONFLICT');
        const { id } = store.insertAccount(db, {
          id: ids.next(),
          username,
          name,
          email: null,
          phone: null,
          staffNumber: null,
          passwordHash,
          roles: ['admin'],
          at: ctx.now,
          // Whoever sets the PC up reads the notice on the screen that asks for their name.
          noticeVersion: noticeVersion(),
          storeCodeUnkept: true,
        });
        return {
          account: view.view(entered(db, id, ctx.now)),
          recoveryCode: recovery.code,
          personalCode: codes.givePersonal(db, id, ctx.now),
        };
      },
      after: ({ account }, ctx) => {
        void ctx.prepared.recovery.settle();
        enter(ctx.session, account.id);
      },
    }),

    tiles: implement.query(signIn.tiles, (db) => ({
      people: settings.get('signInShows') === 'tiles' ? store.namesForTiles(db, 100) : [],
    })),

    signIn: implement.command(signIn.signIn, {
      prepare: async (db, { identifier, password, keep }) => {
        const checked = await passwords.check(db, { identifier }, password);
        // Only whoever comes in takes the place of somebody else whose sign-in was kept.
        const comesIn = checked.matches && checked.account?.status === 'active';
        const keeping = await kept.prepare(keep && comesIn);
        return { checked, keeping, sessionId: ids.next() };
      },
      commit: (db, _input, ctx) => {
        const { checked, keeping, sessionId } = ctx.prepared;
        const settled = passwords.settle(db, checked, ctx.refuse);
        if (settled instanceof KeptRefusal) return settled;
        const { id, status, waiting } = settled;
        if (status !== 'active') return ctx.refuse('NOT_ACTIVE', { subject: id, details: { waiting } });
        kept.put(db, keeping, { id: sessionId, accountId: id, at: ctx.now });
        return { ...view.me(entered(db, id, ctx.now)), kept: keeping.kind };
      },
      after: ({ id, kept: isKept }, ctx) =>
        enter(ctx.session, id, { id: ctx.prepared.sessionId, isKept: isKept === 'yes' }),
    }),

    signInByCode: implement.command(signIn.signInByCode, {
      commit: (db, { personalCode }, ctx) => {
        const id = codes.holderOfPersonal(db, personalCode);
        if (id === null) return ctx.refuse('WRONG_CODE');
        if (store.accountById(db, id)?.status !== 'active') return ctx.refuse('WRONG_CODE', { subject: id });
        parts.lockouts.end(db, id);
        entered(db, id, ctx.now);
        const account = store.changeAccount(db, id, { mustChangePassword: true, cameByCode: true });
        return view.me(account);
      },
      // The code lets one window in at a time.
      after: ({ id }, ctx) => {
        needs.sessions.endAllOf(id);
        enter(ctx.session, id);
      },
    }),

    redeemCode: implement.command(signIn.redeemCode, {
      prepare: async (db, { identifier, code, newPassword }) => {
        const id = store.accountIdOf(db, identifier);
        const account = id === null ? null : store.accountById(db, id);
        // Only who has the code is told anything of the password, so that nothing is learned of a name.
        const fits = account?.status === 'active' && codes.fitsOneTime(db, account.id, code);
        if (fits) await passwords.demandNew(db, 'newPassword', newPassword, account);
        return { id, passwordHash: await passwords.hash(newPassword) };
      },
      commit: (db, { code }, ctx) => {
        const { id, passwordHash } = ctx.prepared;
        if (id === null) return ctx.refuse('WRONG_CODE');
        // Once more: while the password was hashed, the account may have gone, or the code been used.
        const isActive = store.accountById(db, id)?.status === 'active';
        if (!isActive || !codes.fitsOneTime(db, id, code)) return ctx.refuse('WRONG_CODE', { subject: id });
        codes.dropOneTime(db, id);
        kept.drop(db, { accountId: id });
        parts.lockouts.end(db, id);
        const fresh = { mustChangePassword: false, cameByCode: false, asksForCode: false };
        store.changeAccount(db, id, { passwordHash, ...fresh });
        return view.me(entered(db, id, ctx.now));
      },
      after: ({ id }, ctx) => {
        needs.sessions.endAllOf(id);
        enter(ctx.session, id);
      },
    }),

    askForCode: implement.command(signIn.askForCode, {
      commit: (db, { identifier }) => {
        const id = store.accountIdOf(db, identifier);
        if (id !== null && store.accountById(db, id)?.status === 'active')
          store.changeAccount(db, id, { asksForCode: true });
        return {};
      },
    }),

    register: implement.command(signIn.register, {
      prepare: async (_db, { name, username, email, phone, password }, ctx) => {
        if (settings.get('selfRegistration') === 'off') return ctx.fail('NOT_OFFERED');
        passwords.demandStrong('password', password, [name, username, email, phone]);
        return { passwordHash: await passwords.hash(password) };
      },
      commit: (db, { name, username, email, phone }, ctx) => {
        const offered = settings.get('selfRegistration');
        if (offered === 'off' || !store.anyAccount(db)) return ctx.fail('NOT_OFFERED');
        const identity = { username, email, phone };
        const taken = store.takenBy(db, identity, null);
        // On record and counted: it tells whose name that is.
        if (taken !== null) return ctx.refuse(takenCode[taken]);
        const waiting = offered === 'approval';
        const { passwordHash } = ctx.prepared;
        const id = ids.next();
        store.insertAccount(db, {
          id,
          ...identity,
          staffNumber: null,
          name,
          passwordHash,
          roles: ['trainee'],
          at: ctx.now,
          waiting,
        });
        return { id, waiting };
      },
    }),

    resume: implement.command(signIn.resume, {
      prepare: async (_db, _input, ctx) => {
        if (ctx.session.accountId !== null) return ctx.fail('NOTHING_KEPT');
        return (await kept.find()) ?? ctx.fail('NOTHING_KEPT');
      },
      commit: (db, _input, ctx) => {
        const row = ctx.prepared;
        if (store.accountById(db, row.accountId)?.status !== 'active') return ctx.fail('NOTHING_KEPT');
        kept.take(db, row.id, ctx.now);
        ctx.note({ subject: row.accountId });
        return { isLocked: !row.leftOpen };
      },
      after: ({ isLocked }, ctx) => {
        const row = ctx.prepared;
        const lastsMs = kept.leftMs(row);
        enter(ctx.session, row.accountId, {
          id: row.id,
          isKept: true,
          locked: isLocked,
          lastsMs,
          isUnproven: true,
        });
      },
    }),

    unlock: implement.command(signIn.unlock, {
      prepare: async (db, { password }, ctx) => {
        const id = ctx.session.accountId;
        if (id === null || !ctx.session.locked) return ctx.fail('NOT_LOCKED');
        return passwords.check(db, { id }, password);
      },
      commit: (db, _input, ctx) => {
        const settled = passwords.settle(db, ctx.prepared, ctx.refuse);
        if (settled instanceof KeptRefusal) return settled;
        if (settled.status !== 'active') return ctx.refuse('WRONG_CREDENTIALS', { subject: settled.id });
        return view.me(settled, ctx.session.owes);
      },
      // Nobody signs in over the lock while the password is checked: that waits for its turn. Nothing is unlocked where
      // the sign-in ended meanwhile.
      after: (_account, ctx) => ctx.session.setLocked(false),
    }),

    ratePassword: implement.query(signIn.ratePassword, (_db, { password, about }) =>
      passwords.rate(password, about),
    ),
  } satisfies ImplsOf<typeof signIn>;
}
