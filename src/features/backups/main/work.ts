import type { WorkKind, WorkPhase } from '../contract.ts';

/** How far it has come; `total` 0: nobody can say how much it is. */
type Progress = { readonly phase: WorkPhase; readonly done: number; readonly total: number };
export type Watch = {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
};

type Current = { readonly kind: WorkKind; readonly windowId: string | null; readonly stop: AbortController };

/** The one long piece of work that may be under way: a copy of the whole store leaves no room on a disk for a second. */
export function createWork() {
  let current: Current | null = null;
  let progress: Progress = { phase: 'copying', done: 0, total: 0 };
  return {
    /** What is under way, and how far. */
    now: () => (current === null ? null : { kind: current.kind, ...progress }),
    /** Does it, or answers `busy`. `windowId`: who may cancel it; `null`: it runs by itself. */
    async run<T>(
      kind: WorkKind,
      by: { readonly windowId: string | null; readonly signal?: AbortSignal },
      task: (watch: Watch) => Promise<T>,
    ): Promise<T | 'busy'> {
      if (current !== null) return 'busy';
      const stop = new AbortController();
      current = { kind, windowId: by.windowId, stop };
      progress = { phase: 'copying', done: 0, total: 0 };
      const signal = AbortSignal.any([stop.signal, ...(by.signal ? [by.signal] : [])]);
      try {
        return await task({ signal, onProgress: (now) => void (progress = now) });
      } finally {
        current = null;
      }
    },
    /** Nothing where this window began nothing. */
    cancel(windowId: string): void {
      if (current?.windowId === windowId) current.stop.abort();
    },
  };
}
export type Work = ReturnType<typeof createWork>;
