import { describe, expect, test } from 'vitest';
import type { PolicySource } from '#main/platform/policy/policy-source.ts';
import { passwordOf } from '#tests/support/make-world.ts';
import { startBranch } from '../../support/start-branch.ts';
import { startTestApp, type TestApp } from '../../support/start-test-app.ts';

const admin = (test: TestApp) => test.window('admin').api.settings;
const listed = async (test: TestApp, key: string) =>
  (await admin(test).list({})).settings.find((setting) => setting.key === key);
const rows = (test: TestApp, action: string) =>
  test.rows<{ subject_id: string; details: string }>(
    'SELECT subject_id, details FROM audit WHERE action = ? ORDER BY seq',
    action,
  );

/** A policy that the test can change, as IT would. */
const policyOnDisk = (first: Record<string, unknown> | null) => {
  const disk = { values: first };
  const source: PolicySource = () =>
    Promise.resolve(
      disk.values === null ? [] : [{ source: 'file', file: null, kind: 'found', values: disk.values }],
    );
  return { disk, source };
};
/** The policy is read every 15 minutes. */
const nextReading = async (test: TestApp): Promise<void> => {
  test.clock.advance(15 * 60_000);
  await new Promise((resolve) => setImmediate(resolve));
};

describe('a setting', () => {
  test('has its default until an admin sets it, outlives a restart, and can be taken back', async () => {
    const { test } = await startBranch();
    expect(await listed(test, 'idleLockMinutes')).toMatchObject({ value: 30, source: 'default' });
    await admin(test).change({ key: 'idleLockMinutes', value: 5 });
    expect(await listed(test, 'idleLockMinutes')).toMatchObject({ value: 5, source: 'setting' });
    const later = await test.restart();
    expect(await later.window().api.settings.inForce({})).toMatchObject({ idleLockMinutes: 5, managed: [] });
    await later
      .window('admin')
      .api.accounts.signIn({ identifier: 'admin', password: 'brisk kettle of admin' });
    await admin(later).change({ key: 'idleLockMinutes', value: null });
    expect(await listed(later, 'idleLockMinutes')).toMatchObject({ value: 30, source: 'default' });
  });

  test('is told to every window and audited by its key when it changes', async () => {
    const { test } = await startBranch();
    await admin(test).change({ key: 'branch', value: '  Harbour Street ' });
    expect(await listed(test, 'branch')).toMatchObject({ value: 'Harbour Street' });
    expect(test.pushes).toContainEqual({
      windowId: null,
      push: { event: 'invalidated', ops: ['settings.list', 'settings.inForce'] },
    });
    expect((await rows(test, 'settings.changed')).map((row) => row.subject_id)).toEqual(['branch']);
  });

  test('is on record with what it was and what it is: a choice, a number, yes or no, and never a text', async () => {
    const { test } = await startBranch();
    for (const [key, value] of [
      ['selfRegistration', 'on'],
      ['selfRegistration', 'off'],
      ['idleLockMinutes', 5],
      ['idleLockMinutes', null],
      ['keepSignedIn', false],
      ['organisation', 'Harbour Bank'],
      ['organisation', ''],
    ] as const)
      await admin(test).change({ key, value });
    const details = (await rows(test, 'settings.changed')).map((row): unknown => JSON.parse(row.details));
    expect(details).toEqual([
      { takenBack: false, was: 'off', value: 'on' },
      { takenBack: false, was: 'on', value: 'off' },
      { takenBack: false, was: 30, value: 5 },
      { takenBack: true, was: 5, value: 30 },
      { takenBack: false, was: true, value: false },
      { takenBack: false, wasEmpty: true, valueEmpty: false },
      { takenBack: false, wasEmpty: false, valueEmpty: true },
    ]);
  });

  test.each([
    ['weaker than the product allows', { key: 'idleLockMinutes', value: 31 }, 'value'],
    ['of another kind', { key: 'keepSignedIn', value: 'yes' }, 'value'],
    ['not among the choices', { key: 'selfRegistration', value: 'maybe' }, 'value'],
    ['with text that turns round', { key: 'branch', value: 'North \u202Ehtuos' }, 'value'],
    ['that only a policy sets', { key: 'passwordCost', value: 13 }, 'key'],
    ['that only a trial sets', { key: 'limitFactor', value: 2 }, 'key'],
    ['of an unknown key', { key: 'toString', value: 2 }, 'key'],
  ])('that is %s is refused by name, and nothing is kept', async (_what, input, path) => {
    const { test } = await startBranch();
    expect(await test.window('admin').call('settings.change', input)).toMatchObject({
      ok: false,
      error: { code: 'INVALID_INPUT', details: { fields: [{ path }] } },
    });
    expect(await test.rows('SELECT * FROM settings')).toEqual([]);
  });

  test('that another version left in the store is not in force, stays there, and is told of', async () => {
    const { test } = await startBranch();
    const later = await test.restart((db) =>
      db(
        `INSERT INTO settings VALUES ('idleLockMinutes', '500'), ('ofTheFuture', '{}'), ('passwordCost', '4'), ('branch', '"North"')`,
      ),
    );
    expect(await later.window().api.settings.inForce({})).toMatchObject({
      idleLockMinutes: 30,
      branch: 'North',
    });
    expect(later.log.filter(({ event }) => event === 'settings.notTaken')).toHaveLength(3);
    expect(await later.rows('SELECT * FROM settings')).toHaveLength(4);
    await later
      .window('admin')
      .api.accounts.signIn({ identifier: 'admin', password: 'brisk kettle of admin' });
    const { notTaken } = await admin(later).list({});
    expect(notTaken.toSorted()).toEqual(['idleLockMinutes', 'ofTheFuture', 'passwordCost']);
  });
});

