import { z } from 'zod';
import {
  components,
  healthStates,
  stateOf,
  worstOf,
  type Component,
  type HealthState,
} from '#contract/health.ts';
import type { ComponentHealth } from '#main/kernel/health.ts';
import { dayAfter, dayOf } from '#main/kernel/local-day.ts';
import type { Reader, Store } from '#main/platform/db/store.ts';
import * as store from './store.ts';

/** Days that are kept and shown, today being one of them. */
export const daysKept = 30;

const Findings = z.partialRecord(z.enum(components), z.string());
type Findings = z.output<typeof Findings>;

/** A day with what was wrong on it; `null`: nobody looked. */
export type HealthDay = {
  readonly day: string;
  readonly state: HealthState | null;
  readonly wrong: readonly { readonly component: Component; readonly finding: string }[];
};

const entriesOf = (findings: Findings): { component: Component; finding: string }[] =>
  components.flatMap((component) => {
    const finding = findings[component];
    return finding === undefined ? [] : [{ component, finding }];
  });

function parsed(json: string): Findings {
  try {
    return Findings.safeParse(JSON.parse(json)).data ?? {};
  } catch {
    return {};
  }
}

const isGraver = (component: Component, finding: string, than: string | undefined): boolean =>
  than === undefined ||
  healthStates.indexOf(stateOf(component, finding)) > healthStates.indexOf(stateOf(component, than));

/** Of each component the gravest that was found on a day. */
function withWorse(before: Findings, found: readonly ComponentHealth[]): Findings {
  const worse = found.filter(
    ({ component, state, finding }) => state !== 'ok' && isGraver(component, finding, before[component]),
  );
  return { ...before, ...Object.fromEntries(worse.map(({ component, finding }) => [component, finding])) };
}

/** Notes the worst of today, and forgets the days whose time is over. Writes only where that changes something. */
export function noteDay(
  { read, transact }: Pick<Store, 'read' | 'transact'>,
  found: readonly ComponentHealth[],
  { now, timeZone }: { readonly now: Date; readonly timeZone: string },
): void {
  const day = dayOf(now, timeZone);
  const before = store.findingsOn(read, day);
  const findings = JSON.stringify(withWorse(before === null ? {} : parsed(before), found));
  if (findings === before) return;
  transact((db) => {
    store.putDay(db, day, findings);
    store.removeDaysBefore(db, dayAfter(day, 1 - daysKept));
  });
}

/** The last days, the first first, also those on which nobody looked. */
export function lastDays(db: Reader, { now, timeZone }: { now: Date; timeZone: string }): HealthDay[] {
  const first = dayAfter(dayOf(now, timeZone), 1 - daysKept);
  const known = new Map(
    store.daysFrom(db, first).map(({ day, findings }) => [day, entriesOf(parsed(findings))]),
  );
  return Array.from({ length: daysKept }, (_, index) => {
    const day = dayAfter(first, index);
    const wrong = known.get(day) ?? [];
    const state = known.has(day)
      ? worstOf(wrong.map(({ component, finding }) => stateOf(component, finding)))
      : null;
    return { day, state, wrong };
  });
}
