import { describe, expect, test } from 'vitest';
import { passwordOf } from '#tests/support/make-world.ts';
import { startBranch } from '#tests/support/start-branch.ts';
import type { TestApp } from '#tests/support/start-test-app.ts';
import { refusal } from './refusal.ts';

const minute = 60_000;
const wrong = { password: 'not the password' };

/** Another window at the sign-in, since a branch's own windows are signed in. */
const signInAt = (app: TestApp, identifier: string, password: string, windowId = 'door') =>
  app.window(windowId).call('accounts.signIn', { identifier, password });

/** Wrong passwords one after the other, each after the limit of attempts has let the next one in. */
async function fail(app: TestApp, times: number, identifier = 'trainee') {
  const replies = [];
  for (let at = 0; at < times; at += 1) {
    replies.push(await signInAt(app, identifier, wrong.password));
    app.clock.advance(12_001);
  }
  return replies;
}
const codes = (replies: Awaited<ReturnType<typeof fail>>) =>
  replies.map((reply) => (reply.ok ? 'OK' : reply.error.code));
const locked = { ok: false, error: { code: 'ACCOUNT_LOCKED' } };

describe('five wrong passwords in a row', () => {
  test('lock the account for a quarter of an hour, also for the right password', async () => {
    const { test: app } = await startBranch();
    const replies = await fail(app, 5);
    expect(codes(replies)).toEqual([
      ...Array.from({ length: 4 }, () => 'WRONG_CREDENTIALS'),
      'ACCOUNT_LOCKED',
    ]);
    expect(replies.at(-1)).toMatchObject({ error: { retryAfterMs: 15 * minute } });
    const tooSoon = await signInAt(app, 'trainee', passwordOf('trainee'));
    expect(tooSoon).toMatchObject(locked);
    app.clock.advance(15 * minute);
    expect(await signInAt(app, 'trainee', passwordOf('trainee'))).toMatchObject({ ok: true });
  });

  test('lock a name that nobody has in the same way, so that a lock gives no name away', async () => {
    const { test: app } = await startBranch();
    const known = await fail(app, 5);
    app.clock.advance(3_600_000);
    expect(codes(await fail(app, 6, 'nobody.here'))).toEqual([...codes(known), 'ACCOUNT_LOCKED']);
    expect(JSON.stringify(await app.rows('SELECT * FROM lockouts'))).not.toContain('nobody');
  });

  test('end what a guess can learn at every screen that asks for the password', async () => {
    const { test: app } = await startBranch();
    await fail(app, 5);
    const own = app.window('trainee');
    const asked = async (password: string) => [
      await own.call('accounts.changePassword', { currentPassword: password, newPassword: 'password12' }),
      await own.call('accounts.confirmPassword', { password }),
      await own.call('accounts.newPersonalCode', { password }),
    ];
    const told = async (password: string) => {
      app.clock.advance(minute);
      return (await asked(password)).map((reply) => (reply.ok ? 'OK' : reply.error.code));
    };
    const nothing = ['ACCOUNT_LOCKED', 'ACCOUNT_LOCKED', 'ACCOUNT_LOCKED'];
    expect(await told(wrong.password)).toEqual(nothing);
    expect(await told(passwordOf('trainee'))).toEqual(nothing);
  });

  test('are told alike of a name that somebody has and one that nobody has, however it is written', async () => {
    const { test: app } = await startBranch();
    const wide = (name: string) =>
      name.replaceAll(/[a-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
    const tryOut = async (name: string): Promise<unknown[]> => {
      const codesOf = [];
      for (const written of [name, name.toUpperCase(), ` ${name}`, name, name, wide(name)])
        codesOf.push(await signInAt(app, written, wrong.password));
      return codes(codesOf);
    };
    expect(await tryOut('trainee')).toEqual(await tryOut('stranger'));
  });

  test('are counted over every name of one account, and at the lock screen too', async () => {
    const { test: app } = await startBranch();
    const own = app.window('trainee').api;
    await own.accounts.changeMine({ email: 'T@branch.example', phone: '+44 20 7946 0018' });
    const names = ['trainee', 't@BRANCH.example', '00442079460018', 'Trainee'];
    for (const name of names) expect(codes(await fail(app, 1, name))).toEqual(['WRONG_CREDENTIALS']);
    await own.accounts.lock({});
    expect(await refusal(own.accounts.unlock(wrong))).toBe('ACCOUNT_LOCKED');
  });

  test('are no five in a row when a right one is among them', async () => {
    const { test: app } = await startBranch();
    await fail(app, 4);
    expect(await signInAt(app, 'trainee', passwordOf('trainee'))).toMatchObject({ ok: true });
    expect(codes(await fail(app, 4))).not.toContain('ACCOUNT_LOCKED');
  });

  test('leave those alone who are signed in already', async () => {
    const { test: app } = await startBranch();
    await fail(app, 5);
    expect(await app.window('trainee').api.accounts.me({})).toMatchObject({ status: 'locked' });
  });

  test('made side by side lock as those made one after the other, whatever the last of them says', async () => {
    const { test: app } = await startBranch();
    const all = [...Array.from({ length: 5 }, () => wrong.password), passwordOf('trainee')];
    const replies = await Promise.all(
      all.map((password, at) => signInAt(app, 'trainee', password, `w${at}`)),
    );
    expect(replies.some((reply) => reply.ok)).toBe(false);
  });
});

describe('a lock', () => {
  test.each([
    ['a restart', '2026-11-20T09:02:00.000Z'],
    ['a restart with the clock set back a year', '2025-11-20T09:00:00.000Z'],
    ['a restart with the clock set forward a year', '2027-11-20T09:00:00.000Z'],
  ])('outlives %s', async (_what, wall) => {
    const { test: app } = await startBranch();
    await fail(app, 5);
    app.clock.advance(5 * minute);
    app.clock.setWall(wall);
    const later = await app.restart();
    const reply = await signInAt(later, 'trainee', passwordOf('trainee'));
    expect(reply).toMatchObject(locked);
    expect(reply.ok ? 0 : reply.error.retryAfterMs).toBeLessThanOrEqual(10 * minute);
    expect(reply.ok ? 0 : reply.error.retryAfterMs).toBeGreaterThan(9 * minute);
    later.clock.advance(10 * minute);
    expect(await signInAt(later, 'trainee', passwordOf('trainee'))).toMatchObject({ ok: true });
  });

  test('outlives a crash, and is never shorter for it', async () => {
    const { test: app } = await startBranch();
    await fail(app, 5);
    app.clock.advance(10_000);
    const later = await app.startAfterCrash();
    const reply = await signInAt(later, 'trainee', passwordOf('trainee'));
    expect(reply).toMatchObject(locked);
    expect(reply.ok ? 0 : reply.error.retryAfterMs).toBeGreaterThan(14 * minute);
  });

  test('is not undone by the wall clock, whichever way it jumps', async () => {
    const { test: app } = await startBranch();
    await fail(app, 5);
    for (const wall of ['2027-11-20T09:00:00.000Z', '2025-11-20T09:00:00.000Z']) {
      app.clock.setWall(wall);
      expect(await signInAt(app, 'trainee', passwordOf('trainee'))).toMatchObject(locked);
      app.clock.advance(12_001);
    }
  });

  test('is ended by an admin, and shown in the list of people until then', async () => {
    const { test: app, world } = await startBranch();
    const admin = app.window('admin').api;
    await fail(app, 5);
    const isLocked = async () =>
      (await admin.accounts.list({ status: 'locked' })).items.map((one) => one.username);
    expect(await isLocked()).toEqual(['trainee']);
    expect((await admin.accounts.list({ status: 'active' })).total).toBe(4);
    expect(await admin.accounts.endLock({ id: await world.idOf('trainee') })).toMatchObject({
      status: 'active',
    });
    expect(await isLocked()).toEqual([]);
    expect(await signInAt(app, 'trainee', passwordOf('trainee'))).toMatchObject({ ok: true });
  });

  test('of somebody who is erased leaves nothing of them', async () => {
    const { test: app, world } = await startBranch();
    const accountId = await world.idOf('trainee');
    await fail(app, 5);
    const confirmed = { accountId, username: 'trainee', password: passwordOf('admin') };
    await app.window('admin').api.myData.erasePerson(confirmed);
    app.clock.advance(minute);
    expect(await app.rows('SELECT * FROM lockouts WHERE holder = ?', accountId)).toEqual([]);
  });
});
