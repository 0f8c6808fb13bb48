import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { scryptStretch } from '#main/platform/stretch-code.ts';
import { startBranch } from '#tests/support/start-branch.ts';
import { startTestApp, type TestApp } from '#tests/support/start-test-app.ts';

type Made = { readonly name: string; readonly facts: { readonly holds: object } };

const hour = 3_600_000;

const asAdmin = { identifier: 'admin', password: 'brisk kettle of admin' };
const newCode = async ({ as }: TestApp): Promise<string> => {
  const password = 'brisk kettle of admin';
  const made = await as('admin', 'accounts.newRecoveryCode', { password });
  return (made as { recoveryCode: string }).recoveryCode;
};

test('an admin makes a backup, sees it, has it proved, and nobody else does', async () => {
  const { test: branch } = await startBranch();
  const made = (await branch.as('admin', 'backups.make')) as Made;
  const list = await branch.as('admin', 'backups.list');
  expect(list).toMatchObject({
    backups: [{ name: made.name, reason: 'by_hand', erasedPeople: 0, facts: made.facts }],
    setAside: [],
    failure: null,
  });
  const kept = { kind: 'backup', name: made.name };
  expect(await branch.as('admin', 'backups.verify', { kept })).toEqual(made.facts.holds);
  const rows = await branch.rows<{ action: string; details: string }>(
    "SELECT action, details FROM audit WHERE action LIKE 'backup.%' ORDER BY seq",
  );
  expect(rows.map(({ action }) => action)).toEqual(['backup.made', 'backup.verified']);
  expect(rows[0]?.details).toContain(made.name);
});

test('what came later is gone after a restore, everybody is signed out, and it can be undone', async () => {
  const { test: branch } = await startBranch();
  const { name } = (await branch.as('admin', 'backups.make')) as Made;
  await branch.as('admin', 'accounts.create', { name: 'Dana Late', username: 'dana', roles: ['trainee'] });
  await branch.as('admin', 'backups.restore', { kept: { kind: 'backup', name } });
  // A window that asks while one store takes the place of the other is told of one of them.
  for (let asked = 0; asked < 100; asked += 1) {
    expect(await branch.window('trainee').call('system.opening')).toMatchObject({ data: { state: 'ok' } });
    await nextTurn();
  }
  const isSignedOut = () =>
    branch.as('trainee', 'accounts.me').then(
      () => false,
      () => true,
    );
  await expect.poll(isSignedOut).toBe(true);

  const signIn = async () => (await branch.window('admin').call('accounts.signIn', asAdmin)).ok;
  await expect.poll(signIn).toBe(true);
  const people = async () =>
    ((await branch.as('admin', 'accounts.list', {})) as { items: { username: string }[] }).items;
  expect(await people()).not.toContainEqual(expect.objectContaining({ username: 'dana' }));
  const [row] = await branch.rows<{ actor_id: string; details: string }>(
    "SELECT actor_id, details FROM audit WHERE action = 'store.restored'",
  );
  expect(JSON.parse(row?.details ?? '')).toMatchObject({ from: name });
  expect(row?.actor_id).toBeTruthy();

  const { setAside } = (await branch.as('admin', 'backups.list')) as { setAside: Made[] };
  expect(setAside).toMatchObject([{ reason: 'replaced' }]);
  await branch.as('admin', 'backups.restore', { kept: { kind: 'setAside', name: setAside[0]?.name } });
  await expect.poll(async () => (await branch.window('admin').call('accounts.me')).ok).toBe(false);
  await expect.poll(signIn).toBe(true);
  expect(await people()).toContainEqual(expect.objectContaining({ username: 'dana' }));
});

test('a restore whose end was cut off is on record from the next start on', async () => {
  const { test: branch } = await startBranch();
  const note = { aside: '20261120T090000000Z-replaced' };
  const started = await branch.restart(() =>
    writeFileSync(join(branch.dataDir, 'store.swap.json'), JSON.stringify(note)),
  );
  const restored = "SELECT actor_id, details FROM audit WHERE action = 'store.restored'";
  await expect
    .poll(() => started.rows(restored))
    .toEqual([{ actor_id: null, details: '{"from":"interrupted"}' }]);
});

