import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openStore } from '#main/platform/db/open-store.ts';
import { memoryVault } from '#tests/support/memory-vault.ts';
import { startChild } from './child-process.ts';
import { childPorts } from './children/child-ports.ts';
import { digestsOf } from './files-of.ts';
import { addNote, allNotes, giveOutCode, notesMigrations } from './notes-store.ts';
import { recordOf as readRecord } from './refusals.ts';
import { opened, refused, storePorts, type TestStorePorts } from './store-ports.ts';
import { storeFolder } from '#tests/support/temporary-folder.ts';

const recordOf = (ports: TestStorePorts) => readRecord(join(ports.dataDir, 'store.json'));

async function storeWithCode(): Promise<{ ports: TestStorePorts; code: string }> {
  const ports = storePorts();
  const { store } = await opened(ports);
  addNote(store, 1);
  const code = await giveOutCode(store);
  await store.close();
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
  await store.close();
  expect(ports.vault.entries.get(id)).toEqual(key);
  expect(allNotes((await opened(ports)).store)).toEqual([1]);
});

test('the recovery code opens a store that moved to a PC with another keychain', async () => {
  const { ports, code } = await storeWithCode();
  const moved = { ...ports, vault: memoryVault('another') };
  expect(await refused(moved)).toMatchObject({
    state: 'key_unavailable',
    cause: 'no_key',
    recoverable: true,
  });
  await (await opened(moved, { recoveryCode: code })).store.close();
  expect(allNotes((await opened(moved)).store)).toEqual([1]);
});

test('a cloned image is known by its store id: its keychain has no such key, and the code makes it one', async () => {
  const { ports, code } = await storeWithCode();
  const clone = storePorts({ dataDir: join(storeFolder(), 'clone'), migrationsDir: ports.migrationsDir });
  cpSync(ports.dataDir, clone.dataDir, { recursive: true });
  clone.vault.entries.set('0198f2a0-0000-7000-8000-000000000001', new Uint8Array(32));
  expect(await refused(clone)).toMatchObject({
    state: 'key_unavailable',
    cause: 'no_key',
    recoverable: true,
    reason: 'The keychain has no key for this store.',
  });
  await (await opened(clone, { recoveryCode: code })).store.close();
  expect(await opened(clone)).toMatchObject({ rollbackAccepted: false });
  expect(await opened(ports)).toMatchObject({ rollbackAccepted: false });
});

test('the recovery code opens a store whose keychain holds a wrong key', async () => {
  const { ports, code } = await storeWithCode();
  const [id = ''] = ports.vault.entries.keys();
  ports.vault.entries.set(id, new Uint8Array(32));
  expect(await refused(ports)).toMatchObject({ state: 'wrong_key', recoverable: true });
  await (await opened(ports, { recoveryCode: code })).store.close();
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
  await (await opened(ports)).store.close();
  const { code } = await storeWithCode();
  ports.vault.entries.clear();
  expect(await refused(ports)).toMatchObject({ state: 'key_unavailable', recoverable: false });
  expect(await refused(ports, { recoveryCode: code })).toMatchObject({
    state: 'wrong_recovery_code',
    recoverable: false,
  });
});

/** Which of these codes open the store, each tried on a copy of the folder. */
async function codesThatOpen(ports: TestStorePorts, codes: readonly string[]): Promise<string[]> {
  const opening: string[] = [];
  for (const code of codes) {
    const copy = storePorts({ dataDir: join(storeFolder(), 'copy'), migrationsDir: ports.migrationsDir });
    cpSync(ports.dataDir, copy.dataDir, { recursive: true });
    const answer = await openStore(copy, { recoveryCode: code });
    if (answer.state === 'ok') {
      await answer.store.close();
      opening.push(code);
    } else expect(answer.state).toBe('wrong_recovery_code');
  }
  return opening;
}

