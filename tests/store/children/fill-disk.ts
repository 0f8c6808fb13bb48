import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { atomicWrite } from '#main/platform/db/atomic-write.ts';
import { openStore, type StorePorts } from '#main/platform/db/open-store.ts';
import { StoreFault } from '#main/platform/db/store-fault.ts';
import type { Store } from '#main/platform/db/store.ts';
import { addNote, allNotes } from '../notes-store.ts';
import { childPorts } from './child-ports.ts';

/** Runs on a small disk of its own and says, line by line, what became of a store on it. */
const [disk = '', migrationsDir = '', key = ''] = process.argv.slice(2);
const say = (what: string, value: unknown): void =>
  void process.stdout.write(`${JSON.stringify([what, value])}\n`);
const ballast = join(disk, 'ballast');
const otherFile = join(disk, 'other');

function fill(): void {
  for (let bytes = 2 ** 20; bytes >= 512; bytes /= 2) {
    try {
      for (;;) writeFileSync(ballast, Buffer.alloc(bytes), { flag: 'a' });
    } catch {
      // Full for this size; on with a smaller one.
    }
  }
}

async function stateOf(ports: StorePorts): Promise<string> {
  const opened = await openStore(ports);
  if (opened.state === 'ok') await opened.store.close();
  return opened.state;
}

function faultOf(work: () => void): string | null {
  try {
    work();
    return null;
  } catch (error) {
    return error instanceof StoreFault ? error.kind : String(error);
  }
}

function notesUntilFull(store: Store): number {
  for (let n = 1; ; n += 1) {
    if (faultOf(() => addNote(store, n, 'x'.repeat(2000))) !== null) return n - 1;
  }
}

fill();
const unborn = childPorts(join(disk, 'unborn'), migrationsDir, `${key}-unborn`);
say('making a store on a full disk', await stateOf(unborn));
rmSync(ballast);
say(
  'making it once there is space',
  await stateOf(childPorts(unborn.dataDir, migrationsDir, `${key}-unborn`)),
);

writeFileSync(otherFile, Buffer.alloc(2 ** 20));
const ports = childPorts(join(disk, 'data'), migrationsDir, key);
const opened = await openStore(ports);
if (opened.state !== 'ok') throw new Error(opened.state);
const { store } = opened;
const written = notesUntilFull(store);
say(
  'writing on a full disk',
  faultOf(() => addNote(store, 9999, 'x'.repeat(2000))),
);
say('reading on a full disk', allNotes(store).length === written && written > 10);
fill();
let codeFault: unknown = null;
try {
  await store.prepareRecoveryCode();
} catch (error) {
  codeFault = error instanceof StoreFault ? error.kind : String(error);
}
say('a recovery code on a full disk', codeFault);
await store.close();
fill();
const reopened = await openStore(ports);
say('opening on a full disk', reopened.state);
if (reopened.state === 'ok') await reopened.store.close();
rmSync(otherFile);
const relieved = await openStore(ports);
say('opening once there is space', relieved.state);
if (relieved.state === 'ok') {
  say('nothing is lost', allNotes(relieved.store).length === written);
  say(
    'writing once there is space',
    faultOf(() => addNote(relieved.store, 9999)),
  );
  await relieved.store.close();
}
writeFileSync(join(disk, 'report'), 'the old report');
fill();
const half = await atomicWrite(join(disk, 'report'), Buffer.alloc(2 ** 20, 1)).then(
  () => 'written',
  (error: NodeJS.ErrnoException) => error.code,
);
say('a large file on a full disk', half);
