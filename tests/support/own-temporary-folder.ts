import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the systems call the temporary folder. */
const names = ['TMPDIR', 'TEMP', 'TMP'] as const;

/** Caches that tools keep there for their next start. */
const caches = new Set(['jiti', 'node-compile-cache']);

let folder: string | null = null;

/**
 * A run of tests gets a temporary folder of its own, so that nothing of it stays on the PC. Every project of the run
 * asks for it; the first makes it. Its name is short because the path of a socket may have 107 bytes only.
 */
export function setup(): void {
  if (process.env['DRILLROOM_TEST_FOLDER'] !== undefined) return;
  folder = mkdtempSync(join(tmpdir(), 'dr-'));
  // As the one that it stands for: what a test starts as another user has to get through it.
  chmodSync(folder, 0o711);
  for (const name of [...names, 'DRILLROOM_TEST_FOLDER']) process.env[name] = folder;
}

/** A test that leaves something behind fails the run: what it forgot here it may also have left running. */
export function teardown(): void {
  if (folder === null) return;
  const left = readdirSync(folder).filter((name) => !caches.has(name));
  rmSync(folder, { recursive: true, force: true });
  folder = null;
  if (left.length > 0) throw new Error(`Left behind in the temporary folder: ${left.toSorted().join(', ')}`);
}
