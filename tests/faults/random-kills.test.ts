import { join } from 'node:path';
import { expect, test } from 'vitest';
import { storeFolder } from '#tests/support/temporary-folder.ts';
import { killAtRandom } from './kill-at-random.ts';
import { makeSmallStore } from './story/stories.ts';

test('50 kills -9 at random moments of one growing store lose nothing', async () => {
  const store = await makeSmallStore(join(storeFolder(), 'store'));
  const { cycles, acknowledged, broken } = await killAtRandom(store, { count: 50, seed: 7 });
  expect(broken).toEqual([]);
  expect(cycles).toBe(50);
  expect(acknowledged).toBeGreaterThan(100);
});
