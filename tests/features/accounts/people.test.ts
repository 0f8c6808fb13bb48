import { describe, expect, test } from 'vitest';
import { startBranch } from '#tests/support/start-branch.ts';
import { readNotice } from '#tests/support/add-person.ts';
import { passwordOf } from '#tests/support/make-world.ts';
import { refusal } from './refusal.ts';

const roles = ['trainee' as const];

async function asAdmin() {
  const { test: app, world } = await startBranch();
  const { accounts } = app.window('admin').api;
  const id = await world.idOf('trainee');
  const trainee = {
    id,
    name: 'The trainee',
    username: 'trainee',
    roles,
    isActive: true,
    mustChangePassword: false,
  };
  return { app, world, accounts, id, trainee };
}

describe('what a person is called', () => {
  test.each([
    ['a username, whatever its case', { username: 'VIEWER' }, 'USERNAME_TAKEN'],
    ['an e-mail address, whatever its case', { username: 'new1', email: 'A@x.example' }, 'EMAIL_TAKEN'],
    [
      'a phone number, however it is written',
      { username: 'new1', phone: '0044 (20) 7946-0018' },
      'PHONE_TAKEN',
    ],
    ['a staff number', { username: 'new1', staffNumber: '1042' }, 'STAFF_NUMBER_TAKEN'],
    [
      'a staff number that is somebody’s phone number',
      { username: 'new1', staffNumber: '0207946' },
      'STAFF_NUMBER_TAKEN',
    ],
  ])('is theirs alone: %s', async (_what, identity, code) => {
    const { accounts } = await asAdmin();
    const phones = ['+44 20 7946 0018', '020 7946'];
    await accounts.create({
      name: 'One',
      username: 'one',
      email: 'a@x.example',
      phone: phones[0],
      staffNumber: '1042',
      roles,
    });
    await accounts.create({ name: 'Two', username: 'two', phone: phones[1], roles });
    expect(await refusal(accounts.create({ name: 'New', roles, ...identity }))).toBe(code);
    const both = Array.from({ length: 2 }, () => accounts.create({ name: 'Same', username: 'same', roles }));
    expect((await Promise.all(both.map(refusal))).toSorted()).toEqual(['OK', 'USERNAME_TAKEN']);
  });

  test.each([
    ['letters of another script that look the same', { username: 'trаinee' }, 'username'],
    ['full-width letters', { username: 'ｔrainee' }, 'username'],
    ['a character that turns the text round', { name: 'Dana \u202Egnp.exe' }, 'name'],
    ['characters that cannot be seen', { name: 'Da\u200Bna' }, 'name'],
    ['an e-mail address without a place', { email: 'dana' }, 'email'],
    ['a phone number with letters', { phone: 'call me' }, 'phone'],
    ['a phone number of five digits', { phone: '12345' }, 'phone'],
    ['no role', { roles: [] }, 'roles'],
    ['a role that there is not', { roles: ['root'] }, 'roles.0'],
    ['a role that was slipped in', { role: 'admin' }, 'role'],
    ['a password, which is not for an admin to choose', { password: 'a long sample password' }, 'password'],
  ])('is refused with its field named: %s', async (_what, change, path) => {
    const { app } = await asAdmin();
    const input = { name: 'Dana', username: 'dana', roles, ...change };
    expect(await app.window('admin').call('accounts.create', input)).toMatchObject({
      error: { code: 'INVALID_INPUT', details: { fields: [{ path }] } },
    });
  });

  test('can change, and the old name is free again', async () => {
    const { app, accounts, trainee } = await asAdmin();
    await accounts.update({ ...trainee, username: 'renamed', staffNumber: '77' });
    expect(await app.window('trainee').api.accounts.me({})).toMatchObject({
      username: 'renamed',
      staffNumber: '77',
    });
    const password = 'brisk kettle of trainee';
    const signIn = (identifier: string) =>
      refusal(app.window('door').api.accounts.signIn({ identifier, password }));
    expect(await signIn('trainee')).toBe('WRONG_CREDENTIALS');
    expect(await signIn('77')).toBe('OK');
    expect(await refusal(accounts.create({ name: 'Next', username: 'trainee', roles }))).toBe('OK');
  });
});

