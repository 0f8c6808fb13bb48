import { describe, expect, test } from 'vitest';
import { bcryptHasher } from '#main/platform/password/bcrypt-hasher.ts';
import { ratePassword } from '#main/platform/password/rate-password.ts';
import { startTestApp } from '#tests/support/start-test-app.ts';
import { refusal } from './refusal.ts';

const tomas = { name: 'Tomas Reyes', username: 't.reyes', password: 'correct horse till' };

async function signedIn() {
  const { api } = (await startTestApp()).window();
  await api.accounts.createFirstAdmin(tomas);
  return api;
}

const sameAgain = {
  error: { code: 'INVALID_INPUT', details: { fields: [{ path: 'newPassword', issue: 'same_password' }] } },
};

describe('a password that is to go', () => {
  test('is not chosen again of one’s own will', async () => {
    const window = (await startTestApp()).window();
    await window.api.accounts.createFirstAdmin(tomas);
    const change = { currentPassword: tomas.password, newPassword: tomas.password };
    expect(await window.call('accounts.changePassword', change)).toMatchObject(sameAgain);
    // Whoever does not know it is not told that it is the same.
    const guess = { currentPassword: 'not the password', newPassword: tomas.password };
    expect(await window.call('accounts.changePassword', guess)).toMatchObject({
      error: { code: 'WRONG_CREDENTIALS' },
    });
  });

  test('is not guessed at by choosing it again after a recovery code', async () => {
    const app = await startTestApp();
    const { personalCode } = await app.window().api.accounts.createFirstAdmin(tomas);
    const { accounts } = app.window('door').api;
    await accounts.signInByCode({ personalCode });
    const tries = [];
    for (let at = 0; at < 6; at += 1)
      tries.push(await refusal(accounts.changePassword({ newPassword: tomas.password })));
    expect(tries).toEqual([...Array<string>(5).fill('INVALID_INPUT'), 'RATE_LIMITED']);
  });

  test('is not chosen again after a recovery code, however its letters are composed', async () => {
    const app = await startTestApp();
    const password = 'Zoë mag grüne Türen';
    const made = await app.window().api.accounts.createFirstAdmin({ ...tomas, password });
    const door = app.window('door');
    await door.api.accounts.signInByCode({ personalCode: made.personalCode });
    const again = { newPassword: password.normalize('NFD') };
    expect(await door.call('accounts.changePassword', again)).toMatchObject(sameAgain);
    expect(await refusal(door.api.accounts.changePassword({ newPassword: 'another horse till' }))).toBe('OK');
  });
});

describe('a password that is easy to guess', () => {
  test.each([
    ['a common one', 'password12'],
    ['ten spaces', '          '],
    ['a row of keys', 'qwertyuiop'],
    ['a repeat', 'abcabcabcabc'],
    ['one character 128 times', 'x'.repeat(128)],
    ['the name', 'tomasreyes'],
    ['the name with a number', 'TomasReyes1'],
    ['the product', 'drillroom1'],
    ['the username twice', 't.reyes t.reyes'],
    ['the product twice', 'drillroom drillroom'],
    ['a season and a year', 'Summer2026!'],
  ])('is refused: %s', async (_what, password) => {
    const app = await startTestApp();
    expect(await app.window().call('accounts.createFirstAdmin', { ...tomas, password })).toMatchObject({
      error: { code: 'INVALID_INPUT', details: { fields: [{ path: 'password', issue: 'too_easy' }] } },
    });
  });

  test('is refused as often as it is tried, and the next better one is taken', async () => {
    const { accounts } = (await startTestApp()).window().api;
    const easy = { ...tomas, password: 'Summer2026!' };
    for (let at = 0; at < 7; at += 1)
      expect(await refusal(accounts.createFirstAdmin(easy))).toBe('INVALID_INPUT');
    expect(await refusal(accounts.createFirstAdmin(tomas))).toBe('OK');
    const change = { currentPassword: tomas.password, newPassword: 'Summer2026!' };
    for (let at = 0; at < 7; at += 1)
      expect(await refusal(accounts.changePassword(change))).toBe('INVALID_INPUT');
    expect(await refusal(accounts.changePassword({ ...change, newPassword: 'seven green lanterns' }))).toBe(
      'OK',
    );
  });

  test('is told by the same rating before it is sent', async () => {
    const { accounts } = (await startTestApp()).window().api;
    const rate = (password: string) => accounts.ratePassword({ password, about: ['Tomas Reyes', 't.reyes'] });
    expect(await rate('TomasReyes1')).toMatchObject({ isTooEasy: true });
    expect(await rate('correct horse till')).toEqual({ score: 4, isTooEasy: false });
    expect(await rate('')).toMatchObject({ score: 0 });
  });

  test('is the name of the organisation, once that is known', async () => {
    const { accounts, settings } = await signedIn();
    const rate = () => accounts.ratePassword({ password: 'Coastline Harbour', about: [] });
    expect(await rate()).toMatchObject({ isTooEasy: false });
    await settings.change({ key: 'organisation', value: 'Coastline Harbour Bank' });
    expect(await rate()).toMatchObject({ isTooEasy: true });
    const change = { currentPassword: tomas.password, newPassword: 'Coastline Harbour' };
    expect(await refusal(accounts.changePassword(change))).toBe('INVALID_INPUT');
  });

  test('is no matter of length: what stands behind many equal characters is not looked for', () => {
    expect(ratePassword('x'.repeat(100), [])).toBeLessThan(2);
  });
});

test('a million characters are refused before anything is hashed', async () => {
  const app = await startTestApp();
  await app.window().api.accounts.createFirstAdmin(tomas);
  const reply = await app.window('door').call('accounts.signIn', {
    identifier: 't.reyes',
    password: 'x'.repeat(1_000_000),
  });
  expect(reply).toMatchObject({
    error: { code: 'INVALID_INPUT', details: { fields: [{ path: 'password' }] } },
  });
});

test('the hash is made anew at the next right sign-in when the cost was raised, and not at a wrong one', async () => {
  const before = await startTestApp({ passwords: bcryptHasher({ costAtMost: 4 }) });
  await before.window().api.accounts.createFirstAdmin(tomas);
  const hashIn = async (app: typeof before) =>
    (await app.rows<{ password_hash: string }>('SELECT password_hash FROM accounts'))[0]?.password_hash;
  const old = await hashIn(before);
  expect(old).toMatch(/^v1\$\$2b\$04\$/);
  await before.app.close();

  const { dataDir, vault } = before;
  const after = await startTestApp({ dataDir, vault, passwords: bcryptHasher({ costAtMost: 5 }) });
  const signIn = (password: string) =>
    refusal(after.window('door').api.accounts.signIn({ identifier: 't.reyes', password }));
  expect(await signIn('not the password')).toBe('WRONG_CREDENTIALS');
  expect(await hashIn(after)).toBe(old);
  expect(await signIn(tomas.password)).toBe('OK');
  expect(await hashIn(after)).toMatch(/^v1\$\$2b\$05\$/);
  expect(await signIn(tomas.password)).toBe('OK');
});