test('a damaged store is replaced by a backup at the door, with the recovery code and nothing else', async () => {
  const { test: branch } = await startBranch();
  const recoveryCode = await newCode(branch);
  const { name } = (await branch.as('admin', 'backups.make')) as Made;
  await branch.app.close();
  const database = join(branch.dataDir, 'store.db');
  writeFileSync(database, readFileSync(database).fill(0x55, 9000, 9900));
  const damaged = await startTestApp({ dataDir: branch.dataDir, vault: branch.vault, clock: branch.clock });
  const { call } = damaged.window();
  expect(await call('system.opening')).toMatchObject({ data: { state: 'corrupt' } });
  expect(await call('backups.here')).toMatchObject({ data: { backups: [{ name }] } });
  const kept = { kind: 'backup', name };
  expect(await call('backups.restoreHere', { kept, recoveryCode: 'ABCD-EFGH-JKLM' })).toMatchObject({
    error: { code: 'NOT_USABLE', details: { why: 'wrong_recovery_code' } },
  });
  expect(await call('backups.restoreHere', { kept, recoveryCode })).toEqual({
    ok: true,
    data: { restored: true },
  });
  expect(await call('system.opening')).toMatchObject({ data: { state: 'ok', firstRun: false } });
  // In use, it shows nobody its backups and takes no other store.
  expect(await call('backups.here')).toMatchObject({ data: { backups: [] } });
  expect(await call('backups.restoreHere', { kept, recoveryCode })).toMatchObject({
    data: { restored: false },
  });
});

test('a new PC gets the store from a folder that somebody chose, before anybody set it up', async () => {
  const { test: branch } = await startBranch();
  const recoveryCode = await newCode(branch);
  const { name } = (await branch.as('admin', 'backups.make')) as Made;
  const fresh = await startTestApp();
  const kept = { kind: 'chosen', token: join(branch.dataDir, 'backups', name) };
  const { call } = fresh.window();
  expect(await call('system.opening')).toMatchObject({ data: { firstRun: true } });
  expect(await call('backups.restoreHere', { kept, recoveryCode })).toMatchObject({
    data: { restored: true },
  });
  expect(await call('system.opening')).toMatchObject({ data: { state: 'ok', firstRun: false } });
  await fresh.as('admin', 'accounts.signIn', asAdmin);

  // A store of others is not replaced by it unless that is meant.
  const other = await startTestApp();
  const owner = { name: 'Ines Maro', username: 'ines', password: 'mild harbour of ines' };
  await other.as('ines', 'accounts.createFirstAdmin', owner);
  const restore = (more: object) =>
    other.window('ines').call('backups.restore', { kept, recoveryCode, ...more });
  expect(await restore({})).toMatchObject({
    error: { code: 'NOT_USABLE', details: { why: 'other_store' } },
  });
  expect(await restore({ ofAnotherStore: true })).toMatchObject({ ok: true });
  const signIn = async () => (await other.window('admin').call('accounts.signIn', asAdmin)).ok;
  await expect.poll(signIn).toBe(true);
});

test('a PC that knows the store from another folder restores it only where somebody says that this one is lost', async () => {
  const { test: branch } = await startBranch();
  const recoveryCode = await newCode(branch);
  const { name } = (await branch.as('admin', 'backups.make')) as Made;
  const second = await startTestApp({ vault: branch.vault });
  const { call } = second.window();
  const order = { kept: { kind: 'chosen', token: join(branch.dataDir, 'backups', name) }, recoveryCode };
  expect(await call('backups.restoreHere', order)).toMatchObject({
    error: { code: 'NOT_USABLE', details: { why: 'lives_elsewhere' } },
  });
  expect(existsSync(join(second.dataDir, 'incoming'))).toBe(false);
  expect(await call('backups.restoreHere', { ...order, inPlaceOfLost: true })).toMatchObject({
    data: { restored: true },
  });
  await second.as('admin', 'accounts.signIn', asAdmin);
});

