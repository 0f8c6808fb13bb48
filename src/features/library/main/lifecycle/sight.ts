import { allows, type Role } from '#contract/access.ts';
import { dayOf } from '#main/kernel/local-day.ts';
import type { Clock } from '#main/platform/ports.ts';

/** What somebody sees of the library: what is in force on a day, or, for admins, everything that is there. */
export type Sight = { readonly day: string; readonly everything: boolean };

export type Calendar = { readonly clock: Pick<Clock, 'now'>; readonly timeZone: string };

/** The day of the calendar on this PC, asked anew each time: a document ends at midnight without a restart. */
export const today = ({ clock, timeZone }: Calendar): string => dayOf(clock.now(), timeZone);

export const sightOf = (calendar: Calendar, actor: { readonly roles: readonly Role[] }): Sight => ({
  day: today(calendar),
  everything: allows('administers', actor.roles),
});
