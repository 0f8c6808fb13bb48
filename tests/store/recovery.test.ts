import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { memoryVault } from '#tests/support/memory-vault.ts';
import { digestsOf } from './files-of.ts';
import { addNote, allNotes } from './notes-store.ts';
import { opened, refused, storePorts, type TestStorePorts } from './store-ports.ts';

async function storeWithCode(): Promise<{ ports: TestStorePorts; code: string }> {
  const ports = storePorts();
  const { store } = await opened(ports);
  addNote(store, 1);
  const code = await store.issueRecoveryCode();
  store.close();
  return { ports, code };
}

test('the recovery code opens a store whose key was lost, and puts the key back', async () => {
  const { ports, code } = await storeWithCode();
  const [[id, key] = ['', new Uint8Array()]] = ports.vault.entries;
  ports.vault.entries.clear();
  expect(await refused(ports)).toMatchObject({ state: 'key_unavailable', recoverable: true });
  const { store, created } = await opened(ports, { recoveryCode: code.toLowerCase() });
  expect(created).toBe(false);
  expect(allNotes(store)).toEqual([1]);
  store.close();
  expect(ports.vault.entries.get(id)).toEqual(key);
  expect(allNotes((await opened(ports)).store)).toEqual([1]);
});

test('the recovery code opens a store that moved to a PC with another keychain', async () => {
  const { ports, code } = await storeWithCode();
  const moved = { ...ports, vault: memoryVault('another') };
  expect(await refused(moved)).toMatchObject({ state: 'key_unavailable', recoverable: true });
  (await opened(moved, { recoveryCode: code })).store.close();
  expect(allNotes((await opened(moved)).store)).toEqual([1]);
});

test('the recovery code opens a store whose keychain holds a wrong key', async () => {
  const { ports, code } = await storeWithCode();
  const [id = ''] = ports.vault.entries.keys();
  ports.vault.entries.set(id, new Uint8Array(32));
  expect(await refused(ports)).toMatchObject({ state: 'wrong_key', recoverable: true });
  (await opened(ports, { recoveryCode: code })).store.close();
  expect(allNotes((await opened(ports)).store)).toEqual([1]);
});

test('a wrong code is an answer of its own and changes nothing', async () => {
  const { ports, code } = await storeWithCode();
  ports.vault.entries.clear();
  const before = digestsOf(ports.dataDir);
  const other = (await storeWithCode()).code;
  const mistyped = code.replace(/^./, (first) => (first === '7' ? '8' : '7'));
  for (const recoveryCode of [other, mistyped, 'hello', '']) {
    expect(await refused(ports, { recoveryCode })).toMatchObject({
      state: 'wrong_recovery_code',
      recoverable: true,
    });
  }
  expect(digestsOf(ports.dataDir)).toEqual(before);
  expect(ports.vault.entries.size).toBe(0);
});

test('a store that never gave out a code says so', async () => {
  const ports = storePorts();
  (await opened(ports)).store.close();
  const { code } = await storeWithCode();
  ports.vault.entries.clear();
  expect(await refused(ports)).toMatchObject({ state: 'key_unavailable', recoverable: false });
  expect(await refused(ports, { recoveryCode: code })).toMatchObject({
    state: 'wrong_recovery_code',
    recoverable: false,
  });
});

test('only the code that was given out last is valid, also when two are asked for at once', async () => {
  const ports = storePorts();
  const { store } = await opened(ports);
  const [first, second] = await Promise.all([store.issueRecoveryCode(), store.issueRecoveryCode()]);
  store.close();
  expect(await refused(ports, { recoveryCode: first })).toMatchObject({ state: 'wrong_recovery_code' });
  expect(await opened(ports, { recoveryCode: second })).toMatchObject({ state: 'ok' });
});

test('a code that is asked for while the store closes is never half given out', async () => {
  const { ports, code } = await storeWithCode();
  const { store } = await opened(ports);
  const late = store.issueRecoveryCode();
  store.close();
  await expect(late).rejects.toThrow('closed');
  await expect(store.issueRecoveryCode()).rejects.toThrow('closed');
  expect(await opened(ports, { recoveryCode: code })).toMatchObject({ state: 'ok' });
});

test('a recovery that the keychain does not keep does not open the store', async () => {
  const { ports, code } = await storeWithCode();
  ports.vault.entries.clear();
  ports.vault.trouble = 'forgets';
  const before = digestsOf(ports.dataDir);
  expect(await refused(ports, { recoveryCode: code })).toMatchObject({ state: 'key_unavailable' });
  expect(digestsOf(ports.dataDir)).toEqual(before);
});

test('the recovery code lets an older database pass, once, and the log says so', async () => {
  const { ports, code } = await storeWithCode();
  const file = join(ports.dataDir, 'store.db');
  cpSync(file, `${file}.earlier`);
  const { store } = await opened(ports);
  addNote(store, 2);
  store.close();
  cpSync(`${file}.earlier`, file);
  expect(await refused(ports)).toMatchObject({ state: 'rolled_back', recoverable: true });
  const accepted = await opened(ports, { recoveryCode: code });
  expect(accepted.rollbackAccepted).toBe(true);
  expect(allNotes(accepted.store)).toEqual([1]);
  expect(ports.lines).toContainEqual(
    expect.objectContaining({ fields: expect.objectContaining({ rolledBack: true }) }),
  );
  addNote(accepted.store, 3);
  accepted.store.close();
  expect((await opened(ports)).rollbackAccepted).toBe(false);
});

test('the record holds neither the code nor a key in the clear', async () => {
  const { ports, code } = await storeWithCode();
  const file = join(ports.dataDir, 'store.json');
  const text = readFileSync(file, 'utf8');
  const [key = new Uint8Array()] = ports.vault.entries.values();
  for (const secret of [code, code.replaceAll('-', ''), Buffer.from(key).toString('base64')]) {
    expect(text).not.toContain(secret);
  }
  writeFileSync(file, text.replace('"recovery"', '"recovery" '));
  expect(await opened(ports)).toMatchObject({ state: 'ok' });
});