describe('a new recovery code', () => {
  test('is in force with the commit of its transaction, no sooner', async () => {
    const { ports, code: old } = await storeWithCode();
    const { store } = await opened(ports);
    const prepared = await store.prepareRecoveryCode();
    await store.close();
    expect(await codesThatOpen(ports, [old, prepared.code])).toEqual([old]);

    const again = await opened(ports);
    const next = await again.store.prepareRecoveryCode();
    const rollBack = () =>
      again.store.transact((db) => {
        next.putInForce(db);
        throw new Error('The audit row was refused.');
      });
    expect(rollBack).toThrow('refused');
    expect(again.store.transact((db) => next.putInForce(db))).toBe(true);
    await again.store.close();
    // It was not settled: the record still holds both copies, and the database decides.
    expect(recordOf(ports)).toMatchObject({ recovery: { current: {}, next: {} } });
    expect(await codesThatOpen(ports, [old, prepared.code, next.code])).toEqual([next.code]);
  });

  test('leaves nothing that the code before opens, at once or at the next opening', async () => {
    const { ports } = await storeWithCode();
    const first = await opened(ports);
    await giveOutCode(first.store);
    await first.store.close();
    expect(recordOf(ports)).toMatchObject({ recovery: { current: {}, next: null } });

    const second = await opened(ports);
    const prepared = await second.store.prepareRecoveryCode();
    second.store.transact((db) => prepared.putInForce(db));
    await second.store.close();
    expect(recordOf(ports)).toMatchObject({ recovery: { next: {} } });
    await (await opened(ports)).store.close();
    expect(recordOf(ports)).toMatchObject({ recovery: { current: {}, next: null } });
    expect(await codesThatOpen(ports, [prepared.code])).toEqual([prepared.code]);
  });

  test('that another overtook is void, and says so before it is in force', async () => {
    const { ports, code: old } = await storeWithCode();
    const { store } = await opened(ports);
    const prepared = await Promise.all([store.prepareRecoveryCode(), store.prepareRecoveryCode()]);
    const inForce = prepared.filter((code) => store.transact((db) => code.putInForce(db)));
    await store.close();
    expect(inForce).toHaveLength(1);
    const opening = await codesThatOpen(ports, [old, ...prepared.map(({ code }) => code)]);
    expect(opening).toEqual(inForce.map(({ code }) => code));
  });

  test('the first of a store that is not committed opens nothing', async () => {
    const ports = storePorts();
    const { store } = await opened(ports);
    const prepared = await store.prepareRecoveryCode();
    await store.close();
    expect(await codesThatOpen(ports, [prepared.code])).toEqual([]);
  });

  test('that is asked for while the store closes is never half given out', async () => {
    const { ports, code } = await storeWithCode();
    const { store } = await opened(ports);
    const late = store.prepareRecoveryCode();
    const closed = store.close();
    await expect(late).rejects.toThrow('closed');
    await closed;
    await expect(store.prepareRecoveryCode()).rejects.toThrow('closed');
    expect(await opened(ports, { recoveryCode: code })).toMatchObject({ state: 'ok' });
  });

  // Each step starts a process and stretches up to four codes.
  test(
    'survives a kill -9 before any of its writes: exactly one code opens, the new one if it was shown',
    { timeout: 240_000 },
    async () => {
      const outcomes: string[] = [];
      for (let step = 1, isOver = false; !isOver; step += 1) {
        const folder = storeFolder();
        const args = [join(folder, 'data'), notesMigrations(folder), join(folder, 'store.key')] as const;
        const first = await opened(childPorts(...args));
        const old = await giveOutCode(first.store);
        await first.store.close();

        const child = startChild('give-out-code.ts', [...args, String(step)]);
        const said: string[] = [];
        for (let line = await child.line(); line !== null; line = await child.line()) said.push(line);
        await child.ended();
        const [code, , ending] = said;
        const ports = storePorts({ dataDir: args[0], migrationsDir: args[1] });
        const opening = await codesThatOpen(ports, code === undefined ? [old] : [old, code]);
        expect(opening).toEqual([opening[0] === old && said.length < 2 ? old : code]);
        outcomes.push(opening[0] === old ? 'old' : 'new');
        isOver = ending === 'closed';
      }
      expect(outcomes.join(' ')).toMatch(/^(old ){3,}(new ){3,}new$/);
    },
  );
});

test('a recovery that the keychain does not keep does not open the store', async () => {
  const { ports, code } = await storeWithCode();
  ports.vault.entries.clear();
  ports.vault.trouble = 'forgets';
  const before = digestsOf(ports.dataDir);
  expect(await refused(ports, { recoveryCode: code })).toMatchObject({ state: 'key_not_kept' });
  expect(digestsOf(ports.dataDir)).toEqual(before);
});

test('the recovery code lets an older database pass, once, and the log says so', async () => {
  const { ports, code } = await storeWithCode();
  const file = join(ports.dataDir, 'store.db');
  cpSync(file, `${file}.earlier`);
  const { store } = await opened(ports);
  addNote(store, 2);
  await store.close();
  cpSync(`${file}.earlier`, file);
  expect(await refused(ports)).toMatchObject({ state: 'rolled_back', recoverable: true });
  const accepted = await opened(ports, { recoveryCode: code });
  expect(accepted.rollbackAccepted).toBe(true);
  expect(allNotes(accepted.store)).toEqual([1]);
  expect(ports.lines).toContainEqual(
    expect.objectContaining({ fields: expect.objectContaining({ rolledBack: true }) }),
  );
  addNote(accepted.store, 3);
  await accepted.store.close();
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
