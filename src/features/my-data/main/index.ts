import { implement, type ImplsOf } from '#main/kernel/implement.ts';
import { myData } from '../contract.ts';
import type { Reader } from '#main/platform/db/store.ts';
import { createEraser } from './erase.ts';
import { declaredRecords, readPerson } from './export-person.ts';
import type { Needs } from './needs.ts';
import { makeNotice } from './notice.ts';
import { packMyData } from './pack-my-data.ts';

/** What people may ask about their own data: to see it, to take it along, to have it deleted. */
export function myDataMain(needs: Needs) {
  const { accounts, declared, custodies, settings, store, workers, timeZone } = needs;
  const eraser = createEraser(needs);
  const notice = () => makeNotice(declared, settings, store.backups.longestDays);

  const counted = (db: Reader, accountId: string): Map<string, number> =>
    new Map(
      Object.entries(custodies).flatMap(([feature, { count }]) =>
        Object.entries(count?.(db, accountId) ?? {}).map(([key, n]) => [`${feature}.${key}`, n] as const),
      ),
    );

  const handlers = {
    notice: implement.query(myData.notice, notice),

    overview: implement.query(myData.overview, (db, _input, ctx) => {
      const person = accounts.accountById(db, ctx.actor.accountId) ?? ctx.fail('UNAUTHENTICATED');
      const counts = counted(db, person.id);
      return {
        username: person.username,
        holdings: notice().holdings.map((one) => ({
          ...one,
          count: counts.get(`${one.feature}.${one.key}`) ?? null,
        })),
        copies: eraser.copies(person.createdAt),
        isLastAdmin: eraser.isLastAdmin(db, person),
      };
    }),

    export: implement.command(myData.export, {
      prepare: async (db, _input, ctx) => {
        const { id, name, username } =
          accounts.accountById(db, ctx.actor.accountId) ?? ctx.fail('UNAUTHENTICATED');
        const at = ctx.now.toISOString();
        const { holdings: told } = notice();
        const holdings = await readPerson(
          db,
          { ...needs, records: declaredRecords(declared) },
          told,
          id,
          ctx.signal,
        );
        const job = { name, username, at, timeZone, holdings };
        const content = await workers.run(packMyData, job, ctx.signal);
        return { fileName: `drillroom-my-data-${at.slice(0, 10)}.zip`, content };
      },
      commit: (_db, _input, ctx) => ctx.prepared,
    }),

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

  return { handlers, noticeVersion: () => notice().version };
}
