import { describe, expect, test } from 'vitest';
import { addPerson } from '#tests/support/add-person.ts';
import { startTestApp } from '#tests/support/start-test-app.ts';
import { refusal } from './refusal.ts';

const admin = { name: 'Tomas Reyes', username: 't.reyes', password: 'correct horse till' };
const dana = { name: 'Dana Whitlock', username: 'Dana.W', roles: ['trainee' as const] };
const danasPassword = 'a quiet lamp at noon';

async function setUp() {
  const app = await startTestApp();
  const window = app.window('admin');
  const { recoveryCode } = await window.api.accounts.createFirstAdmin(admin);
  const addDana = (password = danasPassword) =>
    addPerson(
      (op, input) => app.as('admin', op, input),
      (op, input) => app.as('dana', op, input),
      { person: dana, password },
    );
  return { ...app, app, api: window.api, recoveryCode, addDana };
}

describe('setting a PC up', () => {
  test('makes the first admin, signs them in, and shows a recovery code that opens the store', async () => {
    const app = await startTestApp();
    const { api } = app.window();
    expect(await api.system.opening({})).toMatchObject({ state: 'ok', firstRun: true });
    const { account, recoveryCode } = await api.accounts.createFirstAdmin(admin);
    expect(account).toMatchObject({ username: 't.reyes', roles: ['admin'] });
    expect(await api.accounts.me({})).toMatchObject({ id: account.id });
    expect(await api.system.opening({})).toMatchObject({ state: 'ok', firstRun: false });

    app.vault.entries.clear();
    const later = await app.restart();
    const closed = later.window().api;
    expect(await closed.system.opening({})).toMatchObject({ state: 'key_unavailable', recoverable: true });
    expect(await refusal(closed.accounts.me({}))).toBe('UNAVAILABLE');
    expect(await refusal(closed.system.recover({ recoveryCode: 'AAAA-BBBB' }))).toBe('WRONG_CODE');
    expect(await closed.system.recover({ recoveryCode })).toMatchObject({ state: 'ok' });
    expect(await closed.accounts.signIn({ identifier: 't.reyes', password: admin.password })).toMatchObject({
      id: account.id,
    });
  });

  test('happens once, also when two windows try at the same time', async () => {
    const app = await startTestApp();
    const tries = ['one', 'two', 'three'].map((id) =>
      refusal(app.window(id).api.accounts.createFirstAdmin(admin)),
    );
    const answers = await Promise.all(tries);
    expect(answers.filter((answer) => answer === 'OK')).toHaveLength(1);
    expect(answers.filter((answer) => !/^(OK|CONFLICT|ALREADY_SET_UP)$/.test(String(answer)))).toEqual([]);
    expect(await refusal(app.window('four').api.accounts.createFirstAdmin(admin))).toBe('ALREADY_SET_UP');
    expect(await app.rows('SELECT id FROM accounts')).toHaveLength(1);
  });

  test.each([
    ['a username without a letter', { ...admin, username: '12345' }, 'username'],
    ['a username with a space', { ...admin, username: 'tomas reyes' }, 'username'],
    ['a password of 9 characters', { ...admin, password: 'ninechars' }, 'password'],
    ['a password of 129 characters', { ...admin, password: 'x'.repeat(129) }, 'password'],
    ['a name of one letter', { ...admin, name: ' T ' }, 'name'],
  ])('refuses %s and names the field', async (_name, input, path) => {
    const app = await startTestApp();
    const reply = await app.window().call('accounts.createFirstAdmin', input);
    expect(reply).toMatchObject({
      ok: false,
      error: { code: 'INVALID_INPUT', details: { fields: [{ path }] } },
    });
    expect(await app.rows('SELECT id FROM accounts')).toEqual([]);
  });
});

describe('a new recovery code', () => {
  test('takes the place of the one before, and is given to nobody without the password', async () => {
    const { app, api, recoveryCode: first } = await setUp();
    expect(await refusal(api.accounts.newRecoveryCode({ password: 'not the password' }))).toBe(
      'WRONG_CREDENTIALS',
    );
    const { recoveryCode: second } = await api.accounts.newRecoveryCode({ password: admin.password });
    app.vault.entries.clear();
    const closed = (await app.restart()).window().api;
    expect(await refusal(closed.system.recover({ recoveryCode: first }))).toBe('WRONG_CODE');
    expect(await closed.system.recover({ recoveryCode: second })).toMatchObject({ state: 'ok' });
  });
});

