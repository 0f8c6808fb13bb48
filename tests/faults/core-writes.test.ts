import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { sharedStoreFolder } from '#tests/support/temporary-folder.ts';
import { writtenInTheClear } from './checks/plaintext.ts';
import { differences, readImage } from './disk/disk-image.ts';
import { killAtEachCall } from './kill-at-each-call.ts';
import { losePower } from './lose-power.ts';
import { endOf } from './recording/recording.ts';
import { recordStory, storyNames, type RecordedStory } from './story/stories.ts';

describe.each(storyNames)('%s', (name) => {
  const scratch = sharedStoreFolder();
  let recorded: RecordedStory;
  beforeAll(async () => {
    recorded = await recordStory(name, join(scratch(), 'recorded'));
  });

  test('what was recorded, put together, is what lies on the disk', () => {
    expect(recorded.exitCode).toBe(0);
    expect(differences(endOf(recorded.recording), readImage(recorded.store.folder))).toEqual([]);
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

  test('200 power losses lose nothing that was acknowledged', async () => {
    const { broken } = await losePower(recorded, join(scratch(), 'left'), { count: 200, seed: 4 });
    expect(broken).toEqual([]);
  });
});
