import { expect, test } from 'vitest';
import { bcryptHasher, passwordCost } from './bcrypt-hasher.ts';

const hasher = bcryptHasher({ cost: 4 });
const pepper = new Uint8Array(32).fill(7);
const verifies = async (password: string, typed: string, usedPepper = pepper): Promise<boolean> =>
  hasher.verify(typed, await hasher.hash(password, pepper), usedPepper);

test('a password fits its own hash and no other', async () => {
  expect(await verifies('correct horse battery', 'correct horse battery')).toBe(true);
  expect(await verifies('correct horse battery', 'correct horse batter')).toBe(false);
  expect(await verifies('correct horse battery', '')).toBe(false);
});

test('two hashes of one password differ and name their scheme and cost', async () => {
  const [a, b] = [await hasher.hash('correct horse', pepper), await hasher.hash('correct horse', pepper)];
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
  expect(await hasher.verify('', null, pepper)).toBe(false);
  expect(await hasher.verify('correct horse', null, pepper)).toBe(false);
  expect(await hasher.verify('correct horse', 'v9$whatever', pepper)).toBe(false);
  expect(await hasher.verify('correct horse', '', pepper)).toBe(false);
});

test('an unknown account costs as many rounds as a wrong password', async () => {
  const cpuOf = async (work: () => Promise<unknown>): Promise<number> => {
    const before = process.cpuUsage().user;
    await work();
    return process.cpuUsage().user - before;
  };
  const slow = bcryptHasher({ cost: 11 });
  const hash = await slow.hash('correct horse', pepper);
  const wrong = await cpuOf(() => slow.verify('wrong', hash, pepper));
  const unknown = await cpuOf(() => slow.verify('wrong', null, pepper));
  // Without the stand-in hash it would be thousandths; the bounds leave room for whatever else this process does.
  expect(unknown).toBeGreaterThan(wrong / 4);
  expect(unknown).toBeLessThan(wrong * 4);
});

test('passwords are hashed at cost 12', () => {
  expect(passwordCost).toBe(12);
});
