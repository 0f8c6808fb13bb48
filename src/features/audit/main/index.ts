import { allows } from '#contract/access.ts';
import { pageOf } from '#contract/schemas.ts';
import type { Readings } from '#main/kernel/audit/readings.ts';
import { chainHeadOf } from '#main/kernel/audit/store.ts';
import { verifyStored } from '#main/kernel/audit/verify-stored.ts';
import { implement, type ImplsOf } from '#main/kernel/implement.ts';
import type { Reader, Store } from '#main/platform/db/store.ts';
import type { Clock } from '#main/platform/ports.ts';
import { audit, mostCounted, mostExported } from '../contract.ts';
import { activityOf } from './activity.ts';
import type { ComingIn } from './coming-in.ts';
import { exportCsv } from './export-csv.ts';
import { dayAfter, dayOf, startOfDay } from '#main/kernel/local-day.ts';
import { shownRow } from './shown-row.ts';
import * as store from './store.ts';

type Needs = {
  readonly clock: Clock;
  readonly timeZone: string;
  readonly waysIn: ComingIn;
  readonly store: Pick<Store, 'keys' | 'outsideHeads'>;
  readonly readings: Readings;
  readonly nameOf: (db: Reader, accountId: string) => string | null;
};
type Days = { readonly from?: string | undefined; readonly to?: string | undefined };

export function auditMain({ clock, timeZone, waysIn, store: opened, readings, nameOf }: Needs) {
  /** From days of the calendar to moments. */
  const wantedOf = <T extends Days>({ from, to, ...rest }: T) => ({
    ...rest,
    from: from === undefined ? undefined : startOfDay(from, timeZone).toISOString(),
    before: to === undefined ? undefined : startOfDay(dayAfter(to, 1), timeZone).toISOString(),
  });

  return {
    list: implement.query(audit.list, (db, { page, pageSize, ...filter }) => {
      const wanted = wantedOf(filter);
      const found = store.countRows(db, wanted, mostCounted);
      const isFiltered = Object.values(filter).some((value) => value !== undefined);
      const hasMoreThanCounted = isFiltered && found > mostCounted;
      const rows = store.pageOfRows(db, wanted, { page, pageSize }).map(shownRow);
      const total = hasMoreThanCounted ? mostCounted : found;
      return { ...pageOf(rows, total, { page, pageSize }), hasMoreThanCounted };
    }),

    summary: implement.query(audit.summary, (db, { accountId, days }, ctx) => {
      const id = accountId ?? ctx.actor.accountId;
      if (id !== ctx.actor.accountId && !allows('oversees', ctx.actor.roles)) return ctx.fail('NOT_FOUND');
      const name = nameOf(db, id);
      const activity = activityOf(db, { person: { id, name }, days, now: ctx.now, timeZone, waysIn });
      const isNobody = name === null && activity.total === 0 && activity.lastSignIns.length === 0;
      return isNobody ? ctx.fail('NOT_FOUND') : activity;
    }),

    exportCsv: implement.command(audit.exportCsv, {
      prepare: async (db, filter, ctx) => {
        const file = await readings.during(() =>
          exportCsv(db, wantedOf(filter), chainHeadOf(db), ctx.signal),
        );
        if (file === null) return ctx.fail('TOO_MANY_ROWS', { most: mostExported });
        return { ...file, fileName: `audit-${dayOf(ctx.now, timeZone)}.csv` };
      },
      commit: (_db, _filter, ctx) => ctx.prepared,
    }),

    verify: implement.command(audit.verify, {
      prepare: async (db) => {
        const began = clock.monotonicMs();
        const found = await readings.during(async () =>
          verifyStored(db, opened.keys.audit, await opened.outsideHeads(), clock),
        );
        return { ...found, tookMs: Math.round(clock.monotonicMs() - began) };
      },
      commit: (_db, _input, ctx) => ({ ...ctx.prepared, checkedAt: ctx.now.toISOString() }),
    }),
  } satisfies ImplsOf<typeof audit>;
}
