import { expect, test } from 'vitest';
import type { Disk } from '#main/platform/ports.ts';
import { passwordOf } from '#tests/support/make-world.ts';
import { smallDisk } from '#tests/support/small-disk.ts';
import { startBranch } from '#tests/support/start-branch.ts';
import type { TestApp } from '#tests/support/start-test-app.ts';

const reserve = 16 * 1024;
const dana = { name: 'Dana', username: 'dana', roles: ['trainee'] };
const neededBytes = 2 * reserve + reserve - (reserve - 1);
const refused = { ok: false, error: { code: 'UNAVAILABLE', details: { store: 'disk_full', neededBytes } } };

async function branchOnSmallDisk() {
  const disk = smallDisk(reserve);
  const { test: app, world } = await startBranch({ disk });
  return {
    app,
    world,
    disk,
    fill: () => disk.leave(reserve - 1),
    empty: async (at: TestApp = app) => {
      disk.leave(100 * reserve);
      await at.window().api.system.retryOpening({});
    },
  };
}

const toldAt = ({ pushes }: TestApp) =>
  pushes.filter(({ push }) => push.event === 'invalidated' && push.ops.includes('system.opening')).length;

test('a disk that is nearly full is a state of the store that every window is told, with the room that ends it', async () => {
  const { app, fill, empty } = await branchOnSmallDisk();
  const { api } = app.window('trainee');
  expect(await api.system.opening({})).toMatchObject({ state: 'ok', readOnly: null });
  fill();
  const before = toldAt(app);
  app.clock.advance(15_000);
  expect(toldAt(app)).toBe(before + 1);
  const readOnly = { cause: 'disk_full', neededBytes };
  expect(await api.health.ready({})).toEqual({ ready: false });
  expect(await api.system.opening({})).toMatchObject({ state: 'ok', readOnly });
  await empty();
  expect(await api.system.opening({})).toMatchObject({ state: 'ok', readOnly: null });
  expect(toldAt(app)).toBeGreaterThan(before + 1);
});

test('by itself it ends within moments of there being room', async () => {
  const { app, disk, fill } = await branchOnSmallDisk();
  const { api } = app.window('trainee');
  fill();
  app.clock.advance(15_000);
  disk.leave(100 * reserve);
  const afterAWhile = async () => {
    app.clock.advance(15_000);
    return (await api.system.opening({})).readOnly;
  };
  await expect.poll(afterAWhile).toBeNull();
});

test('reading goes on, what is read on record too, and nothing else is taken', async () => {
  const { app, fill, empty } = await branchOnSmallDisk();
  fill();
  const admin = app.window('admin');
  expect(await admin.call('accounts.create', dana)).toEqual(refused);
  expect((await admin.api.accounts.list({})).total).toBe(5);
  await admin.api.audit.list({});
  await empty();
  expect(await admin.call('accounts.create', dana)).toMatchObject({
    ok: true,
  });
});

test('wrong passwords are counted and lock, as ever, and all of it is on record', async () => {
  const { app, fill } = await branchOnSmallDisk();
  const { call, api } = app.window('a new window');
  fill();
  const guess = { identifier: 'trainee', password: 'not the password' };
  for (let n = 0; n < 5; n += 1) await call('accounts.signIn', guess);
  expect(await call('accounts.signIn', { ...guess, password: passwordOf('trainee') })).toMatchObject({
    error: { code: expect.stringMatching(/ACCOUNT_LOCKED|RATE_LIMITED/) },
  });
  await api.accounts.signIn({ identifier: 'trainer', password: passwordOf('trainer') });
  await api.accounts.lock({});
  expect(await call('accounts.unlock', { password: 'no' })).toMatchObject({ ok: false });
  await api.accounts.unlock({ password: passwordOf('trainer') });
  await api.accounts.signOut({});
  const rows = await app.rows<{ action: string }>("SELECT action FROM audit WHERE at > '' ORDER BY seq");
  const last = rows.map(({ action }) => action);
  for (const action of [
    'session.signInFailed',
    'session.signedIn',
    'session.locked',
    'session.unlockFailed',
    'session.unlocked',
    'session.signedOut',
  ]) {
    expect(last).toContain(action);
  }
});

