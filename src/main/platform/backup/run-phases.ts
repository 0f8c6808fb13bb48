import type { Ports, WorkerJob } from '../ports.ts';
import { sizeOf } from '../db/data-folder.ts';
import type { Phase } from './copy-database.ts';

/** How far a long piece of work has come. `total` 0: nobody can say how much it is. */
export type Progress = { readonly phase: Phase; readonly done: number; readonly total: number };

/** Who waits for a long piece of work. */
export type Watch = {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
};

/** How often somebody who waits is told how large a file has become. */
export const lookMs = 250;

/**
 * Runs a job that tells what it is at. SQLite says nothing while it copies a database, so how far that has come is seen
 * by the size of the file that grows. Rejects as the pool does.
 */
export async function runPhases<In, Out>(
  { workers, clock }: Pick<Ports, 'workers' | 'clock'>,
  job: WorkerJob<In, Out, Phase>,
  input: In,
  { signal, onProgress = () => {} }: Watch,
  growing: { readonly file: string; readonly bytes: number } | null,
): Promise<Out> {
  let phase: Phase = 'copying';
  const tell = (): void => {
    if (phase !== 'copying' || growing === null) return onProgress({ phase, done: 0, total: 0 });
    const done = Math.min(sizeOf(growing.file) ?? 0, growing.bytes);
    return onProgress({ phase, done, total: growing.bytes });
  };
  const stopLooking = clock.every(lookMs, tell);
  const steps = workers.parts(job, input, signal);
  try {
    for (;;) {
      const step = await steps.next();
      if (step.done === true) return step.value;
      phase = step.value;
      tell();
    }
  } finally {
    stopLooking();
  }
}
