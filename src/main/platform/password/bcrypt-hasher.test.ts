import { expect, test } from 'vitest';
import { bcryptHasher } from './bcrypt-hasher.ts';

const hasher = bcryptHasher();
const cost = 4;
const pepper = new Uint8Array(32).fill(7);
const verifies = async (password: string, typed: string, usedPepper = pepper): Promise<boolean> =>
  hasher.verify(typed, await hasher.hash(password, pepper, cost), usedPepper, cost);

test('a password fits its own hash and no other', async () => {
  expect(await verifies('correct horse battery', 'correct horse battery')).toBe(true);
  expect(await verifies('correct horse battery', 'correct horse batter')).toBe(false);
  expect(await verifies('correct horse battery', '')).toBe(false);
});

test('two hashes of one password differ and name their scheme and cost', async () => {
  const [a, b] = [
    await hasher.hash('correct horse', pepper, cost),
    await hasher.hash('correct horse', pepper, cost),
  ];
  expect(a).not.toBe(b);
  expect(a).toMatch(/^v1\$\$2b\$04\$/);
});

test('every character of a long password counts', async () => {
  const long = 'ж'.repeat(127);
  expect(await verifies(`${long}а`, `${long}а`)).toBe(true);
  expect(await verifies(`${long}а`, `${long}б`)).toBe(false);
});

test('what stands behind a NUL counts', async () => {
  expect(await verifies('before\0after', 'before\0other')).toBe(false);
});

test('é fits however the keyboard sends it', async () => {
  expect(await verifies('caf\u00E9 au lait', 'cafe\u0301 au lait')).toBe(true);
});

test('a hash without the pepper of its store is worth nothing', async () => {
  expect(await verifies('correct horse', 'correct horse', new Uint8Array(32).fill(8))).toBe(false);
});

test('nobody has no password, and a hash of an unknown scheme fits none', async () => {
  expect(await hasher.verify('', null, pepper, cost)).toBe(false);
  expect(await hasher.verify('correct horse', null, pepper, cost)).toBe(false);
  expect(await hasher.verify('correct horse', 'v9$whatever', pepper, cost)).toBe(false);
  expect(await hasher.verify('correct horse', '', pepper, cost)).toBe(false);
});

test('an unknown account costs as many rounds as a wrong password', async () => {
  const cpuOf = async (work: () => Promise<unknown>): Promise<number> => {
    const before = process.cpuUsage().user;
    await work();
    return process.cpuUsage().user - before;
  };
  const hash = await hasher.hash('correct horse', pepper, 11);
  const wrong = await cpuOf(() => hasher.verify('wrong', hash, pepper, 11));
  const unknown = await cpuOf(() => hasher.verify('wrong', null, pepper, 11));
  // Without the stand-in hash it would be thousandths; the bounds leave room for whatever else this process does.
  expect(unknown).toBeGreaterThan(wrong / 4);
  expect(unknown).toBeLessThan(wrong * 4);
});

test('a hash made at a lower cost is outdated, one at the same or a higher is not', async () => {
  const hash = await hasher.hash('correct horse', pepper, 5);
  expect([4, 5, 6].map((wanted) => hasher.isOutdated(hash, wanted))).toEqual([false, false, true]);
});
