import { pageOf } from '#contract/schemas.ts';
import { changedFields } from '#main/kernel/audit/changed-fields.ts';
import { implement, type ImplsOf } from '#main/kernel/implement.ts';
import { people } from '../contract/people.ts';
import { addPerson } from './add-person.ts';
import type { Parts } from './parts.ts';
import * as store from './store.ts';
import { takenCode } from './taken.ts';

/** What admins do with the accounts of others. */
export function peopleHandlers({ needs, lockouts, codes, kept, view }: Parts) {
  const { ids, sessions } = needs;

  return {
    list: implement.query(people.list, (db, { search, status, page, pageSize }) => {
      const locked = lockouts.holders();
      const { items, total } = store.listAccounts(db, { search, status, locked, page, pageSize });
      return pageOf(items.map(view.view), total, { page, pageSize });
    }),

    person: implement.query(people.person, (db, { id }, ctx) =>
      view.view(store.accountById(db, id) ?? ctx.fail('NOT_FOUND')),
    ),

    create: implement.command(people.create, {
      commit: (db, { roles, name, ...identity }, ctx) => {
        const taken = store.takenBy(db, identity, null);
        if (taken !== null) return ctx.fail(takenCode[taken]);
        const { id, setUp } = addPerson(db, { ids, codes }, { ...identity, name, roles }, ctx.now);
        return { account: view.view(store.storedAccount(db, id)), setUp };
      },
    }),

    update: implement.command(people.update, {
      commit: (db, { id, roles, name, isActive, mustChangePassword, ...identity }, ctx) => {
        const before = store.accountById(db, id) ?? ctx.fail('NOT_FOUND');
        const taken = store.takenBy(db, identity, id);
        if (taken !== null) return ctx.fail(takenCode[taken]);
        const staysAdmin = isActive && roles.includes('admin');
        if (!staysAdmin && store.otherActiveAdmins(db, id) === 0) return ctx.fail('LAST_ADMIN');
        if (!isActive) {
          kept.drop(db, { accountId: id });
          codes.dropOneTime(db, id);
        }
        const status = isActive ? 'active' : 'inactive';
        store.changeAccount(db, id, { ...identity, name, status, mustChangePassword, waiting: false });
        const after = store.changeRoles(db, id, roles);
        ctx.note({ details: { fields: changedFields(before, after), roles, active: isActive } });
        return view.view(after);
      },
      after: (_output, ctx) => {
        if (!ctx.input.isActive) sessions.endAllOf(ctx.input.id);
      },
    }),

    endLock: implement.command(people.endLock, {
      commit: (db, { id }, ctx) => {
        const account = store.accountById(db, id) ?? ctx.fail('NOT_FOUND');
        lockouts.end(db, id);
        return view.view(account);
      },
    }),

    issueCode: implement.command(people.issueCode, {
      commit: (db, { id }, ctx) => {
        const account = store.accountById(db, id) ?? ctx.fail('NOT_FOUND');
        if (account.status !== 'active') return ctx.fail('NOT_ACTIVE');
        store.changeAccount(db, id, { asksForCode: false });
        const isNew = store.accountWithHash(db, id)?.passwordHash === store.noPassword;
        return codes.giveOneTime(db, id, isNew ? 'setUp' : 'reset');
      },
    }),

    endSignInsOf: implement.command(people.endSignInsOf, {
      commit: (db, { id }, ctx) => {
        if (store.accountById(db, id) === null) return ctx.fail('NOT_FOUND');
        kept.drop(db, { accountId: id });
        return {};
      },
      after: (_output, ctx) => sessions.endAllOf(ctx.input.id),
    }),
  } satisfies ImplsOf<typeof people>;
}
