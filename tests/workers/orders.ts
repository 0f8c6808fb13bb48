import type { WorkerJob } from '#main/platform/ports.ts';

/** What the tests of the pool ask of a thread. */
export type Order =
  | { readonly do: 'echo'; readonly value: unknown }
  | { readonly do: 'bytes'; readonly length: number }
  | { readonly do: 'thread' }
  | { readonly do: 'environment' }
  | { readonly do: 'throw' }
  | { readonly do: 'answer-a-function' }
  | { readonly do: 'exit' }
  | { readonly do: 'throw-later' }
  | { readonly do: 'spin'; readonly started: SharedArrayBuffer }
  | { readonly do: 'devour' }
  | { readonly do: 'hoard'; readonly mb: number; readonly started: SharedArrayBuffer }
  | { readonly do: 'count'; readonly to: number; readonly ending?: 'throw' | 'exit' };

/** Answers what it was told to, whichever that is. */
export const obey: WorkerJob<Order, unknown> = { worker: 'obedient-worker' };
/** Counts, one number a part, and answers how far it came. */
export const count: WorkerJob<Order, string, number> = { worker: 'obedient-worker' };
