import { describe, expect, test } from 'vitest';
import { passwordOf } from '#tests/support/make-world.ts';
import { startBranch } from '#tests/support/start-branch.ts';
import type { TestApp } from '#tests/support/start-test-app.ts';
import { refusal } from './refusal.ts';

const day = 86_400_000;
const mine = { identifier: 'trainee', password: passwordOf('trainee'), keep: true };

/** A trainee who asked to stay signed in, at a window of their own. */
async function kept() {
  const { test: app, world } = await startBranch();
  const answer = await app.window('kept').api.accounts.signIn(mine);
  return { app, world, answer };
}
const resume = (app: TestApp) => app.window('next').call('accounts.resume');
const who = (app: TestApp) => refusal(app.window('next').api.accounts.me({}));

describe('a kept sign-in', () => {
  test('is open again after a restart that ended in good order', async () => {
    const { app, answer } = await kept();
    expect(answer.kept).toBe('yes');
    const later = await app.restart();
    expect(await resume(later)).toEqual({ ok: true, data: { isLocked: false } });
    expect(await later.window('next').api.accounts.me({})).toMatchObject({ username: 'trainee' });
  });

  test('is open again after its window was closed and another one opened', async () => {
    const { app } = await kept();
    app.app.windowClosed('kept');
    expect(await resume(app)).toEqual({ ok: true, data: { isLocked: false } });
  });

  test.each([
    ['was locked', (app: TestApp) => app.window('kept').call('accounts.lock')],
    ['locked by itself', async (app: TestApp) => app.clock.advance(31 * 60_000)],
  ])('asks for the password after a restart when its window %s', async (_what, leave) => {
    const { app } = await kept();
    await leave(app);
    const later = await app.restart();
    expect(await resume(later)).toEqual({ ok: true, data: { isLocked: true } });
    expect(await who(later)).toBe('LOCKED');
    expect(await refusal(later.window('next').api.accounts.unlock({ password: mine.password }))).toBe('OK');
  });

  test('asks for the password after a crash: to kill the program opens no locked window', async () => {
    const { app } = await kept();
    const later = await app.startAfterCrash();
    expect(await resume(later)).toEqual({ ok: true, data: { isLocked: true } });
  });

  test('taken up a second time is locked', async () => {
    const { app } = await kept();
    const later = await app.restart();
    await resume(later);
    expect(await later.window('third').call('accounts.resume')).toMatchObject({ data: { isLocked: true } });
  });

  test('is no longer there after signing out, a new password, or a deactivation', async () => {
    const leave: ((app: TestApp, id: string) => Promise<unknown>)[] = [
      (app) => app.window('kept').api.accounts.signOut({}),
      (app) =>
        app.window('kept').api.accounts.changePassword({
          currentPassword: mine.password,
          newPassword: 'seven green lanterns',
        }),
      (app) => app.window('trainee').api.accounts.signOutEverywhere({}),
      (app, id) => app.window('admin').api.accounts.endSignInsOf({ id }),
      (app, id) =>
        app.window('admin').api.accounts.update({
          id,
          name: 'The trainee',
          username: 'trainee',
          roles: ['trainee'],
          isActive: false,
          mustChangePassword: false,
        }),
    ];
    for (const how of leave) {
      const { app, world } = await kept();
      await how(app, await world.idOf('trainee'));
      const later = await app.restart();
      expect(await resume(later)).toMatchObject({ ok: false, error: { code: 'NOTHING_KEPT' } });
    }
  });

  test('is not lost to somebody who does not come in', async () => {
    const { app, world } = await kept();
    const id = await world.idOf('otherTrainee');
    const { accounts } = app.window('admin').api;
    const { name, username, roles } = await accounts.person({ id });
    await accounts.update({ id, name, username, roles, isActive: false, mustChangePassword: false });
    const refused = { identifier: 'otherTrainee', password: passwordOf('otherTrainee'), keep: true };
    expect(await app.window('door').call('accounts.signIn', refused)).toMatchObject({
      error: { code: 'NOT_ACTIVE' },
    });
    const later = await app.restart();
    expect(await resume(later)).toMatchObject({ ok: true });
  });

  test('lasts a month, also with the clock set back', async () => {
    const { app } = await kept();
    app.clock.sleep(29 * day);
    const later = await app.restart();
    expect(await resume(later)).toMatchObject({ ok: true });
    later.clock.setWall('2026-11-20T09:00:00.000Z');
    later.clock.sleep(2 * day);
    expect(await who(later)).toBe('UNAUTHENTICATED');
    expect(await later.window('third').call('accounts.resume')).toMatchObject({
      error: { code: 'NOTHING_KEPT' },
    });
  });

  test('that has come to its end once stays there, whatever the clock says later', async () => {
    const { app } = await kept();
    const start = app.clock.now().getTime();
    app.clock.setWall(new Date(start + 31 * day).toISOString());
    const late = await app.restart();
    expect(await refusal(late.window('next').api.accounts.resume({}))).toBe('NOTHING_KEPT');
    late.clock.setWall(new Date(start + day).toISOString());
    const back = await late.restart();
    expect(await refusal(back.window('next').api.accounts.resume({}))).toBe('NOTHING_KEPT');
  });

  test('that a policy forbade once does not come back with the policy that allows it', async () => {
    const { app } = await kept();
    const forbidding = await app.restart();
    await forbidding
      .window('admin')
      .api.accounts.signIn({ identifier: 'admin', password: passwordOf('admin') });
    const { settings } = forbidding.window('admin').api;
    await settings.change({ key: 'keepSignedIn', value: false });
    expect(await refusal(forbidding.window('next').api.accounts.resume({}))).toBe('NOTHING_KEPT');
    await settings.change({ key: 'keepSignedIn', value: true });
    expect(await refusal(forbidding.window('next').api.accounts.resume({}))).toBe('NOTHING_KEPT');
  });

  test('makes way for that of the next person who asks for it', async () => {
    const { app } = await kept();
    const other = { identifier: 'viewer', password: passwordOf('viewer'), keep: true };
    await app.window('other').api.accounts.signIn(other);
    const later = await app.restart();
    await resume(later);
    expect(await later.window('next').api.accounts.me({})).toMatchObject({ username: 'viewer' });
  });

  test('is said to be none where the keychain does not take it, and the sign-in itself works', async () => {
    const { test: app } = await startBranch();
    app.vault.trouble = 'forgets';
    const answer = await app.window('kept').api.accounts.signIn(mine);
    expect(answer.kept).toBe('unavailable');
    expect(await refusal(app.window('kept').api.accounts.me({}))).toBe('OK');
  });

  test('is not given to a wrong password, and its token stands nowhere in the store', async () => {
    const { app } = await kept();
    const [token] = [...app.vault.signIns.values()];
    const before = Buffer.from(token ?? []).toString('hex');
    await app.window('other').call('accounts.signIn', { ...mine, password: 'not the password' });
    expect([...app.vault.signIns.values()].map((each) => Buffer.from(each).toString('hex'))).toEqual([
      before,
    ]);
    expect(JSON.stringify(await app.rows('SELECT * FROM kept_sign_ins'))).not.toContain(before);
  });

  test('with another token opens nothing', async () => {
    const { app } = await kept();
    for (const id of app.vault.signIns.keys()) app.vault.signIns.set(id, new Uint8Array(32));
    const later = await app.restart();
    expect(await resume(later)).toMatchObject({ error: { code: 'NOTHING_KEPT' } });
  });

  test('leaves nothing in the store once its time is over, or once it is forbidden', async () => {
    const { app } = await kept();
    const held = () => app.rows('SELECT id FROM kept_sign_ins');
    app.app.windowClosed('kept');
    app.clock.sleep(30 * day - 600_001);
    app.clock.advance(600_000);
    expect(await held()).toHaveLength(1);
    app.clock.advance(600_000);
    expect(await held()).toEqual([]);

    const { app: other } = await kept();
    await other.as('admin', 'settings.change', { key: 'keepSignedIn', value: false });
    other.clock.advance(600_000);
    expect(await other.rows('SELECT id FROM kept_sign_ins')).toEqual([]);
  });
});
