import type { RecordsOf } from '#contract/personal-data.ts';
import type { z } from 'zod';
import type { Custody } from '#main/kernel/custody.ts';
import type { Report } from '../contract.ts';
import type { reportsPersonalData } from '../personal-data.ts';
import * as store from './store.ts';

/** A report is some ten thousand characters. */
const atOnce = 10;

export const reportsCustody: Custody<typeof reportsPersonalData> = {
  tables: { personal: { reports: 'erased' }, impersonal: {} },
  count: (db, accountId) => ({ reports: store.countReports(db, accountId) }),
  *read(db, accountId) {
    for (let after = ''; ;) {
      const some = store.reportsOf(db, accountId, after, atOnce);
      yield { of: 'reports', records: some.map(exported) };
      const last = some.at(-1);
      if (last === undefined || some.length < atOnce) return;
      after = last.sessionId;
    }
  },
  erase: (db, accountId) => {
    store.eraseReports(db, accountId);
    return [];
  },
};

type Exported = RecordsOf<typeof reportsPersonalData>['reports'];

const exported = (report: z.output<typeof Report>): Exported => ({
  ...report,
  category: report.category.name,
  questions: report.items.map((item) => ({
    ...item,
    checks: item.checks.map(({ evidence, source, ...check }) => ({
      ...check,
      evidence: evidence?.quote ?? null,
      source: source?.quote ?? null,
    })),
  })),
});
