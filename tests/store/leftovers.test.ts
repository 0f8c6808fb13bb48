import { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { holdIncoming } from '#main/platform/backup/incoming-lock.ts';
import { dataFolder, makePrivateFolder } from '#main/platform/db/data-folder.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { opened, storePorts } from './store-ports.ts';

/** A data folder whose store is closed. */
async function closedStore() {
  const ports = storePorts();
  await (await opened(ports)).store.close();
  return { ports, folder: dataFolder(ports.dataDir), open: async () => (await opened(ports)).store.close() };
}

describe('the lock of a restore', () => {
  test('goes with the restore that held it, and another takes it anew', () => {
    const folder = dataFolder(temporaryFolder());
    for (let restores = 0; restores < 2; restores += 1) {
      const letGo = holdIncoming(folder);
      expect([letGo === null, holdIncoming(folder), existsSync(folder.incomingLock)]).toEqual([
        false,
        null,
        true,
      ]);
      letGo?.();
      expect(readdirSync(folder.root)).toEqual([]);
    }
  });

  test('that a killed restore left goes with the next opening, and so does what it had copied', async () => {
    const { folder, open } = await closedStore();
    writeFileSync(folder.incomingLock, '', { mode: 0o600 });
    await open();
    expect(existsSync(folder.incomingLock)).toBe(false);
    makePrivateFolder(folder.incoming);
    writeFileSync(join(folder.incoming, 'store.db'), 'half of it');
    writeFileSync(folder.incomingLock, '', { mode: 0o600 });
    await open();
    expect([existsSync(folder.incoming), existsSync(folder.incomingLock)]).toEqual([false, false]);
  });
});

test('the part of a count of guesses that a kill left goes with a later opening, not one that may be just written', async () => {
  const { folder, open } = await closedStore();
  const part = (digit: string): string => `${folder.limits}.${digit.repeat(12)}.partial`;
  const openedLast = statSync(folder.holder).mtimeMs / 1000;
  for (const [digit, at] of [
    ['a', openedLast - 1],
    ['b', openedLast + 1],
  ] as const) {
    writeFileSync(part(digit), '{"format":1');
    utimesSync(part(digit), at, at);
  }
  // Of the same ending, and nothing of ours.
  mkdirSync(join(folder.root, 'store.limits.partial'));
  await open();
  expect([existsSync(part('a')), existsSync(part('b'))]).toEqual([false, true]);
  const later = openedLast + 60;
  utimesSync(folder.holder, later, later);
  await open();
  expect([existsSync(part('b')), existsSync(join(folder.root, 'store.limits.partial'))]).toEqual([
    false,
    true,
  ]);
});
