import { describe, expect, test } from 'vitest';
import { passwordOf } from '#tests/support/make-world.ts';
import { startBranch } from '#tests/support/start-branch.ts';
import { refusal } from './refusal.ts';

const minute = 60_000;
const hour = 60 * minute;
const mine = { identifier: 'trainee', password: passwordOf('trainee') };

/** A trainee who is signed in at two windows. */
async function twoWindows() {
  const branch = await startBranch();
  const here = branch.test.window('trainee').api;
  const there = branch.test.window('there').api;
  await there.accounts.signIn(mine);
  const present = (api: typeof here) => refusal(api.accounts.me({}));
  return { ...branch, app: branch.test, here, there, present };
}

describe('one’s own sign-ins', () => {
  test('are listed with the one that asks, and ended one by one', async () => {
    const { here, there, present } = await twoWindows();
    const { signIns } = await here.accounts.signIns({});
    expect(signIns.map(({ isThis, isKept }) => ({ isThis, isKept }))).toEqual([
      { isThis: true, isKept: false },
      { isThis: false, isKept: false },
    ]);
    await here.accounts.endSignIn({ id: signIns[1]?.id ?? '' });
    expect([await present(here), await present(there)]).toEqual(['OK', 'UNAUTHENTICATED']);
  });

  test('are nobody else’s: their ids are worth nothing at another window', async () => {
    const { app, here, present } = await twoWindows();
    const { signIns } = await here.accounts.signIns({});
    for (const { id } of signIns) {
      for (const person of ['admin', 'otherTrainee']) {
        expect(await refusal(app.window(person).api.accounts.endSignIn({ id }))).toBe('NOT_FOUND');
      }
    }
    expect(await present(here)).toBe('OK');
  });

  test('end everywhere at once', async () => {
    const { here, there, present } = await twoWindows();
    await there.accounts.signOutEverywhere({});
    expect([await present(here), await present(there)]).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED']);
  });

  test('end at every other window when the password changes, and the one that stays is a new one', async () => {
    const { here, there, present } = await twoWindows();
    const idHere = async () => (await here.accounts.signIns({})).signIns.find(({ isThis }) => isThis)?.id;
    const before = await idHere();
    const change = { currentPassword: mine.password, newPassword: 'seven green lanterns' };
    await here.accounts.changePassword(change);
    expect([await present(here), await present(there)]).toEqual(['OK', 'UNAUTHENTICATED']);
    expect(await idHere()).not.toBe(before);
  });

  test('have another id after each sign-in at the same window, so that none can be planted', async () => {
    const { app } = await startBranch().then(({ test: app }) => ({ app }));
    const window = app.window('door').api;
    const ids = new Set<string | undefined>();
    for (let time = 0; time < 3; time += 1) {
      await window.accounts.signIn(mine);
      ids.add((await window.accounts.signIns({})).signIns.find(({ isThis }) => isThis)?.id);
    }
    expect(ids.size).toBe(3);
  });

  test('end with a deactivation, at once', async () => {
    const { app, world, here, there, present } = await twoWindows();
    const id = await world.idOf('trainee');
    const person = { id, name: 'The trainee', username: 'trainee', roles: ['trainee' as const] };
    const admin = app.window('admin').api;
    await admin.accounts.update({ ...person, isActive: false, mustChangePassword: false });
    expect([await present(here), await present(there)]).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED']);
    expect(await app.window('door').call('accounts.signIn', mine)).toMatchObject({
      error: { code: 'NOT_ACTIVE', details: { waiting: false } },
    });
  });
});

describe('a window at which nobody is', () => {
  test('locks after half an hour, and not while somebody says that they are there', async () => {
    const { app, here, there, present } = await twoWindows();
    for (let time = 0; time < 3; time += 1) {
      app.clock.advance(20 * minute);
      await here.accounts.stayAwake({});
    }
    expect([await present(here), await present(there)]).toEqual(['OK', 'LOCKED']);
    const rows = await app.rows("SELECT details FROM audit WHERE action = 'session.locked'");
    expect(rows).toContainEqual({ details: '{"by":"idle"}' });
  });

  test('locks although its page goes on asking', async () => {
    const { app, here, present } = await twoWindows();
    for (let time = 0; time < 31; time += 1) {
      app.clock.advance(minute);
      await refusal(here.library.list({}));
    }
    expect(await present(here)).toBe('LOCKED');
  });

  test('is signed out after ten hours, whatever is done there', async () => {
    const { app, here, present } = await twoWindows();
    for (let time = 0; time < 39; time += 1) {
      app.clock.advance(15 * minute);
      await here.accounts.stayAwake({});
    }
    expect(await present(here)).toBe('OK');
    app.clock.advance(15 * minute);
    expect(await present(here)).toBe('UNAUTHENTICATED');
    expect(await app.rows("SELECT actor_id FROM audit WHERE action = 'session.expired'")).not.toEqual([]);
  });

  test('is signed out neither sooner nor later because the clock was set', async () => {
    const { app, here, present } = await twoWindows();
    app.clock.setWall('2027-11-20T09:00:00.000Z');
    expect(await present(here)).toBe('OK');
    app.clock.setWall('2025-11-20T09:00:00.000Z');
    app.clock.sleep(10 * hour);
    expect(await present(here)).toBe('UNAUTHENTICATED');
  });
});

describe('switching people at one window', () => {
  test('keeps what the one before had under way, and the way back asks for their password', async () => {
    const { test: app, world } = await startBranch();
    const session = await world.openSession();
    const window = app.window('trainee').api;
    await window.accounts.lock({});
    await window.accounts.signIn({ identifier: 'otherTrainee', password: passwordOf('otherTrainee') });
    expect(await window.accounts.me({})).toMatchObject({ username: 'otherTrainee' });
    const { signIns } = await window.accounts.signIns({});
    expect(signIns).toHaveLength(2); // at the window of their own too
    await window.accounts.signOut({});
    expect(await refusal(window.accounts.me({}))).toBe('UNAUTHENTICATED');
    await window.accounts.signIn(mine);
    expect((await window.roleplay.active({})).session).toMatchObject({ id: session.id });
    expect((await window.accounts.signIns({})).signIns).toHaveLength(1);
  });

  test('a parked sign-in can be ended from another window, and goes with its window', async () => {
    const { test: app } = await startBranch();
    const shared = app.window('shared').api;
    await shared.accounts.signIn(mine);
    await shared.accounts.lock({});
    await shared.accounts.signIn({ identifier: 'viewer', password: passwordOf('viewer') });
    const own = app.window('trainee').api;
    const parked = async () => (await own.accounts.signIns({})).signIns.filter(({ isThis }) => !isThis);
    expect(await parked()).toMatchObject([{ isLocked: true }]);
    await own.accounts.endSignIn({ id: (await parked())[0]?.id ?? '' });
    expect(await parked()).toEqual([]);
    expect(await shared.accounts.me({})).toMatchObject({ username: 'viewer' });
  });
});
