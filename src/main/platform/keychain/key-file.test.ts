import { chmodSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { keyFile } from './key-file.ts';

const account = '0198f2a0-0000-7000-8000-000000000001';
const secret = Uint8Array.from({ length: 32 }, (_, index) => index);

function freshFile(): string {
  return join(temporaryFolder(), 'store.key');
}

test('a key file is made for its owner only and gives the key back', async () => {
  const file = freshFile();
  const vault = keyFile({ file, mayCreate: true });
  expect(await vault.get(account, 'key')).toEqual({ kind: 'absent' });
  await vault.set(account, 'key', secret);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(await keyFile({ file, mayCreate: true }).get(account, 'key')).toEqual({ kind: 'found', secret });
});

test('the copy of the commit head stands beside the key, and leaves the key alone', async () => {
  const file = freshFile();
  const vault = keyFile({ file, mayCreate: true });
  const head = (n: number) => Uint8Array.from(Buffer.from(`head ${n}`.padEnd(256)));
  await expect(vault.set(account, 'head', head(1))).rejects.toThrow('no key of this store');
  await vault.set(account, 'key', secret);
  expect(await vault.get(account, 'head')).toEqual({ kind: 'absent' });
  for (const n of [1, 2]) {
    await vault.set(account, 'head', head(n));
    expect(await vault.get(account, 'head')).toEqual({ kind: 'found', secret: head(n) });
  }
  expect(await vault.get(account, 'key')).toEqual({ kind: 'found', secret });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const other = account.replace(/1$/, '2');
  await expect(vault.set(other, 'head', head(3))).rejects.toThrow('no key of this store');
  expect(await vault.get(account, 'head')).toEqual({ kind: 'found', secret: head(2) });
});

test('what a crash left of a write goes with the next one', async () => {
  const file = freshFile();
  const vault = keyFile({ file, mayCreate: true });
  writeFileSync(`${file}.0123456789ab.partial`, 'half of a key');
  writeFileSync(`${file}.of-somebody-else`, 'stays');
  await vault.set(account, 'key', secret);
  expect(readdirSync(dirname(file)).toSorted()).toEqual(['store.key', 'store.key.of-somebody-else']);
});

test('no key file is made unless it may be', async () => {
  const file = freshFile();
  await expect(keyFile({ file, mayCreate: false }).set(account, 'key', secret)).rejects.toThrow(
    'none may be made',
  );
  expect(statSync(file, { throwIfNoEntry: false })).toBeUndefined();
});

test('a key file that others can read is refused', async () => {
  const file = freshFile();
  const vault = keyFile({ file, mayCreate: true });
  await vault.set(account, 'key', secret);
  chmodSync(file, 0o640);
  expect(await vault.get(account, 'key')).toMatchObject({ kind: 'unavailable' });
});

test('a key that is there is not written over', async () => {
  const file = freshFile();
  const vault = keyFile({ file, mayCreate: true });
  await vault.set(account, 'key', secret);
  const before = readFileSync(file);
  await expect(vault.set(account, 'key', secret.toReversed())).rejects.toThrow('another key');
  expect(readFileSync(file)).toEqual(before);
});

test('several stores have their keys in one file, each beside the others', async () => {
  const file = freshFile();
  const vault = keyFile({ file, mayCreate: true });
  const other = account.replace(/1$/, '2');
  const head = Uint8Array.from(Buffer.from('head'));
  await vault.set(account, 'key', secret);
  await vault.set(account, 'head', head);
  expect(await vault.get(other, 'key')).toEqual({ kind: 'absent' });
  await vault.set(other, 'key', secret.toReversed());
  await vault.set(account, 'signIn', head);
  expect(await vault.get(account, 'key')).toEqual({ kind: 'found', secret });
  expect(await vault.get(account, 'head')).toEqual({ kind: 'found', secret: head });
  expect(await vault.get(other, 'key')).toEqual({ kind: 'found', secret: secret.toReversed() });
  expect(await vault.get(other, 'head')).toEqual({ kind: 'absent' });
});

test('a file that is full of keys keeps those that it has', async () => {
  const file = freshFile();
  const vault = keyFile({ file, mayCreate: true });
  await vault.set(account, 'key', secret);
  const large = new Uint8Array(5000);
  await vault.set(account, 'head', large);
  await expect(vault.set(account, 'signIn', new Uint8Array(10_000))).rejects.toThrow('no room');
  expect(await vault.get(account, 'head')).toEqual({ kind: 'found', secret: large });
});

test.each([
  ['nothing', ''],
  ['text', 'hello'],
  ['a short key', `drillroom-key 1 ${account} AAAA\n`],
  ['a huge file', 'x'.repeat(20_000)],
  ['another line', `drillroom-key 1 ${account} ${Buffer.from(secret).toString('base64')}\nmore\n`],
  ['one store twice', `drillroom-key 1 ${account} ${Buffer.from(secret).toString('base64')}\n`.repeat(2)],
])('a key file that holds %s is unavailable, not absent', async (_what, content) => {
  const file = freshFile();
  writeFileSync(file, content, { mode: 0o600 });
  expect(await keyFile({ file, mayCreate: true }).get(account, 'key')).toMatchObject({ kind: 'unavailable' });
});

test('a link in the place of a key file is refused', async () => {
  const file = freshFile();
  writeFileSync(`${file}.real`, '', { mode: 0o600 });
  symlinkSync(`${file}.real`, file);
  expect(await keyFile({ file, mayCreate: true }).get(account, 'key')).toMatchObject({ kind: 'unavailable' });
});
