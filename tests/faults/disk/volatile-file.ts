import type { Seeded } from '#features/roleplay/main/coach/seeded.ts';
import { fileBytes, type FileBytes } from './file-bytes.ts';

type Pending =
  | { readonly kind: 'written'; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'sized'; readonly bytes: number };

const sectorBytes = 512;

/** A file whose newest bytes are still in memory. */
export type VolatileFile = {
  change(pending: Pending): void;
  /** What it holds now, in memory. */
  read(at: number, bytes: number): Buffer;
  /** From now on what was changed lasts. */
  sync(): void;
  /** What a power loss leaves of it. */
  afterPowerLoss(random: Seeded): Buffer;
};

/** Where each piece of a write begins that the disk takes whole or not at all. */
function* sectorsOf(at: number, bytes: Buffer): Generator<readonly [at: number, bytes: Buffer]> {
  for (let from = 0; from < bytes.length;) {
    const length = Math.min(sectorBytes - ((at + from) % sectorBytes), bytes.length - from);
    yield [at + from, bytes.subarray(from, from + length)];
    from += length;
  }
}

/** What stands where nothing arrived although the file grew: nothing, zeros, or what the disk held there before. */
function fillLost(file: FileBytes, at: number, length: number, random: Seeded): void {
  const kind = random();
  if (at + length <= file.size || kind < 0.5) return;
  const bytes = Buffer.alloc(length);
  if (kind > 0.8) for (let index = 0; index < length; index += 1) bytes[index] = Math.floor(random() * 256);
  file.write(at, bytes);
}

/**
 * Of everything since the last sync any part may have arrived, in any order: whole writes, or only some of their
 * sectors. That is what SQLite's own tests take for a power loss (sqlite.org/testing.html, 3.2 and 3.3).
 */
export function volatileFile(start: Uint8Array = new Uint8Array()): VolatileFile {
  const now = fileBytes(start);
  let synced = now.read();
  let pending: Pending[] = [];
  const apply = (file: FileBytes, change: Pending): void => {
    if (change.kind === 'written') file.write(change.at, change.bytes);
    else file.resize(change.bytes);
  };
  return {
    change: (change) => {
      apply(now, change);
      pending.push(change);
    },
    read: (at, bytes) => now.read(at, bytes),
    sync: () => {
      synced = now.read();
      pending = [];
    },
    afterPowerLoss: (random) => {
      const file = fileBytes(synced);
      const share = [0, 0.2, 0.5, 0.8, 1][Math.floor(random() * 5)] ?? 0;
      const isTorn = random() < 0.5;
      for (const change of pending) {
        if (change.kind === 'sized' || !isTorn) {
          if (random() < share) apply(file, change);
          else if (change.kind === 'written') fillLost(file, change.at, change.bytes.length, random);
          continue;
        }
        for (const [at, bytes] of sectorsOf(change.at, change.bytes)) {
          if (random() < share) file.write(at, bytes);
          else fillLost(file, at, bytes.length, random);
        }
      }
      return file.read();
    },
  };
}
