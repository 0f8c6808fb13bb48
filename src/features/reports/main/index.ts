import { pageOf } from '#contract/schemas.ts';
import { type Actor, implement, type ImplsOf } from '#main/kernel/implement.ts';
import type { Reader } from '#main/platform/db/store.ts';
import type { WorkerPool } from '#main/platform/ports.ts';
import { reports } from '../contract.ts';
import { reportsFinders } from './finding/finders.ts';
import { mayRead, mayReadAll } from './policy.ts';
import { printReport } from './print-report.ts';
import * as store from './store.ts';

type Needs = {
  readonly workers: WorkerPool;
  readonly timeZone: string;
  readonly documentExists: (db: Reader, documentId: string) => boolean;
  readonly peopleNamed: Parameters<typeof reportsFinders>[0]['peopleNamed'];
};

export function reportsMain({ workers, timeZone, documentExists, peopleNamed }: Needs) {
  /** The report as it was frozen, with the names of sources that are gone by now; `null` where the actor may not look. */
  const readable = (db: Reader, sessionId: string, actor: Actor) => {
    const report = store.reportBySession(db, sessionId);
    if (report === null || !mayRead(actor, report)) return null;
    const quoted = new Map(
      report.items
        .flatMap(({ source, checks }) => [source, ...checks.map((check) => check.source)])
        .filter((source) => source !== null)
        .map(({ documentId, documentTitle }) => [documentId, documentTitle]),
    );
    const removedSources = [...quoted].filter(([id]) => !documentExists(db, id)).map(([, title]) => title);
    return { ...report, removedSources };
  };

  const handlers = {
    get: implement.query(
      reports.get,
      (db, { sessionId }, ctx) => readable(db, sessionId, ctx.actor) ?? ctx.fail('NOT_FOUND'),
    ),

    list: implement.query(reports.list, (db, { whose, categoryId, page, pageSize }, ctx) => {
      if (whose === 'all' && !mayReadAll(ctx.actor)) return ctx.fail('FORBIDDEN');
      const accountId = whose === 'mine' ? ctx.actor.accountId : undefined;
      const { items, total } = store.listReports(db, { accountId, categoryId, page, pageSize });
      return pageOf(items, total, { page, pageSize });
    }),

    exportPdf: implement.command(reports.exportPdf, {
      prepare: async (db, { sessionId, paper }, ctx) => {
        const report = readable(db, sessionId, ctx.actor) ?? ctx.fail('NOT_FOUND');
        const content = await workers.run(printReport, { report, paper, timeZone }, ctx.signal);
        return { fileName: `report-${report.category.id}-${report.endedAt.slice(0, 10)}.pdf`, content };
      },
      commit: (_db, _input, ctx) => ctx.prepared,
    }),
  } satisfies ImplsOf<typeof reports>;

  return { handlers, finders: reportsFinders({ peopleNamed }), save: store.insertReport };
}
