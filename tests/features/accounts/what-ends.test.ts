import { describe, expect, test } from 'vitest';
import { passwordOf } from '#tests/support/make-world.ts';
import { startBranch } from '#tests/support/start-branch.ts';
import type { TestApp } from '#tests/support/start-test-app.ts';
import { refusal } from './refusal.ts';

const newPassword = 'seven green lanterns';
const mine = { identifier: 'trainee', password: passwordOf('trainee') };

async function asAdmin() {
  const { test: app, world } = await startBranch();
  const { accounts } = app.window('admin').api;
  const id = await world.idOf('trainee');
  const { name, username, roles } = await accounts.person({ id });
  const trainee = { id, name, username, roles, isActive: true, mustChangePassword: false };
  return { app, world, accounts, id, trainee };
}
const isIn = (app: TestApp, windowId: string) => refusal(app.window(windowId).api.accounts.me({}));
const rowsOf = async (app: TestApp, action: string) =>
  (
    await app.rows<{ subject_id: string | null; details: string }>(
      `SELECT subject_id, details FROM audit WHERE action = '${action}' ORDER BY seq`,
    )
  ).map((row) => ({ subject: row.subject_id, details: JSON.parse(row.details) as unknown }));
const keepSignedIn = (app: TestApp) => app.window('kept').api.accounts.signIn({ ...mine, keep: true });
const keptRows = (app: TestApp) => app.rows('SELECT id FROM kept_sign_ins');

describe('with a deactivation', () => {
  test('every sign-in of the person ends, also one that was kept, and nobody else’s', async () => {
    const { app, accounts, id, trainee } = await asAdmin();
    await keepSignedIn(app);
    await accounts.update({ ...trainee, isActive: false });
    expect(await isIn(app, 'trainee')).toBe('UNAUTHENTICATED');
    expect(await isIn(app, 'kept')).toBe('UNAUTHENTICATED');
    expect(await isIn(app, 'otherTrainee')).toBe('OK');
    expect(await keptRows(app)).toEqual([]);
    await accounts.update(trainee);
    expect(await isIn(app, 'trainee')).toBe('UNAUTHENTICATED');
    expect(await rowsOf(app, 'account.changed')).toEqual([
      { subject: id, details: { fields: ['status'], roles: ['trainee'], active: false } },
      { subject: id, details: { fields: ['status'], roles: ['trainee'], active: true } },
    ]);
  });

  test('and with no other change: who is only renamed stays signed in, and their sign-in kept', async () => {
    const { app, accounts, trainee } = await asAdmin();
    await keepSignedIn(app);
    await accounts.update({ ...trainee, name: 'Ama Owusu' });
    expect([await isIn(app, 'trainee'), await isIn(app, 'kept')]).toEqual(['OK', 'OK']);
    expect(await keptRows(app)).toHaveLength(1);
  });
});

test('an admin who stays an active admin may change, though they are the last', async () => {
  const { accounts, world } = await asAdmin();
  const id = await world.idOf('admin');
  const changed = { id, username: 'admin', isActive: true, mustChangePassword: false };
  const roles = ['trainer' as const, 'admin' as const];
  expect(await refusal(accounts.update({ ...changed, name: 'Petra', roles }))).toBe('OK');
});

test('with a word of an admin every sign-in of a person ends', async () => {
  const { app, accounts, id } = await asAdmin();
  await keepSignedIn(app);
  await accounts.endSignInsOf({ id });
  expect([await isIn(app, 'trainee'), await isIn(app, 'kept')]).toEqual([
    'UNAUTHENTICATED',
    'UNAUTHENTICATED',
  ]);
  expect(await keptRows(app)).toEqual([]);
});

describe('with a new password', () => {
  test('by a code of an admin end what was asked for, what was demanded, and what was kept', async () => {
    const { app, accounts, id, trainee } = await asAdmin();
    await keepSignedIn(app);
    await accounts.update({ ...trainee, mustChangePassword: true });
    await app.window('door').api.accounts.askForCode({ identifier: 'trainee' });
    expect(await accounts.person({ id })).toMatchObject({ asksForCode: true });
    const { code } = await accounts.issueCode({ id });
    expect(await accounts.person({ id })).toMatchObject({ asksForCode: false });
    await app.window('door').api.accounts.askForCode({ identifier: 'trainee' });
    const me = await app.window('door').api.accounts.redeemCode({ identifier: 'trainee', code, newPassword });
    expect(me).toMatchObject({ owes: [], cameByCode: false, lastSignInAt: app.clock.now().toISOString() });
    expect(await accounts.person({ id })).toMatchObject({ asksForCode: false, mustChangePassword: false });
    expect(await keptRows(app)).toEqual([]);
  });

  test('by a code after one’s own recovery code ends that this is asked for too', async () => {
    const { app, accounts, id } = await asAdmin();
    const { personalCode } = await app
      .window('trainee')
      .api.accounts.newPersonalCode({ password: mine.password });
    app.clock.advance(60_000);
    const door = app.window('door').api.accounts;
    expect(await door.signInByCode({ personalCode })).toMatchObject({
      owes: ['password'],
      cameByCode: true,
      lastSignInAt: app.clock.now().toISOString(),
    });
    const { code } = await accounts.issueCode({ id });
    const other = app.window('other').api.accounts;
    expect(await other.redeemCode({ identifier: 'trainee', code, newPassword })).toMatchObject({
      owes: [],
      cameByCode: false,
    });
    // From now on the password is asked for again before there is another one.
    expect(await refusal(other.changePassword({ newPassword: 'nine blue kettles' }))).toBe(
      'WRONG_CREDENTIALS',
    );
  });

  test('of one’s own ends a code that is still out, and that one was asked for', async () => {
    const { app, accounts, id } = await asAdmin();
    const { code } = await accounts.issueCode({ id });
    await app.window('door').api.accounts.askForCode({ identifier: 'trainee' });
    const own = app.window('trainee').api.accounts;
    await own.changePassword({ currentPassword: mine.password, newPassword });
    expect(await accounts.person({ id })).toMatchObject({ asksForCode: false });
    const late = { identifier: 'trainee', code, newPassword: 'nine blue kettles' };
    expect(await refusal(app.window('door').api.accounts.redeemCode(late))).toBe('WRONG_CODE');
  });
});

test('a sign-in that is taken up again is on record with whose it is, and is still one that is kept', async () => {
  const { app, id } = await asAdmin();
  await keepSignedIn(app);
  const later = await app.restart();
  await later.window('next').api.accounts.resume({});
  expect(await rowsOf(later, 'session.signInKept')).toEqual([{ subject: id, details: { locked: false } }]);
  const { signIns } = await later.window('next').api.accounts.signIns({});
  expect(signIns).toMatchObject([{ isThis: true, isKept: true }]);
});

test('a code of somebody who was deactivated is refused with whose it is on record, and one of nobody without', async () => {
  const { app, accounts, id, trainee } = await asAdmin();
  const { personalCode } = await app
    .window('trainee')
    .api.accounts.newPersonalCode({ password: mine.password });
  await accounts.update({ ...trainee, isActive: false });
  const door = app.window('door').api.accounts;
  for (const code of [personalCode, 'AAAA-BBBB-CCCC-DDDD'])
    expect(await refusal(door.signInByCode({ personalCode: code }))).toBe('WRONG_CODE');
  expect((await rowsOf(app, 'session.signInByCodeFailed')).map(({ subject }) => subject)).toEqual([id, null]);
});
