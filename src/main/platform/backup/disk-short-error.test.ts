import { expect, test } from 'vitest';
import { smallDisk } from '#tests/support/small-disk.ts';
import { demandRoom } from './disk-short-error.ts';

test('a disk without room for what is to be made, and some for others, is refused', () => {
  const disk = smallDisk(1000);
  disk.leave(4000 + 500);
  expect(() => demandRoom(disk, '/anywhere', 500)).not.toThrow();
  expect(() => demandRoom(disk, '/anywhere', 501)).toThrow(
    expect.objectContaining({ name: 'DiskShort', needed: 4501, free: 4500 }),
  );
});