describe('the last active admin', () => {
  test.each([
    ['demoted', { roles: ['trainee' as const] }],
    ['deactivated', { isActive: false }],
  ])('cannot be %s', async (_how, change) => {
    const { app, accounts, world } = await asAdmin();
    const id = await world.idOf('admin');
    const admin = {
      id,
      name: 'The admin',
      username: 'admin',
      roles: ['admin' as const],
      isActive: true,
      mustChangePassword: false,
    };
    expect(await refusal(accounts.update({ ...admin, ...change }))).toBe('LAST_ADMIN');
    const { setUp } = await accounts.create({ name: 'Second', username: 'second', roles: ['admin'] });
    // Somebody who never chose a password may never come.
    expect(await refusal(accounts.update({ ...admin, ...change }))).toBe('LAST_ADMIN');
    const second = { identifier: 'second', code: setUp.code, newPassword: 'seven green lanterns' };
    await app.window('second').api.accounts.redeemCode(second);
    expect(await refusal(accounts.update({ ...admin, ...change }))).toBe('OK');
  });

  test('stays one when two admins demote each other at once', async () => {
    const { app, accounts, world } = await asAdmin();
    const id = await world.idOf('admin');
    const { account, setUp } = await accounts.create({
      name: 'Second',
      username: 'second',
      roles: ['admin'],
    });
    const second = app.window('second').api.accounts;
    await second.redeemCode({ identifier: 'second', code: setUp.code, newPassword: 'seven green lanterns' });
    await readNotice((op, input) => app.as('second', op, input));
    const demoted = { roles, isActive: true, mustChangePassword: false };
    const answers = await Promise.all([
      refusal(accounts.update({ id: account.id, name: 'Second', username: 'second', ...demoted })),
      refusal(second.update({ id, name: 'The admin', username: 'admin', ...demoted })),
    ]);
    expect(answers.filter((answer) => answer === 'OK')).toHaveLength(1);
    const [{ n } = { n: 0 }] = await app.rows<{ n: number }>(
      "SELECT count(*) n FROM account_roles WHERE role = 'admin'",
    );
    expect(n).toBe(1);
  });
});

describe('somebody who must choose a new password', () => {
  test('can do nothing else at the next sign-in, and needs the old one for it; what they are at now goes on', async () => {
    const { app, accounts, trainee } = await asAdmin();
    await accounts.update({ ...trainee, mustChangePassword: true });
    expect(await app.window('trainee').api.accounts.me({})).toMatchObject({ owes: [] });
    expect(await refusal(app.window('trainee').api.library.list({}))).toBe('OK');
    const { api } = app.window('next');
    const signIn = { identifier: 'trainee', password: 'brisk kettle of trainee' };
    expect(await api.accounts.signIn(signIn)).toMatchObject({ owes: ['password'] });
    expect(await api.accounts.me({})).toMatchObject({ owes: ['password'] });
    expect(await app.window('next').call('library.list')).toMatchObject({
      error: { code: 'FORBIDDEN', details: { owes: true } },
    });
    const newPassword = 'seven green lanterns';
    expect(await refusal(api.accounts.changePassword({ newPassword }))).toBe('WRONG_CREDENTIALS');
    const currentPassword = 'brisk kettle of trainee';
    expect(await api.accounts.changePassword({ currentPassword, newPassword })).toMatchObject({ owes: [] });
    expect(await refusal(api.library.list({}))).toBe('OK');
  });
});

test('a setting that rewords the privacy notice interrupts nobody; at the next sign-in everybody reads it', async () => {
  const { app } = await asAdmin();
  const admin = app.window('admin').api;
  await admin.settings.change({ key: 'keptSignInDays', value: 10 });
  expect(await refusal(admin.settings.list({}))).toBe('OK');
  expect(await refusal(app.window('trainee').api.library.list({}))).toBe('OK');
  const { api } = app.window('next');
  const signIn = { identifier: 'trainee', password: 'brisk kettle of trainee' };
  expect(await api.accounts.signIn(signIn)).toMatchObject({ owes: ['notice'] });
  expect(await refusal(api.library.list({}))).toBe('FORBIDDEN');
  await readNotice((op, input) => app.as('next', op, input));
  expect(await refusal(api.library.list({}))).toBe('OK');
});

test('people who are there from before are found without regard to accents after the next start', async () => {
  const { test: app } = await startBranch();
  const zoe = { name: 'Zoë Ünal', username: 'zoe.u', roles: ['trainee' as const] };
  await app.window('admin').api.accounts.create(zoe);
  const again = await app.restart((run) =>
    run("UPDATE accounts SET folded = 0, name_key = '', search_key = ''"),
  );
  await again.window('admin').api.accounts.signIn({ identifier: 'admin', password: passwordOf('admin') });
  const { items } = await again.window('admin').api.accounts.list({ search: 'UNAL zoe' });
  expect(items.map(({ name }) => name)).toEqual(['Zoë Ünal']);
});
