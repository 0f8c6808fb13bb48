import type { Contract } from '#contract/op.ts';

/** How it is on record that somebody came in, and that they tried in vain. */
export type ComingIn = { readonly done: readonly string[]; readonly refused: readonly string[] };

/** Whoever unlocks was in already. */
const unlocks = 'session.unlocked';

/**
 * Every way in, from the declarations: a command that lets somebody in is one that changes who is at its window, and may
 * be called before anybody is.
 */
export function comingIn(contract: Contract): ComingIn {
  const ways = Object.values(contract)
    .flatMap((feature) => Object.values(feature))
    .flatMap((op) => {
      const isWayIn = op.kind === 'command' && op.changesSession === 'enters' && op.access === 'anyone';
      return isWayIn && 'action' in op.audit && op.audit.action !== unlocks ? [op.audit] : [];
    });
  return {
    done: ways.map(({ action }) => action),
    refused: ways.flatMap(({ refusedAs }) => refusedAs ?? []),
  };
}
