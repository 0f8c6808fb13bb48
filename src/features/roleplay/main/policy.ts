import { allows } from '#contract/access.ts';
import type { Actor } from '#main/kernel/implement.ts';

/** Who reads every report reads what was said in the practices that have one; others are their person's alone. */
export const mayReadFinished = (actor: Pick<Actor, 'roles'>): boolean => allows('seesPeople', actor.roles);

export const mayRead = (
  actor: Actor,
  session: { readonly accountId: string; readonly status: string },
): boolean =>
  session.accountId === actor.accountId || (session.status === 'completed' && mayReadFinished(actor));
