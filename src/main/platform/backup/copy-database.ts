import { rmSync } from 'node:fs';
import type { WorkerJob } from '../ports.ts';
import { syncFile } from '../db/atomic-write.ts';
import { headOf } from '../db/commit-head.ts';
import { openConnection, type Connection } from '../db/connection.ts';
import { contentsOf, isSame, type Contents } from '../db/contents.ts';
import { makePrivateFile, sizeOf } from '../db/data-folder.ts';
import { firstDamage } from '../db/first-damage.ts';
import { wipe } from '../db/key-record.ts';
import { StoreFault } from '../db/store-fault.ts';
import { answering, type Answered } from './fault-answers.ts';
import { sha256OfFile } from './sha256-of-file.ts';

/** What a long piece of work on a database is at. */
export const phases = ['copying', 'checking', 'counting', 'finishing'] as const;
export type Phase = (typeof phases)[number];

type CopyOrder = {
  readonly from: string;
  /** The 32-byte data key, which is the copy's too. Wiped in the thread when its work is over. */
  readonly key: Uint8Array;
  readonly to: string;
};
export type Copied = { readonly contents: Contents; readonly bytes: number; readonly sha256: string };

/** Copies a database that others may be writing to, and proves the copy, in a thread of its own. */
export const copyDatabase: WorkerJob<CopyOrder, Answered<Copied>, Phase> = {
  worker: 'copy-database',
  deadlineMs: 3_600_000,
};

/** How often a commit may come between taking hold of a state and copying it, which takes microseconds. */
const mostTries = 20;

/**
 * Copies one state of the database, and keeps hold of it: `held` sees what was copied, however much is written
 * meanwhile. `VACUUM INTO` makes a file of its own, encrypted under the same key (SECURITY, fact 2).
 */
function copyOneState(held: Connection, copying: Connection, key: Uint8Array, to: string): void {
  for (let tries = 1; tries <= mostTries; tries++) {
    rmSync(to, { force: true });
    // It accepts an empty file and keeps its mode; by itself it makes one that others can read.
    makePrivateFile(to);
    held.exec('BEGIN');
    const before = headOf(held);
    copying.run('VACUUM INTO ?', to);
    const copy = openConnection({ file: to, key, mode: 'read' });
    try {
      if (headOf(copy)?.commits === before?.commits) return;
    } finally {
      copy.close();
    }
    held.exec('ROLLBACK');
  }
  throw new StoreFault('io', 'COPY_NEVER_STILL');
}

async function* steps({ from, key, to }: CopyOrder): AsyncGenerator<Phase, Copied> {
  const held = openConnection({ file: from, key, mode: 'read' });
  const copying = openConnection({ file: from, key, mode: 'copy' });
  try {
    yield 'copying';
    copyOneState(held, copying, key, to);
    yield 'checking';
    const copy = openConnection({ file: to, key, mode: 'read' });
    try {
      if (firstDamage(copy, 'thorough') !== null) throw new StoreFault('corrupt', 'COPY_DAMAGED');
      yield 'counting';
      const [contents, original] = [contentsOf(copy), contentsOf(held)];
      if (contents === null || original === null || !isSame(contents, original)) {
        throw new StoreFault('corrupt', 'COPY_INCOMPLETE');
      }
      yield 'finishing';
      await syncFile(to);
      return { contents, bytes: sizeOf(to) ?? 0, sha256: await sha256OfFile(to) };
    } finally {
      copy.close();
    }
  } finally {
    copying.close();
    held.close();
    wipe(key);
  }
}

/** The work of the thread. */
export const copySteps = (order: CopyOrder): AsyncGenerator<Phase, Answered<Copied>, undefined> =>
  answering(steps(order));
