import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import type { DataFolder } from './data-folder.ts';
import { storeFaultIn } from './store-fault.ts';

const probe = new Uint8Array(2 ** 20);

/**
 * Tries to write 1 MiB beside the store, and answers what the folder does not take it for; `null` where it does, or where
 * it fails for neither reason. SQLite tells a quota that is used up, and a file system that became read-only, as any other
 * I/O error; the file system itself names them.
 */
export function probeWriting(folder: DataFolder): 'disk_full' | 'readonly' | null {
  try {
    // What a crash left of it, or a name that leads to another file: what is written to is made here.
    rmSync(folder.probe, { force: true });
    const descriptor = openSync(folder.probe, 'wx', 0o600);
    try {
      for (let at = 0; at < probe.length;) at += writeSync(descriptor, probe, at);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
      rmSync(folder.probe, { force: true });
    }
    return null;
  } catch (error) {
    const kind = storeFaultIn(error)?.kind;
    return kind === 'disk_full' || kind === 'readonly' ? kind : null;
  }
}
