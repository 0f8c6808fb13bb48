import type { WorkKind, WorkPhase } from '../contract.ts';

/** How far it has come; `total` 0: nobody can say how much it is. */
type Progress = { readonly phase: WorkPhase; readonly done: number; readonly total: number };
export type Watch = {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
};

/** `windowId`: who may cancel it; `null`: it runs by itself. */
type By = { readonly windowId: string | null; readonly signal?: AbortSignal };
type Begun = { readonly watch: Watch; readonly end: () => void };
type Current = { readonly kind: WorkKind; readonly windowId: string | null; readonly stop: AbortController };

/** The one long piece of work that may be under way: a copy of the whole store leaves no room on a disk for a second. */
export function createWork() {
  let current: Current | null = null;
  let progress: Progress = { phase: 'copying', done: 0, total: 0 };
  /** `null`: something is under way already. It is until `end` is called. */
  const begin = (kind: WorkKind, { windowId, signal }: By): Begun | null => {
    if (current !== null) return null;
    const stop = new AbortController();
    const own: Current = { kind, windowId, stop };
    current = own;
    progress = { phase: 'copying', done: 0, total: 0 };
    return {
      watch: {
        signal: AbortSignal.any([stop.signal, ...(signal ? [signal] : [])]),
        onProgress: (now) => void (progress = now),
      },
      end: () => {
        if (current === own) current = null;
      },
    };
  };
  return {
    /** What is under way, and how far. */
    now: () => (current === null ? null : { kind: current.kind, ...progress }),
    begin,
    /** Does it, or answers `busy`. */
    async run<T>(kind: WorkKind, by: By, task: (watch: Watch) => Promise<T>): Promise<T | 'busy'> {
      const begun = begin(kind, by);
      if (begun === null) return 'busy';
      try {
        return await task(begun.watch);
      } finally {
        begun.end();
      }
    },
    /** Nothing where this window began nothing. */
    cancel(windowId: string): void {
      if (current?.windowId === windowId) current.stop.abort();
    },
  };
}
export type Work = ReturnType<typeof createWork>;
