import { expect, test } from 'vitest';
import { storeFolder } from '#tests/support/temporary-folder.ts';
import { brokenInvariants } from './checks/invariants.ts';
import { differences, readImage } from './disk/disk-image.ts';
import { endOf } from './recording/recording.ts';
import { recordStory } from './story/stories.ts';

/** `when=` counts in each thread by itself: the first thread has SQLite's calls, the others those of Node's pool. */
const kills = [
  ...[1, 5, 60, 120, 200].map((n) => `pwrite64:signal=SIGKILL:when=${n}`),
  ...[1, 3, 9].map((n) => `fsync:signal=SIGKILL:when=${n}`),
  ...[1, 2].map((n) => `rename:signal=SIGKILL:when=${n}`),
  'unlink:signal=SIGKILL:when=1',
  'ftruncate:signal=SIGKILL:when=1',
  'write:signal=SIGKILL:when=12',
];

test.each(kills)('a real kill at %s leaves the bytes that its recording says', async (inject) => {
  const { recording, store, exitCode, expectedAfter } = await recordStory(
    'first start',
    storeFolder(),
    inject,
  );
  expect(exitCode).not.toBe(0);
  expect(differences(endOf(recording), readImage(store.folder))).toEqual([]);
  expect(await brokenInvariants(store.folder, expectedAfter(recording.events.length))).toEqual([]);
});
