import { expect, test } from 'vitest';
import { isRootsAlone } from './who-may-write.ts';

test.each([
  ['root, read by all', 0, 0o100644, true],
  ['root, read by root', 0, 0o100600, true],
  ['root, read-only', 0, 0o100444, true],
  ['a folder of root', 0, 0o040755, true],
  ['root, written by its group', 0, 0o100664, false],
  ['root, written by all', 0, 0o100646, false],
  ['a folder that all may write, each their own', 0, 0o041777, false],
  ['a person, who may give themselves the right', 1000, 0o100444, false],
  ['a person, though nobody may do anything now', 1000, 0o100000, false],
  ['nobody', 65534, 0o100644, false],
])('what is of %s is root’s alone: %#', (_whose, uid, mode, alone) => {
  expect(isRootsAlone({ uid, mode })).toBe(alone);
});