test('a practice waits while nothing that is said in it can be stored: its time does not run', async () => {
  const { app, world, fill, empty } = await branchOnSmallDisk();
  const { id: sessionId } = await world.openSession();
  const { api, call } = app.window('trainee');
  const said = { sessionId, text: 'The first adjustment within 30 days is included.' };
  app.clock.advance(60_000);
  const { remainingMs } = await api.roleplay.session({ sessionId });
  fill();
  expect(await call('roleplay.say', said)).toEqual(refused);
  app.clock.advance(20 * 60_000);
  const waiting = await api.roleplay.session({ sessionId });
  expect(waiting).toMatchObject({ status: 'paused' });
  expect(remainingMs - waiting.remainingMs).toBeLessThanOrEqual(2000);
  await empty();
  expect(await api.roleplay.resume({ sessionId })).toMatchObject({ status: 'active' });
  expect(await call('roleplay.say', said)).toMatchObject({ ok: true });
});

test('an answer that is being spoken when the disk becomes full is stored', async () => {
  const { app, world, fill } = await branchOnSmallDisk();
  const { id: sessionId } = await world.openSession();
  const said = { sessionId, text: 'The first adjustment within 30 days is included.' };
  const reply = await app.app.dispatch({ windowId: 'trainee' }, 'roleplay.say', said, { onPart: fill });
  expect(reply).toMatchObject({ ok: true });
  const [count] = await app.rows<{ n: number }>('SELECT count(*) AS n FROM turns');
  expect(count?.n).toBe(3);
});

/** A disk that becomes full while something is written: it is asked before each transaction. */
function disksLastingFor(questions: number): Disk & { empty(): void } {
  let left = Infinity;
  let isArmed = false;
  return {
    reserveBytes: reserve,
    freeBytes: () => {
      if (isArmed) left -= 1;
      return left > 0 ? 100 * reserve : 0;
    },
    empty: () => {
      left = isArmed ? Infinity : questions;
      isArmed = !isArmed;
    },
  };
}

test('an import that a full disk breaks off is not there, and what it left goes once there is room', async () => {
  const disk = disksLastingFor(4);
  const { test: app } = await startBranch({ disk });
  const { call, api } = app.window('admin');
  const text = Array.from({ length: 1500 }, (_, n) => `Rule ${n}: say the marker word.\n\n`).join('');
  const file = {
    categoryId: 'retail-sales',
    title: 'Long rules',
    fileName: 'rules.txt',
    content: new TextEncoder().encode(text),
  };
  disk.empty();
  expect(await call('library.import', file)).toMatchObject({
    ok: false,
    error: { code: 'UNAVAILABLE', details: { store: 'disk_full' } },
  });
  expect((await api.library.list({})).total).toBe(0);
  const staged = async () => (await app.rows('SELECT id FROM documents')).length;
  expect(await staged()).toBe(1);
  disk.empty();
  await api.system.retryOpening({});
  await expect.poll(staged).toBe(0);
  expect(await call('library.import', file)).toMatchObject({ ok: true });
});

test('a program that starts on a full disk lets people in to read', async () => {
  const { app, world, fill, empty } = await branchOnSmallDisk();
  await world.openSession();
  fill();
  const next = await app.restart();
  const { api, call } = next.window('trainee');
  expect(await api.system.opening({})).toMatchObject({ state: 'ok', readOnly: { cause: 'disk_full' } });
  await api.accounts.signIn({ identifier: 'trainee', password: passwordOf('trainee') });
  const { session } = await api.roleplay.active({});
  expect(session?.status).toBe('paused');
  expect(await call('roleplay.resume', { sessionId: session?.id })).toEqual(refused);
  await empty(next);
  await api.roleplay.resume({ sessionId: session?.id ?? '' });
});
