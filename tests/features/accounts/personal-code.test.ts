import { describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '#tests/support/start-test-app.ts';
import { refusal } from './refusal.ts';

const admin = { name: 'Tomas Reyes', username: 't.reyes', password: 'correct horse till' };

describe('the recovery code of one’s own', () => {
  const setUpWithCode = async () => {
    const app = await startTestApp();
    const { account, personalCode, recoveryCode } = await app.window().api.accounts.createFirstAdmin(admin);
    await app.window().api.accounts.signOut({});
    return { app, account, personalCode, recoveryCode };
  };
  const rowsOf = (app: TestApp) =>
    app.rows<{ action: string; actor_id: string | null; subject_id: string | null; outcome: string }>(
      `SELECT action, actor_id, subject_id, outcome FROM audit
       WHERE action IN ('session.signedInByCode', 'session.signInByCodeFailed') ORDER BY seq`,
    );

  test('signs the first admin in until they have a password again, and is replaced then', async () => {
    const { app, account, personalCode } = await setUpWithCode();
    const first = app.window().api.accounts;
    const me = await first.signInByCode({ personalCode: personalCode.toLowerCase() });
    expect(me).toMatchObject({ id: account.id, status: 'active', owes: ['password'] });
    // The power goes before they have chosen one.
    const later = await app.startAfterCrash();
    const { api } = later.window();
    await api.accounts.signInByCode({ personalCode });
    const next = await api.accounts.changePassword({ newPassword: 'seven green lanterns' });
    expect(next.personalCode).not.toBe(personalCode);
    await api.accounts.signOut({});
    expect(await refusal(api.accounts.signInByCode({ personalCode }))).toBe('WRONG_CODE');
    expect(await refusal(api.accounts.me({}))).toBe('UNAUTHENTICATED');
    expect(await refusal(api.accounts.signInByCode({ personalCode: next.personalCode ?? '' }))).toBe('OK');
    expect(await rowsOf(later)).toEqual([
      { action: 'session.signedInByCode', actor_id: account.id, subject_id: account.id, outcome: 'done' },
      { action: 'session.signedInByCode', actor_id: account.id, subject_id: account.id, outcome: 'done' },
      { action: 'session.signInByCodeFailed', actor_id: null, subject_id: null, outcome: 'refused' },
      { action: 'session.signedInByCode', actor_id: account.id, subject_id: account.id, outcome: 'done' },
    ]);
  });

  test('that nobody said they keep is reminded of, over a crash too, until they do or make another', async () => {
    const app = await startTestApp();
    await app.window().api.accounts.createFirstAdmin(admin);
    const later = await app.startAfterCrash();
    const { accounts } = later.window().api;
    const signIn = { identifier: admin.username, password: admin.password };
    expect(await accounts.signIn(signIn)).toMatchObject({ unkeptCodes: ['store', 'personal'] });
    await accounts.keptCode({ kind: 'personal' });
    expect(await accounts.me({})).toMatchObject({ unkeptCodes: ['store'] });
    await accounts.newRecoveryCode({ password: admin.password });
    expect(await accounts.me({})).toMatchObject({ unkeptCodes: ['store'] });
    await accounts.keptCode({ kind: 'store' });
    expect(await accounts.me({})).toMatchObject({ unkeptCodes: [] });
  });

  test('used at several windows at once lets one of them in', async () => {
    const { app, personalCode } = await setUpWithCode();
    const windows = ['one', 'two', 'three'].map((id) => app.window(id).api.accounts);
    await Promise.all(windows.map((accounts) => accounts.signInByCode({ personalCode })));
    const inside = await Promise.all(windows.map((accounts) => refusal(accounts.me({}))));
    expect(inside.toSorted()).toEqual(['OK', 'UNAUTHENTICATED', 'UNAUTHENTICATED']);
  });

  test('signs in despite a lock, and while passwords have to wait', async () => {
    const { app, personalCode } = await setUpWithCode();
    const later = await app.restart((run) => run('INSERT INTO lockouts SELECT id, 0, 900000 FROM accounts'));
    const { api } = later.window();
    const byPassword = () =>
      refusal(api.accounts.signIn({ identifier: admin.username, password: 'not the password' }));
    let answer = await byPassword();
    while (answer !== 'RATE_LIMITED') answer = await byPassword();
    expect(await refusal(api.accounts.signInByCode({ personalCode }))).toBe('OK');
    expect(await api.accounts.me({})).toMatchObject({ username: admin.username, status: 'active' });
  });

  test('lets nobody in who was deactivated', async () => {
    const { app, personalCode } = await setUpWithCode();
    const later = await app.restart((run) => run("UPDATE accounts SET status = 'inactive'"));
    expect(await refusal(later.window().api.accounts.signInByCode({ personalCode }))).toBe('WRONG_CODE');
    expect(await later.rows('SELECT id FROM accounts WHERE status = ?', 'inactive')).toHaveLength(1);
  });

  test('is not the recovery code of the store, nor the other way round', async () => {
    const { app, personalCode, recoveryCode } = await setUpWithCode();
    expect(await refusal(app.window().api.accounts.signInByCode({ personalCode: recoveryCode }))).toBe(
      'WRONG_CODE',
    );
    app.vault.entries.clear();
    const closed = (await app.restart()).window().api;
    expect(await refusal(closed.system.recover({ recoveryCode: personalCode }))).toBe('WRONG_CODE');
  });

  test('guesses are limited on the whole PC, also after a restart, and right ones cost nothing', async () => {
    const { app, personalCode } = await setUpWithCode();
    for (let time = 0; time < 7; time += 1) {
      await app.window().api.accounts.signInByCode({ personalCode });
      await app.window().api.accounts.signOut({});
    }
    for (const id of ['one', 'two', 'three', 'four', 'five']) {
      const guess = app.window(id).api.accounts.signInByCode({ personalCode: '0000-0000-0000-0000' });
      expect(await refusal(guess)).toBe('WRONG_CODE');
    }
    const later = await app.restart();
    expect(await refusal(later.window('six').api.accounts.signInByCode({ personalCode }))).toBe(
      'RATE_LIMITED',
    );
  });

  test('stands nowhere in the store but as a keyed hash', async () => {
    const { app, personalCode } = await setUpWithCode();
    const [row] = await app.rows<Record<string, string>>('SELECT * FROM personal_codes');
    expect(row?.['code_hash']).toMatch(/^v1\$[0-9a-f]{64}$/);
    expect(JSON.stringify(row)).not.toContain(personalCode.replaceAll('-', ''));
    expect(JSON.stringify(app.log)).not.toContain(personalCode);
  });
});
