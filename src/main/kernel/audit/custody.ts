import { z } from 'zod';
import type { auditPersonalData } from '#features/audit/personal-data.ts';
import type { Custody } from '../custody.ts';
import { storedOutcome, storedTime, storedValue } from './as-stored.ts';
import * as store from './of-person/store.ts';

const atOnce = 500;

const Place = z.object({ program: z.string(), machine: z.string(), osUser: z.string() });

/** In one line; `null` where it is not known, or was erased. */
function placeOf(names: string | null): string | null {
  const place = Place.safeParse(names === null ? null : storedValue(names));
  return place.success ? Object.values(place.data).join(', ') : null;
}

export const auditCustody: Custody<typeof auditPersonalData> = {
  tables: {
    personal: { audit: 'pseudonymous', audit_names: 'erased' },
    impersonal: {
      audit_anchor: 'where the record begins: a number and a hash',
      audit_erasures: 'beside which rows names were erased: a number and a seal',
    },
  },
  count: (db, accountId) => ({ actions: store.countRowsOf(db, accountId) }),
  *read(db, accountId) {
    const byOf = (actorId: string | null) => {
      if (actorId === null) return 'nobody signed in';
      return actorId === accountId ? 'you' : 'somebody else';
    };
    for (let after = 0; ;) {
      const some = store.rowsOf(db, accountId, after, atOnce);
      const records = some.map(
        ({ actorId, subjectId, names, at, outcome, ...row }) =>
          ({
            ...row,
            at: storedTime(at),
            outcome: storedOutcome(outcome),
            by: byOf(actorId),
            toYou: subjectId === accountId,
            // Where somebody else was is theirs.
            where: actorId === accountId ? placeOf(names) : null,
          }) as const,
      );
      yield { of: 'actions', records };
      const last = some.at(-1);
      if (last === undefined || some.length < atOnce) return;
      after = last.seq;
    }
  },
  erase: (db, _accountId, gone, auditKey) => {
    store.eraseNames(db, auditKey, gone);
    return [];
  },
};