describe('signing in', () => {
  test('takes the username without regard to case, and keeps windows apart', async () => {
    const { app, api, addDana } = await setUp();
    await addDana();
    const other = app.window('other').api;
    expect(await other.accounts.signIn({ identifier: 'DANA.w', password: danasPassword })).toMatchObject({
      name: 'Dana Whitlock',
    });
    expect(await api.accounts.me({})).toMatchObject({ username: 't.reyes' });
    await other.accounts.signOut({});
    expect(await refusal(other.accounts.me({}))).toBe('UNAUTHENTICATED');
    expect(await api.accounts.me({})).toMatchObject({ username: 't.reyes' });
  });

  test('answers a wrong password and an unknown name in the same way, and audits both without the words typed', async () => {
    const { app, api } = await setUp();
    const { id } = await api.accounts.me({});
    const stranger = app.window('other');
    const wrong = await stranger.call('accounts.signIn', {
      identifier: 't.reyes',
      password: 'not the password',
    });
    const unknown = await stranger.call('accounts.signIn', {
      identifier: 'my-secret-typed-here',
      password: 'not the password',
    });
    expect(wrong).toEqual(unknown);
    const rows = await app.rows<Record<string, unknown>>(
      "SELECT * FROM audit WHERE action = 'session.signInFailed' ORDER BY seq",
    );
    expect(rows.map((row) => row['subject_id'])).toEqual([id, null]);
    const everything = JSON.stringify([
      await app.rows('SELECT * FROM audit'),
      await app.rows('SELECT * FROM audit_names'),
      app.log,
    ]);
    expect(everything).not.toMatch(/my-secret-typed-here|not the password/);
  });

  test('guesses made side by side are limited as those made one after the other', async () => {
    const { app } = await setUp();
    const guess = (): Promise<unknown> =>
      refusal(
        app.window('other').api.accounts.signIn({ identifier: 't.reyes', password: 'not the password' }),
      );
    const answers = await Promise.all(Array.from({ length: 50 }, guess));
    const counted = (wanted: string) => answers.filter((answer) => answer === wanted).length;
    expect(counted('WRONG_CREDENTIALS') + counted('ACCOUNT_LOCKED')).toBe(5);
    expect(counted('RATE_LIMITED')).toBe(45);
  });

  test('right passwords do not use the limit up, also where each start ends in a crash', async () => {
    const first = await setUp();
    let { app } = first;
    for (let crash = 0; crash < 8; crash += 1) {
      const { api } = app.window();
      expect(await refusal(api.accounts.signIn({ identifier: 't.reyes', password: admin.password }))).toBe(
        'OK',
      );
      app = await app.startAfterCrash();
    }
    const again = { identifier: 't.reyes', password: admin.password };
    for (let times = 0; times < 30; times += 1) {
      expect(await refusal(app.window('other').api.accounts.signIn(again))).toBe('OK');
    }
  });

  test('a password is stored as a hash only, and a password beyond 72 bytes counts to its end', async () => {
    const { app, addDana } = await setUp();
    const long = 'жук летел над домом и '.repeat(4);
    await addDana(`${long}end`);
    const other = app.window('other').api;
    expect(await refusal(other.accounts.signIn({ identifier: dana.username, password: `${long}enx` }))).toBe(
      'WRONG_CREDENTIALS',
    );
    expect(await refusal(other.accounts.signIn({ identifier: dana.username, password: `${long}end` }))).toBe(
      'OK',
    );
    expect(JSON.stringify(await app.rows('SELECT * FROM accounts'))).not.toContain('ж');
  });

  test('a session does not outlive its window', async () => {
    const { app, api } = await setUp();
    await api.accounts.me({});
    app.app.windowClosed('admin');
    expect(await refusal(api.accounts.me({}))).toBe('UNAUTHENTICATED');
  });
});

describe('the lock', () => {
  test('keeps the session and asks for the password', async () => {
    const { api } = await setUp();
    await api.accounts.lock({});
    expect(await refusal(api.accounts.list({}))).toBe('LOCKED');
    expect(await refusal(api.accounts.unlock({ password: 'not the password' }))).toBe('WRONG_CREDENTIALS');
    expect(await api.accounts.unlock({ password: admin.password })).toMatchObject({ username: 't.reyes' });
    expect(await refusal(api.accounts.unlock({ password: admin.password }))).toBe('NOT_LOCKED');
  });

  test('closes over every window when the OS locks, and somebody else may sign in over it', async () => {
    const { app, api, addDana } = await setUp();
    await addDana();
    app.app.lockAll();
    app.app.lockAll();
    const { id } = await app
      .window('other')
      .api.accounts.signIn({ identifier: 't.reyes', password: admin.password });
    const locked = await app.rows<{ actor_id: string }>(
      "SELECT actor_id, details FROM audit WHERE action = 'session.locked'",
    );
    expect(locked.filter(({ actor_id }) => actor_id === id)).toEqual([
      { actor_id: id, details: '{"by":"system"}' },
    ]);
    expect(await refusal(api.accounts.me({}))).toBe('LOCKED');
    expect(await api.accounts.signIn({ identifier: dana.username, password: danasPassword })).toMatchObject({
      name: dana.name,
    });
    expect(await api.accounts.me({})).toMatchObject({ name: dana.name });
  });
});

