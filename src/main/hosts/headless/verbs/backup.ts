import { lstatSync, rmSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { backupFolder, partialOf, partialsIn } from '#main/platform/backup/backup-folder.ts';
import { verifyKept } from '#main/platform/backup/kept-store.ts';
import { copyDurably, syncFolder } from '#main/platform/db/atomic-write.ts';
import { dataFolder, makePrivateFolder, sizeOf } from '#main/platform/db/data-folder.ts';
import { openStore } from '#main/platform/db/open-store.ts';
import { storeFaultIn } from '#main/platform/db/store-fault.ts';
import { readStoreRecord } from '#main/platform/db/store-record.ts';
import type { Log, Ports } from '#main/platform/ports.ts';
import { exit } from '../exit-codes.ts';
import { isInDataFolder } from '../is-of-store.ts';
import { keptFailure } from './kept-failure.ts';
import { recordByCommandLine } from './record-by-command-line.ts';
import { storeVerb } from './store-verb.ts';

/** What is carried, of which store, and to which folder. */
type Carried = { readonly storeId: string; readonly name: string; readonly to: string };

/**
 * Removes what was left in the folder of copies of this store that were killed half-way. Its lock is held here, so that
 * nobody makes one of it now; what others are copying there bears another id, or none.
 */
function removeCutOff(folder: string, storeId: string, log: Pick<Log, 'error'>): void {
  for (const name of partialsIn(folder)) {
    const path = join(folder, name);
    try {
      if (!lstatSync(path).isDirectory()) continue;
      const answer = readStoreRecord(backupFolder(path).record);
      if (answer.kind === 'found' && answer.record.storeId === storeId) rmSync(path, { recursive: true });
    } catch (error) {
      log.error('backup.notRemoved', error);
    }
  }
}

/** Carries a backup elsewhere and proves it there, before it has its name. */
async function carry(ports: Ports, { storeId, name, to }: Carried): Promise<string> {
  const folder = resolve(to);
  const partial = partialOf(join(folder, name));
  // A folder that is there belongs to others too: its mode is theirs to choose.
  if (sizeOf(folder) === null) makePrivateFolder(folder);
  else removeCutOff(folder, storeId, ports.log);
  try {
    await mkdir(partial, { mode: 0o700 });
    const { database, record, manifest } = backupFolder(join(dataFolder(ports.dataDir).backups, name));
    // The record first: it says whose a copy is that is killed before it is whole.
    for (const file of [record, database, manifest]) await copyDurably(file, join(partial, basename(file)));
    await syncFolder(partial);
    await verifyKept(ports, backupFolder(partial));
    await rename(partial, join(folder, name));
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
  await syncFolder(folder);
  return join(folder, name);
}

export const backup = storeVerb({
  name: 'backup',
  typed: '--data DIR [--to FOLDER]',
  does: 'make a backup and prove it; with --to, a copy of it there as well',
  optional: ['to'],
  required: ['data'],
  folder: 'data',
  wrong: ({ to }, dataDir) =>
    to !== undefined && isInDataFolder(to, dataDir) ? '--to must not be in the data folder.' : null,
  run: async (call) => {
    const { ports, options, answer, closed } = call;
    const opened = await openStore(ports, { create: false });
    if (opened.state !== 'ok') return closed(opened);
    const { store } = opened;
    try {
      const { name, facts } = await store.backups.make('by_hand');
      recordByCommandLine(ports, store, {
        action: 'backup.made',
        details: { reason: 'by_hand', backup: name },
      });
      const made = { backup: name, bytes: facts?.bytes, sha256: facts?.sha256, codeId: facts?.codeId };
      try {
        const { to } = options;
        const copy = to === undefined ? null : await carry(ports, { storeId: store.id, name, to });
        answer(true, { ...made, copy });
        return exit.ok;
      } catch (error) {
        // The backup beside the store is made and proved, whatever became of the copy.
        ports.log.error('backup.copyFailed', error);
        const fault = storeFaultIn(error);
        answer(false, { why: 'copy_failed', ...made, copy: null, reason: fault?.message });
        return fault?.kind === 'disk_full' ? exit.diskFull : exit.backupFailed;
      }
    } catch (error) {
      return keptFailure(call, error, { unusable: exit.backupFailed, failed: exit.backupFailed });
    } finally {
      await store.close();
    }
  },
});
