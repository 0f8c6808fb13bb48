import type { z } from 'zod';
import { storedOutcome, storedTime } from '#main/kernel/audit/as-stored.ts';
import type { Reader } from '#main/platform/db/store.ts';
import type { Activity } from '../contract.ts';
import type { ComingIn } from './coming-in.ts';
import { dayAfter, dayOf, startOfDay } from '#main/kernel/local-day.ts';
import { namesOf } from './shown-row.ts';
import * as store from './store.ts';

const mostSignIns = 10;

/** What a person did in the last `days` days, today being one of them, and what was tried at their account by nobody known. */
export function activityOf(
  db: Reader,
  o: {
    readonly person: { readonly id: string; readonly name: string | null };
    readonly days: number;
    readonly now: Date;
    readonly timeZone: string;
    readonly waysIn: ComingIn;
  },
): z.input<typeof Activity> {
  const { person, days, now, timeZone, waysIn } = o;
  const to = dayOf(now, timeZone);
  const from = dayAfter(to, 1 - days);
  const wanted = { personId: person.id, from: startOfDay(from, timeZone).toISOString() };

  const byAction = store.countsByAction(db, wanted);
  const counted = new Map<string, number>();
  for (const { minute, count } of store.countsByMinute(db, wanted)) {
    const at = storedTime(`${minute}:00.000Z`);
    // A time that cannot be read is of no day.
    if (at === null) continue;
    const day = dayOf(new Date(at), timeZone);
    counted.set(day, (counted.get(day) ?? 0) + count);
  }
  const sum = (rows: readonly { readonly count: number }[]): number =>
    rows.reduce((total, { count }) => total + count, 0);
  return {
    person,
    from,
    to,
    total: sum(byAction),
    refused: sum(byAction.filter(({ outcome }) => outcome === 'refused')),
    byAction: byAction.map(({ outcome, ...rest }) => ({ ...rest, outcome: storedOutcome(outcome) })),
    byDay: Array.from({ length: days }, (_, index) => {
      const day = dayAfter(from, index);
      return { day, count: counted.get(day) ?? 0 };
    }),
    lastSignIns: store.lastSignIns(db, person.id, waysIn, mostSignIns).map(({ at, outcome, names }) => {
      const { place } = namesOf(names);
      return {
        at: storedTime(at),
        outcome: storedOutcome(outcome),
        machine: place?.machine ?? null,
        osUser: place?.osUser ?? null,
      };
    }),
  };
}