describe('calls that a window sends without waiting for their answers', () => {
  test('are answered as in the order in which they were sent, where the session changes between them', async () => {
    const { app, addDana } = await setUp();
    await addDana();
    const window = app.window('other');
    const signInAs = (identifier: string, password: string) =>
      window.call('accounts.signIn', { identifier, password });
    const answers = await Promise.all([
      window.call('accounts.me'),
      signInAs(dana.username, danasPassword),
      window.call('accounts.me'),
      window.call('accounts.lock'),
      window.call('accounts.me'),
      window.call('accounts.unlock', { password: danasPassword }),
      signInAs('t.reyes', admin.password),
      window.call('accounts.me'),
      window.call('accounts.signOut'),
      window.call('accounts.me'),
    ]);
    const said = answers.map((reply) =>
      reply.ok ? ((reply.data as { username?: string }).username ?? 'OK') : reply.error.code,
    );
    expect(said).toEqual([
      'UNAUTHENTICATED',
      'Dana.W',
      'Dana.W',
      'OK',
      'LOCKED',
      'Dana.W',
      't.reyes',
      't.reyes',
      'OK',
      'UNAUTHENTICATED',
    ]);
  });

  test('a sign-in that is still being checked when the OS locks, or the window goes, does not undo that', async () => {
    const { app } = await setUp();
    const asAdmin = { identifier: 't.reyes', password: admin.password };
    const locked = app.window('locked');
    const gone = app.window('gone');
    const signingIn = [locked, gone].map((window) => window.api.accounts.signIn(asAdmin));
    app.app.lockAll();
    app.app.windowClosed('gone');
    await Promise.all(signingIn);
    expect(await refusal(locked.api.accounts.me({}))).toBe('LOCKED');
    expect(await refusal(gone.api.accounts.me({}))).toBe('UNAUTHENTICATED');
  });
});

describe('people', () => {
  test('are listed by name in pages, found by name or username, and never with their hash', async () => {
    const { app, api } = await setUp();
    for (const name of ['Åsa Berg', 'bo Lund', 'Carla 100%']) {
      await api.accounts.create({ ...dana, name, username: `u_${name.length}${name.codePointAt(0)}x` });
    }
    const first = await api.accounts.list({ pageSize: 2 });
    expect(first).toMatchObject({ total: 4, totalPages: 2, hasNext: true, hasPrev: false });
    expect(JSON.stringify(first)).not.toMatch(/hash|\$2b\$/i);
    const found = async (search: string) =>
      (await api.accounts.list({ search })).items.map(({ name }) => name);
    expect(await found('LUND')).toEqual(['bo Lund']);
    expect(await found('100%')).toEqual(['Carla 100%']);
    expect(await found('_')).toHaveLength(3);
    expect(await found("' OR 1=1 --")).toEqual([]);
    expect(await app.rows('SELECT 1 FROM accounts')).toHaveLength(4);
  });

  test('cannot share a username, whatever its case', async () => {
    const { api } = await setUp();
    await api.accounts.create(dana);
    expect(await refusal(api.accounts.create({ ...dana, username: 'DANA.W' }))).toBe('USERNAME_TAKEN');
    const both = await Promise.all(
      [1, 2].map(() => refusal(api.accounts.create({ ...dana, username: 'erin' }))),
    );
    expect(both.toSorted()).toEqual(['OK', 'USERNAME_TAKEN']);
  });

  test('hold several roles, and each role once', async () => {
    const { api } = await setUp();
    const { account } = await api.accounts.create({ ...dana, roles: ['trainer', 'trainee'] });
    expect(account.roles.toSorted()).toEqual(['trainee', 'trainer']);
    expect(await refusal(api.accounts.create({ ...dana, username: 'erin', roles: ['admin', 'admin'] }))).toBe(
      'INVALID_INPUT',
    );
  });
});
