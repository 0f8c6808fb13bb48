import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { WorkerPool } from '#main/platform/ports.ts';
import { threadFromSource } from '#main/platform/workers/thread-from-source.ts';
import { createWorkerPool, type WorkerPoolOptions } from '#main/platform/workers/worker-pool.ts';

export const resourcesDir = join(import.meta.dirname, '../../resources');

/** Where the code of a thread lies: bundled by the run, else its source. */
export const threadOf = (name: string): URL => {
  const bundled = process.env['DRILLROOM_TEST_HOST'];
  return bundled === undefined
    ? threadFromSource(`../../src/main/workers/${name}.ts`, import.meta.url)
    : pathToFileURL(join(bundled, `workers/${name}.js`));
};

/**
 * The threads that ship; `others` stand in for some, by name. One that has nothing to do keeps no
 * process alive.
 */
export const ownThreads = (
  more: Pick<WorkerPoolOptions, 'clock'> = {},
  others: Readonly<Record<string, URL>> = {},
): WorkerPool =>
  createWorkerPool({
    fileOf: (name) => others[name] ?? threadOf(name),
    resourcesDir,
    ...more,
  });
