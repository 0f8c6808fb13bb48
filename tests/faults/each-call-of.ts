import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { sharedStoreFolder } from '#tests/support/temporary-folder.ts';
import { writtenInTheClear } from './checks/plaintext.ts';
import { killAtEachCall } from './kill-at-each-call.ts';
import { killWhileRecovering } from './kill-while-recovering.ts';
import { losePower } from './lose-power.ts';
import { recordStory, type RecordedStory, type shortStories } from './story/stories.ts';

/**
 * Tries every fault at each call of one story. A file of its own for each story has them tried side by side: the longest
 * takes a third of the time of all.
 */
export function tryEachCallOf(name: (typeof shortStories)[number]): void {
  describe.each([name])('%s', () => {
    const scratch = sharedStoreFolder();
    let recorded: RecordedStory;
    beforeAll(async () => {
      recorded = await recordStory(name, join(scratch(), 'recorded'));
      if (recorded.exitCode !== 0) throw new Error(`The host ended with ${recorded.exitCode}.`);
    });

    test('nothing is written in the clear anywhere on the disk, not even for a moment', () => {
      expect(writtenInTheClear(recorded.recording)).toEqual([]);
    });

    test('a kill -9 at each single call loses nothing', async () => {
      const { cycles, broken } = await killAtEachCall(recorded, join(scratch(), 'killed'));
      expect(broken).toEqual([]);
      // A story that hardly writes anything was not told.
      expect(cycles).toBeGreaterThan(150);
    });

    test('a fault while a start recovers from a kill loses nothing either', async () => {
      const extent = { count: 1, seed: 11, stride: 4 };
      const { broken } = await killWhileRecovering(recorded, join(scratch(), 'again'), extent);
      expect(broken).toEqual([]);
    });

    test('140 power losses lose nothing that was acknowledged', async () => {
      const { broken } = await losePower(recorded, join(scratch(), 'left'), { count: 140, seed: 4 });
      expect(broken).toEqual([]);
    });
  });
}
