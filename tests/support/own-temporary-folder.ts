import { chmodSync, mkdtempSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the systems call the temporary folder. */
const names = ['TMPDIR', 'TEMP', 'TMP'] as const;

/** Caches that tools keep there for their next start. */
const caches = new Set(['jiti', 'node-compile-cache']);

/** Where Linux keeps files in memory, and how much of it there has to be: containers often have next to none. */
const memory = '/dev/shm';
const enoughBytes = 2 ** 30;

function hasMemoryForFiles(): boolean {
  try {
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize >= enoughBytes;
  } catch {
    return false;
  }
}

function makeFolder(parent: string): string {
  const folder = mkdtempSync(join(parent, 'dr-'));
  // As the one that it stands for: what a test starts as another user has to get through it.
  chmodSync(folder, 0o711);
  return folder;
}

const folders: string[] = [];

/**
 * A run of tests gets a temporary folder of its own, so that nothing of it stays on the PC. Every project of the run
 * asks for it; the first makes it. Its name is short because the path of a socket may have 107 bytes only.
 *
 * Stores lie in memory where that is possible. Each commit waits until the disk has it, and a run makes tens of
 * thousands of commits; the calls are the same, and none of these tests cuts the power.
 */
export function setup(): void {
  if (process.env['DRILLROOM_TEST_FOLDER'] !== undefined) return;
  const folder = makeFolder(tmpdir());
  folders.push(folder);
  for (const name of [...names, 'DRILLROOM_TEST_FOLDER']) process.env[name] = folder;
  const stores = hasMemoryForFiles() ? makeFolder(memory) : folder;
  if (stores !== folder) folders.push(stores);
  process.env['DRILLROOM_TEST_STORES'] = stores;
}

/** What lies there, with a few names of what is in it: they tell who left it. */
const leftIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => !caches.has(name))
    .toSorted()
    .map((name) => {
      const path = join(folder, name);
      const within = statSync(path).isDirectory() ? readdirSync(path, { recursive: true }).slice(0, 8) : [];
      return `${name} (${within.join(', ')})`;
    });

/** A test that leaves something behind fails the run: what it forgot here it may also have left running. */
export function teardown(): void {
  const left = folders.flatMap(leftIn);
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  if (left.length > 0) throw new Error(`Left behind in the temporary folder: ${left.join('; ')}`);
}
