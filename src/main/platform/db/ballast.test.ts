import { linkSync, lstatSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { systemRandom } from '#main/platform/system/system-random.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { ballastIn } from './ballast.ts';

const whole = 1024 * 1024;
const never = new AbortController().signal;
const made = () => {
  const file = join(temporaryFolder(), 'store.ballast');
  return { file, ballast: ballastIn(file, whole, systemRandom) };
};

test('a ballast takes its room on the disk, for its owner only, and is made once', async () => {
  const { file, ballast } = made();
  expect(ballast.missingBytes()).toBe(whole);
  await ballast.fill(never);
  expect(ballast.missingBytes()).toBe(0);
  const { size, blocks, mode, mtimeMs } = statSync(file);
  expect([size, blocks * 512 >= whole, mode & 0o777]).toEqual([whole, true, 0o600]);
  await ballast.fill(never);
  expect(statSync(file).mtimeMs).toBe(mtimeMs);
});

test('it gives its room back in slices, until there is nothing left, and takes it again', async () => {
  const { file, ballast } = made();
  expect(ballast.giveBackSlice()).toBe(false);
  await ballast.fill(never);
  const sizes: number[] = [];
  while (ballast.giveBackSlice()) sizes.push(statSync(file).size);
  expect(sizes).toEqual([0.75 * whole, 0.5 * whole, 0.25 * whole, 0]);
  await ballast.fill(never);
  expect(statSync(file).size).toBe(whole);
});

test('one that is broken off gives back what it took', async () => {
  const { file, ballast } = made();
  await ballast.fill(never);
  ballast.giveBackSlice();
  const ending = new AbortController();
  const filling = ballast.fill(ending.signal);
  ending.abort(new Error('the store closes'));
  await expect(filling).rejects.toThrow('the store closes');
  expect(statSync(file).size).toBe(0.75 * whole);
});

test.each([
  ['a symbolic link', symlinkSync],
  ['a second name', linkSync],
])('%s to another file in its place is neither cut nor filled, and gives way', async (_what, plant) => {
  const { file, ballast } = made();
  const other = join(temporaryFolder(), 'other');
  const text = 'x'.repeat(2 * whole);
  writeFileSync(other, text);
  plant(other, file);
  expect(ballast.missingBytes()).toBe(whole);
  expect(ballast.giveBackSlice()).toBe(false);
  await ballast.fill(never);
  expect([lstatSync(file).isFile(), lstatSync(file).size, ballast.giveBackSlice()]).toEqual([
    true,
    whole,
    true,
  ]);
  expect(readFileSync(other, 'utf8') === text).toBe(true);
});
