import { expect, test } from 'vitest';
import { passwordOf } from '#tests/support/make-world.ts';
import { startBranch } from '#tests/support/start-branch.ts';
import { startTestApp, type TestApp } from '#tests/support/start-test-app.ts';

const newPassword = 'very hard rhinoceros wallet';

const signInsOf = async (app: TestApp, window: string) =>
  (await app.window(window).api.audit.summary({})).lastSignIns.map(({ outcome }) => outcome);
const noticeRead = async (app: TestApp, window: string): Promise<void> => {
  const { api } = app.window(window);
  await api.accounts.acceptNotice({ version: (await api.myData.notice({})).version });
};

test('whoever sets the PC up signs in by that', async () => {
  const app = await startTestApp();
  const admin = { name: 'Tomas Reyes', username: 't.reyes', password: 'correct horse till' };
  await app.window('first').api.accounts.createFirstAdmin(admin);
  expect(await signInsOf(app, 'first')).toEqual(['done']);
});

test('the first code is a sign-in of its person, and making their account is none of the admin or of theirs', async () => {
  const { test: app } = await startBranch();
  const before = await signInsOf(app, 'admin');
  const { setUp } = await app
    .window('admin')
    .api.accounts.create({ name: 'New Comer', username: 'newcomer', roles: ['trainee'] });
  const redeem = (code: string) =>
    app.window('new').call('accounts.redeemCode', { identifier: 'newcomer', code, newPassword });
  await redeem('0000-0000-0000');
  await redeem(setUp.code);
  await noticeRead(app, 'new');
  expect(await signInsOf(app, 'new')).toEqual(['done', 'refused']);
  expect(await signInsOf(app, 'admin')).toEqual(before);
});

test('a reset code, a password, one’s own recovery code and a kept sign-in are sign-ins, and an unlocked window is none', async () => {
  const { test: app, world } = await startBranch();
  const before = (await signInsOf(app, 'trainee')).length;
  const accountId = await world.idOf('trainee');
  const code = await world.codeForTrainee();
  const { accounts } = app.window('door').api;
  await accounts.redeemCode({ identifier: 'trainee', code, newPassword });
  await accounts.lock({});
  await accounts.unlock({ password: newPassword });
  expect((await signInsOf(app, 'door')).length).toBe(before + 1);
  const { personalCode } = await accounts.newPersonalCode({ password: newPassword });
  await app.window('kept').api.accounts.signIn({ identifier: 'trainee', password: newPassword, keep: true });
  app.app.windowClosed('kept');
  const again = await app.restart();
  await again.window('next').api.accounts.resume({});
  expect((await signInsOf(again, 'next')).length).toBe(before + 3);
  await again.window('code').api.accounts.signInByCode({ personalCode });
  await again.window('admin').api.accounts.signIn({ identifier: 'admin', password: passwordOf('admin') });
  const { lastSignIns } = await again.window('admin').api.audit.summary({ accountId });
  expect(lastSignIns.length).toBe(before + 4);
});
