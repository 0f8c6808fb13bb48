import type { WindowSession } from '../sessions.ts';

/** Whom the rows of a call name, and what else they say because of that. */
export type Attribution = {
  /** `null`: nobody, as far as Drillroom knows. */
  readonly actorId: string | null;
  readonly details: { readonly lockedWindowOf?: string };
};

/**
 * Whoever sits at a window: the person who is signed in there. Not while it is locked: it may be anybody then, so that
 * its rows name nobody, and say at whose lock it was.
 */
export function attributionOf({
  accountId,
  locked,
}: Pick<WindowSession, 'accountId' | 'locked'>): Attribution {
  if (accountId === null || !locked) return { actorId: accountId, details: {} };
  return { actorId: null, details: { lockedWindowOf: accountId } };
}

/** Names whoever it is for as long as nothing better is known: what they are allowed of rows is counted by it. */
export const keyOf = ({ actorId, details }: Attribution, windowId: string): string =>
  actorId ?? `window ${windowId}, locked by ${details.lockedWindowOf ?? 'nobody'}`;
