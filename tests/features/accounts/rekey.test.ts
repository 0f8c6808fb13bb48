import { join } from 'node:path';
import { expect, test } from 'vitest';
import { opensWith } from '#main/platform/db/connection.ts';
import { openStore } from '#main/platform/db/open-store.ts';
import { keysFromVault } from '#main/platform/db/store-keys.ts';
import { readStoreRecord } from '#main/platform/db/store-record.ts';
import { dataFolder } from '#main/platform/db/data-folder.ts';
import { passwordOf } from '#tests/support/make-world.ts';
import { startBranch } from '#tests/support/start-branch.ts';
import type { TestApp } from '#tests/support/start-test-app.ts';
import { storePorts } from '#tests/store/store-ports.ts';
import { storeFolder } from '#tests/support/temporary-folder.ts';
import { execFileSync } from 'node:child_process';

const migrationsDir = join(import.meta.dirname, '../../../migrations');
const input = { password: passwordOf('admin') };

/** On a copy, in a process that has none of its files open. */
function copyOf({ dataDir }: TestApp): string {
  const copied = storeFolder();
  execFileSync('cp', ['-R', `${dataDir}/.`, copied]);
  return copied;
}

async function opens(app: TestApp, recoveryCode: string): Promise<boolean> {
  const opened = await openStore(storePorts({ dataDir: copyOf(app), migrationsDir }), { recoveryCode });
  if (opened.state === 'ok') await opened.store.close();
  return opened.state === 'ok';
}

async function dataKey(app: TestApp): Promise<Uint8Array> {
  const folder = dataFolder(copyOf(app));
  const record = readStoreRecord(folder.record);
  if (record.kind !== 'found') throw new Error(record.kind);
  return (await keysFromVault(app, record.record, folder.database)).ring.data;
}

test('an admin gives the store new keys: everybody stays signed in, and only the new code opens it', async () => {
  const { test: app, world } = await startBranch();
  await world.document();
  const before = await dataKey(app);
  const admin = app.window('admin');
  const { recoveryCode: old } = await admin.api.accounts.newRecoveryCode(input);
  const { recoveryCode } = await admin.api.accounts.rekey(input);
  expect((await admin.api.accounts.me({})).unkeptCodes).toContain('store');
  expect((await app.window('trainee').api.accounts.me({})).username).toBe('trainee');
  expect(await admin.call('audit.verify')).toMatchObject({ ok: true, data: { finding: null } });
  const { database } = dataFolder(copyOf(app));
  expect([opensWith(database, before), opensWith(database, await dataKey(app))]).toEqual([false, true]);
  expect([await opens(app, old), await opens(app, recoveryCode)]).toEqual([false, true]);
  expect((await admin.api.backups.list({})).backups.map(({ reason }) => reason)).toEqual(['before_rekey']);
  const actions = await app.rows<{ action: string }>('SELECT action FROM audit ORDER BY seq');
  expect(actions.map(({ action }) => action)).toContain('store.rekeyed');
  await app.restart();
});

test('who calls while the store gets its keys waits, and is answered', async () => {
  const { test: app, world } = await startBranch();
  const { id: sessionId } = await world.openSession();
  const trainee = app.window('trainee');
  const rekeying = app.window('admin').api.accounts.rekey(input);
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => trainee.call('roleplay.session', { sessionId })),
  );
  await rekeying;
  const later = await Promise.all([trainee.call('accounts.me'), trainee.call('library.list')]);
  expect([...answers, ...later].filter(({ ok }) => !ok)).toEqual([]);
  await trainee.api.roleplay.resume({ sessionId });
});

test('a wrong password, or a keychain that takes no key, changes nothing', async () => {
  const { test: app } = await startBranch();
  const admin = app.window('admin');
  const before = await dataKey(app);
  expect(await admin.call('accounts.rekey', { password: 'not the password' })).toMatchObject({
    error: { code: 'WRONG_CREDENTIALS' },
  });
  app.vault.trouble = 'unavailable';
  expect(await admin.call('accounts.rekey', input)).toMatchObject({ error: { code: 'KEY_NOT_KEPT' } });
  app.vault.trouble = 'none';
  expect(await dataKey(app)).toEqual(before);
  const rows = await app.rows<{ action: string }>("SELECT action FROM audit WHERE action LIKE 'store.%'");
  expect(rows.map(({ action }) => action)).toEqual(['store.rekeyRefused']);
});

const recordOf = ({ dataDir }: TestApp) => {
  const answer = readStoreRecord(dataFolder(dataDir).record);
  if (answer.kind !== 'found') throw new Error(answer.kind);
  return answer.record;
};

// Nobody waits for what follows the commit: the window may be closed as soon as the code is on the screen.
test('a program that ends when it gave out a new code has put away the copy under the one before', async () => {
  const { test: app } = await startBranch();
  const { recoveryCode } = await app
    .window('admin')
    .api.accounts.newRecoveryCode(input)
    .finally(() => void app.app.close());
  await app.app.close();
  expect(recordOf(app).recovery).toMatchObject({ current: { codeId: expect.any(String) }, next: null });
  expect(app.log.filter(({ level }) => level === 'error')).toEqual([]);
  expect(await opens(app, recoveryCode)).toBe(true);
});

test('a program that ends when it gave out new keys gives them to the database, now or when it starts again', async () => {
  const { test: app } = await startBranch();
  const before = await dataKey(app);
  const { recoveryCode } = await app
    .window('admin')
    .api.accounts.rekey(input)
    .finally(() => void app.app.close());
  await app.app.close();
  expect(app.log.filter(({ level }) => level === 'error')).toEqual([]);
  expect(await opens(app, recoveryCode)).toBe(true);
  const again = await app.restart();
  const { database } = dataFolder(copyOf(again));
  expect([opensWith(database, before), opensWith(database, await dataKey(again))]).toEqual([false, true]);
  expect((await again.window().api.system.opening({})).state).toBe('ok');
});
