import { join } from 'node:path';
import { expect, test } from 'vitest';
import { storeFolder } from '#tests/support/temporary-folder.ts';
import { killsOfOneStore } from './campaigns.ts';
import { killAtRandom } from './kill-at-random.ts';
import { makeSmallStore } from './story/stories.ts';

test.each([7, 8])(
  '25 kills -9 at random moments of one growing store lose nothing: seed %i',
  async (seed) => {
    const store = await makeSmallStore(join(storeFolder(), 'store'));
    const { cycles, acknowledged, broken } = await killAtRandom(store, { count: killsOfOneStore, seed });
    expect(broken).toEqual([]);
    expect(cycles).toBe(25);
    expect(acknowledged).toBeGreaterThan(50);
  },
);
