import { expect, test } from 'vitest';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { freeBytes } from '../system/free-space.ts';
import { demandRoom } from './disk-short-error.ts';

test('a disk without room for what is to be made, and some for others, is refused', () => {
  const folder = temporaryFolder();
  expect(() => demandRoom(folder, 0)).not.toThrow();
  expect(() => demandRoom(folder, freeBytes(folder))).toThrow(
    expect.objectContaining({ name: 'DiskShort', needed: expect.any(Number), free: expect.any(Number) }),
  );
});
