import type { AnyOp } from '#contract/op.ts';

type Change = (AnyOp & { kind: 'command' })['changesSession'];
type Window = { readonly running: Set<Promise<unknown>>; change: Promise<unknown> | null };

/**
 * Puts the calls of each window in order around those that change its session (`changesSession` of the declaration).
 * Calls of different windows never wait for each other, and a call that has nothing to wait for begins at once.
 */
export function createTurns() {
  const windows = new Map<string, Window>();

  const waitOf = ({ running, change }: Window, kind: Change): Promise<unknown> | null => {
    if (kind !== 'enters') return change;
    return running.size === 0 ? null : Promise.allSettled(running);
  };

  return {
    /** Runs `work` in its turn. */
    take<T>(windowId: string, kind: Change, work: () => Promise<T>): Promise<T> {
      const window = windows.get(windowId) ?? { running: new Set(), change: null };
      windows.set(windowId, window);
      const wait = waitOf(window, kind);
      const turn = wait === null ? work() : wait.then(work, work);
      window.running.add(turn);
      if (kind !== undefined) window.change = turn;
      const end = (): void => {
        window.running.delete(turn);
        if (window.change === turn) window.change = null;
        if (window.running.size === 0) windows.delete(windowId);
      };
      turn.then(end, end);
      return turn;
    },
    /** The windows whose session is being changed. */
    changing: (): string[] =>
      [...windows].filter(([, { change }]) => change !== null).map(([windowId]) => windowId),
  };
}
export type Turns = ReturnType<typeof createTurns>;