describe('the policy', () => {
  test('comes before what an admin set, which counts again once the policy is gone', async () => {
    const { disk, source } = policyOnDisk(null);
    const { test } = await startBranch({ policy: source });
    // Asked for without a session, because half an hour locks the admin's window.
    const inForce = () => test.window().api.settings.inForce({});
    await admin(test).change({ key: 'branch', value: 'South' });
    disk.values = { branch: 'North' };
    await nextReading(test);
    expect(await inForce()).toMatchObject({ branch: 'North', managed: ['branch'] });
    disk.values = null;
    await nextReading(test);
    expect(await inForce()).toMatchObject({ branch: 'South', managed: [] });
  });

  test('holds a key against everybody', async () => {
    const { test } = await startBranch({ policy: { keepSignedIn: false } });
    await expect(admin(test).change({ key: 'keepSignedIn', value: true })).rejects.toMatchObject({
      code: 'MANAGED',
    });
    await expect(admin(test).change({ key: 'keepSignedIn', value: null })).rejects.toMatchObject({
      code: 'MANAGED',
    });
    expect(await test.rows('SELECT * FROM settings')).toEqual([]);
    expect(await rows(test, 'settings.changed')).toEqual([]);
    expect(await test.window('nobody').api.settings.inForce({})).toMatchObject({
      keepSignedIn: false,
      managed: ['keepSignedIn'],
    });
  });

  test('gets an audit row when it is another one, also across a restart, and none when it is the same', async () => {
    const { disk, source } = policyOnDisk({ idleLockMinutes: 10, ofTheFuture: 1 });
    const { test } = await startBranch({ policy: source });
    const first = await rows(test, 'policy.applied');
    expect(first.map(({ details }) => JSON.parse(details) as unknown)).toEqual([
      { keys: 1, problems: 0, unknownKeys: 1 },
    ]);
    const second = await test.restart();
    expect(await rows(second, 'policy.applied')).toHaveLength(1);
    disk.values = { idleLockMinutes: 20 };
    const third = await second.restart();
    disk.values = null;
    const fourth = await third.restart();
    const all = await rows(fourth, 'policy.applied');
    expect(all).toHaveLength(3);
    expect(new Set(all.map((row) => row.subject_id)).size).toBe(3);
  });

  test('that is partly wrong holds as far as it is right; the rest has its default, and no admin changes it', async () => {
    const policy = { idleLockMinutes: 10, sessionHours: 90, lockoutAttempts: 10, unheardOf: true };
    const { test } = await startBranch({ policy });
    const { policy: state } = await admin(test).list({});
    expect(state.problems.map(({ path, message }) => `${path}: ${message}`)).toEqual([
      'sessionHours: Use 24 or less.',
      'lockoutAttempts: Use 5 or less.',
    ]);
    expect(state.unknownKeys).toEqual([{ source: 'commandLine', key: 'unheardOf' }]);
    expect(await listed(test, 'idleLockMinutes')).toMatchObject({ value: 10, source: 'policy' });
    expect(await listed(test, 'lockoutAttempts')).toMatchObject({ value: 5, source: 'default' });
    await expect(admin(test).change({ key: 'sessionHours', value: 24 })).rejects.toMatchObject({
      code: 'MANAGED',
    });
  });

  test.each([
    'javascript:alert(1)',
    'https://a@b.example/',
    'https://a:b@b.example/',
    'http://help.bank.example/',
    'https://help.bank.example:8443/',
    'help.bank.example',
    'file:///etc/passwd',
    `https://help.bank.example/${'x'.repeat(2048)}`,
  ])('names no help page but one of the web, without a user in it: %s', async (helpPage) => {
    const { test } = await startBranch({ policy: { helpPage } });
    const { policy: state } = await admin(test).list({});
    expect(state.problems).toMatchObject([{ path: 'helpPage' }]);
    expect(await listed(test, 'helpPage')).toMatchObject({ value: '', source: 'default' });
  });

  test('names the help page of the organisation, or none', async () => {
    for (const helpPage of ['https://help.bank.example/drillroom?for=tills#top', '']) {
      const { test } = await startBranch({ policy: { helpPage } });
      expect(await listed(test, 'helpPage')).toMatchObject({ value: helpPage, source: 'policy' });
    }
  });

  test('gives the organisation no name that cannot be seen', async () => {
    const { test } = await startBranch({ policy: { organisation: '\u3164' } });
    const { policy: state } = await admin(test).list({});
    expect(state.problems).toMatchObject([{ path: 'organisation', issue: 'not_plain' }]);
  });

  test('is in the log when something is wrong with it, once for each time that this changes', async () => {
    const { disk, source } = policyOnDisk({ sessionHours: 90, ofTheFuture: 1 });
    const { test } = await startBranch({ policy: source });
    const told = () => test.log.filter(({ event }) => event.startsWith('policy.')).map(({ event }) => event);
    await nextReading(test);
    expect(told()).toEqual(['policy.problem', 'policy.unknownKey']);
    disk.values = { sessionHours: 91, lockoutAttempts: 9 };
    await nextReading(test);
    expect(told()).toEqual(['policy.problem', 'policy.unknownKey', 'policy.problem', 'policy.problem']);
  });

  test('sets figures of limits, each of which stands or falls alone', async () => {
    const limits = {
      commands: { max: 2, perSeconds: 60 },
      signInPerAccount: { max: 50, perSeconds: 60 },
      ofTheFuture: { max: 1, perSeconds: 1 },
    };
    const { test } = await startBranch({ policy: { limits } });
    const { policy: state } = await admin(test).list({});
    expect(state.problems).toMatchObject([{ path: 'limits.signInPerAccount' }]);
    expect(state.unknownKeys).toMatchObject([{ key: 'limits.ofTheFuture' }]);
    expect(await listed(test, 'limits')).toMatchObject({ value: { commands: { max: 2, perSeconds: 60 } } });
    for (const value of ['North', 'South']) await admin(test).change({ key: 'branch', value });
    await expect(admin(test).change({ key: 'branch', value: 'West' })).rejects.toMatchObject({
      code: 'RATE_LIMITED',
    });
  });

  test('that cannot be read leaves everything at its default, and nothing can be changed until it can', async () => {
    const broken: PolicySource = () =>
      Promise.resolve([{ source: 'file', file: null, kind: 'unusable', fault: 'not_json', at: null }]);
    const { disk, source } = policyOnDisk(null);
    const { test } = await startBranch({ policy: () => (disk.values === null ? source() : broken()) });
    await admin(test).change({ key: 'selfRegistration', value: 'on' });
    disk.values = {};
    await nextReading(test);
    expect(await listed(test, 'selfRegistration')).toMatchObject({
      value: 'off',
      source: 'default',
      isManaged: true,
    });
    await test.window('admin').api.accounts.confirmPassword({ password: passwordOf('admin') });
    await expect(admin(test).change({ key: 'branch', value: 'North' })).rejects.toMatchObject({
      code: 'MANAGED',
    });
  });

  test('that anybody could have put there is told of, and neither holds nor locks anything', async () => {
    const planted: PolicySource = () =>
      Promise.resolve([{ source: 'file', file: null, kind: 'unusable', fault: 'not_protected', at: null }]);
    const { test } = await startBranch({ policy: planted });
    const { policy: state } = await admin(test).list({});
    expect(state).toMatchObject({ sources: [], problems: [{ source: 'file', issue: 'not_protected' }] });
    expect(await admin(test).change({ key: 'branch', value: 'North' })).toMatchObject({ source: 'setting' });
    expect(await rows(test, 'policy.applied')).toEqual([]);
  });

  test('is in force before there is a store, and tells what the first screens need', async () => {
    const test = await startTestApp({ policy: { organisation: 'Coastline Bank', signInShows: 'tiles' } });
    expect(await test.window().api.settings.inForce({})).toMatchObject({
      organisation: 'Coastline Bank',
      signInShows: 'tiles',
    });
  });
});
