import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { sharedStoreFolder, storeFolder } from '#tests/support/temporary-folder.ts';
import { meetErrors } from './meet-errors.ts';
import type { KnownStore } from './recording/record-host.ts';
import { copyStore, makeSmallStore } from './story/stories.ts';

const shared = sharedStoreFolder();
let small: KnownStore;
beforeAll(async () => {
  small = await makeSmallStore(join(shared(), 'small'));
});

test.each([
  ['add a person', 4],
  ['submit an answer', 5],
  ['import', 12],
] as const)(
  '%s: a disk that fails at one call or from then on is answered, and nothing acknowledged is lost',
  async (kind, stride) => {
    const store = copyStore(small, join(storeFolder(), 'store'));
    const { broken, cycles, refused } = await meetErrors(store, kind, { stride });
    expect(broken).toEqual([]);
    expect(cycles).toBeGreaterThan(10);
    // The errors did arrive.
    expect(refused).toBeGreaterThan(5);
  },
);

test('a refusal that is taken for an acknowledgement turns it red', async () => {
  const store = copyStore(small, join(storeFolder(), 'store'));
  const { broken } = await meetErrors(store, 'add a person', { stride: 16, isBelieved: ({ ok }) => !ok });
  expect(broken.map(({ what }) => what)).toContainEqual(expect.stringContaining('lost: person'));
});
