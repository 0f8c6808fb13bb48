import { allows } from '#contract/access.ts';
import type { Actor } from '#main/kernel/implement.ts';

/** Trainers, viewers and admins read every report; everybody reads their own. */
export const mayReadAll = (actor: Actor): boolean => allows('seesPeople', actor.roles);

export const mayRead = (actor: Actor, report: { trainee: { id: string } }): boolean =>
  report.trainee.id === actor.accountId || mayReadAll(actor);
