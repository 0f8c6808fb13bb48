import { implement, type ImplsOf } from '#main/kernel/implement.ts';
import { myData } from '../contract.ts';
import { createEraser } from './erase.ts';
import type { Needs } from './needs.ts';

/** What people may ask about their own data: to see it, to take it along, to have it deleted. */
export function myDataMain(needs: Needs) {
  const { accounts } = needs;
  const eraser = createEraser(needs);

  return {
    erase: implement.command(myData.erase, {
      prepare: async (db, { username, password }, ctx) => {
        const person = accounts.accountById(db, ctx.actor.accountId);
        // A name that is not theirs names nothing that they could delete.
        if (person === null || !accounts.isCalled(person, username)) return ctx.fail('NOT_FOUND');
        return { person, settleCheck: await accounts.checkPassword(db, person.id, password) };
      },
      commit: (db, _input, ctx) => {
        const { person, settleCheck } = ctx.prepared;
        const refusal = settleCheck(db, ctx.refuse);
        if (refusal !== null) return refusal;
        if (eraser.isLastAdmin(db, person)) return ctx.fail('LAST_ADMIN');
        eraser.erase(db, person.id);
        return { accountId: person.id, copies: eraser.copies(person.createdAt) };
      },
      after: ({ accountId }) => eraser.finish(accountId),
    }),

    erasePerson: implement.command(myData.erasePerson, {
      prepare: (db, { password }, ctx) => accounts.checkPassword(db, ctx.actor.accountId, password),
      commit: (db, { accountId, username }, ctx) => {
        const refusal = ctx.prepared(db, ctx.refuse);
        if (refusal !== null) return refusal;
        const person = accounts.accountById(db, accountId);
        if (person === null || !accounts.isCalled(person, username)) return ctx.fail('NOT_FOUND');
        if (accountId === ctx.actor.accountId) return ctx.fail('OWN_ACCOUNT');
        if (eraser.isLastAdmin(db, person)) return ctx.fail('LAST_ADMIN');
        eraser.erase(db, accountId);
        return { accountId, copies: eraser.copies(person.createdAt) };
      },
      after: ({ accountId }) => eraser.finish(accountId),
    }),
  } satisfies ImplsOf<typeof myData>;
}
