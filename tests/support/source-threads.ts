import { join } from 'node:path';
import type { WorkerPool } from '#main/platform/ports.ts';
import { threadFromSource } from '#main/platform/workers/thread-from-source.ts';
import { createWorkerPool, type WorkerPoolOptions } from '#main/platform/workers/worker-pool.ts';

export const resourcesDir = join(import.meta.dirname, '../../resources');

/**
 * The threads that ship, run from their source; `others` stand in for some, by name. One that has nothing to do keeps no
 * process alive.
 */
export const sourceThreads = (
  more: Pick<WorkerPoolOptions, 'clock'> = {},
  others: Readonly<Record<string, URL>> = {},
): WorkerPool =>
  createWorkerPool({
    fileOf: (name) => others[name] ?? threadFromSource(`../../src/main/workers/${name}.ts`, import.meta.url),
    resourcesDir,
    ...more,
  });