test('a store that somebody set up while a restore was rehearsed at the door is not replaced', async () => {
  const { test: branch } = await startBranch();
  const recoveryCode = await newCode(branch);
  const { name } = (await branch.as('admin', 'backups.make')) as Made;
  const [asked, mayGoOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const stretch = scryptStretch({ costAtMost: 4 });
  let isFirst = true;
  const stretchCode: typeof stretch = async (...code) => {
    if (isFirst) {
      isFirst = false;
      asked.resolve();
      await mayGoOn.promise;
    }
    return stretch(...code);
  };
  const fresh = await startTestApp({ stretchCode });
  const kept = { kind: 'chosen', token: join(branch.dataDir, 'backups', name) };
  const restoring = fresh.window('door').call('backups.restoreHere', { kept, recoveryCode });
  await asked.promise;
  const owner = { name: 'Ines Maro', username: 'ines', password: 'mild harbour of ines' };
  await fresh.as('ines', 'accounts.createFirstAdmin', owner);
  mayGoOn.resolve();
  expect(await restoring).toEqual({ ok: true, data: { restored: false } });
  expect(await fresh.as('ines', 'accounts.me')).toMatchObject({ username: 'ines' });
  await expect.poll(() => existsSync(join(fresh.dataDir, 'incoming'))).toBe(false);
});

describe('by itself', () => {
  test('a backup is made each day, once nobody works, and on record', async () => {
    const { test: branch } = await startBranch();
    const made = async () =>
      (await branch.rows<{ details: string }>("SELECT details FROM audit WHERE action = 'backup.made'"))
        .length;
    for (const person of ['admin', 'trainee', 'otherTrainee', 'trainer', 'viewer']) {
      await branch.as(person, 'accounts.signOut').catch(() => undefined);
    }
    /** A job that waits, be it for nothing, is not run again before it came back. */
    const pass = async (hours: number): Promise<void> => {
      for (let tenth = 0; tenth < hours * 6; tenth++) {
        branch.clock.advance(hour / 6);
        await nextTurn();
      }
    };
    await pass(1);
    await expect.poll(made).toBe(1);
    await pass(18);
    expect(await made()).toBe(1);
    await pass(2);
    await expect.poll(made).toBe(2);
  });
});

describe('refused', () => {
  test('is the removal of the newest backup, and of one that does not exist', async () => {
    const { test: branch } = await startBranch();
    const first = (await branch.as('admin', 'backups.make')) as Made;
    await expect(branch.as('admin', 'backups.remove', { kind: 'backup', name: first.name })).rejects.toThrow(
      'NEWEST',
    );
    await branch.as('admin', 'backups.make');
    await branch.as('admin', 'backups.remove', { kind: 'backup', name: first.name });
    await expect(branch.as('admin', 'backups.remove', { kind: 'backup', name: first.name })).rejects.toThrow(
      'NOT_FOUND',
    );
  });

  test.each(['../../etc', '..', 'a/b', '20261120T090000000Z-daily/..', ''])(
    'is %j as the name of a backup',
    async (name) => {
      const { test: branch } = await startBranch();
      for (const op of ['verify', 'restore']) {
        await expect(branch.as('admin', `backups.${op}`, { kept: { kind: 'backup', name } })).rejects.toThrow(
          'INVALID_INPUT',
        );
      }
    },
  );

  test('is a second long piece of work beside the first', async () => {
    const { test: branch } = await startBranch();
    const results = await Promise.allSettled([
      branch.as('admin', 'backups.make'),
      branch.as('admin', 'backups.make'),
    ]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'BUSY' } });
  });

  test('is a second restore until the first is in place', async () => {
    const { test: branch } = await startBranch();
    const { name } = (await branch.as('admin', 'backups.make')) as Made;
    const order = { kept: { kind: 'backup', name }, ofAnotherStore: false };
    expect(await branch.as('admin', 'backups.restore', order)).toEqual({});
    const { call } = branch.window('admin');
    const codes = new Set<string>();
    for (let n = 0; n < 50; n++) {
      const reply = await call('backups.restore', order);
      codes.add(reply.ok ? 'OK' : reply.error.code);
    }
    expect([...codes].filter((code) => !['BUSY', 'UNAVAILABLE', 'UNAUTHENTICATED'].includes(code))).toEqual(
      [],
    );
    await expect.poll(async () => (await call('accounts.signIn', asAdmin)).ok).toBe(true);
    const list = await branch.as('admin', 'backups.list');
    expect(list).toMatchObject({ failure: null, setAside: [{ reason: 'replaced' }] });
  });

  test('is what the window cancels, and nobody else', async () => {
    const { test: branch } = await startBranch();
    const making = branch.as('admin', 'backups.make');
    await branch.as('trainee', 'backups.cancel');
    await expect
      .poll(() => branch.as('trainee', 'backups.progress'))
      .toMatchObject({ work: { kind: 'backup' } });
    await branch.as('admin', 'backups.cancel');
    await expect(making).rejects.toThrow('CANCELLED');
    expect(await branch.as('admin', 'backups.list')).toMatchObject({ backups: [] });
  });
});
