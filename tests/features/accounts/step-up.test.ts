import { describe, expect, test } from 'vitest';
import { passwordOf } from '#tests/support/make-world.ts';
import { startBranch } from '#tests/support/start-branch.ts';
import { refusal } from './refusal.ts';

const minute = 60_000;
const password = passwordOf('admin');
type Branch = Awaited<ReturnType<typeof startBranch>>['test'];

/** Something that asks for the password again. */
const endLock = (app: Branch, id: unknown, windowId = 'admin') =>
  app.window(windowId).call('accounts.endLock', { id });
const asked = { error: { code: 'FORBIDDEN', details: { stepUp: true } } };

async function later(minutes: number): Promise<{ readonly app: Branch; readonly id: string }> {
  const { test: app, world } = await startBranch();
  const id = await world.idOf('trainee');
  app.clock.advance(minutes * minute);
  return { app, id };
}

describe('the password is asked for again', () => {
  test('ten minutes after it was given, whatever was done meanwhile', async () => {
    const { app, id } = await later(9);
    expect(await endLock(app, id)).toMatchObject({ ok: true });
    app.clock.advance(minute);
    expect(await endLock(app, id)).toMatchObject(asked);
    await app.window('admin').api.accounts.confirmPassword({ password });
    expect(await endLock(app, id)).toMatchObject({ ok: true });
  });

  test('at the window where it was not given; elsewhere it opens nothing', async () => {
    const { app, id } = await later(10);
    await app.window('second').api.accounts.signIn({ identifier: 'admin', password });
    expect(await endLock(app, id, 'second')).toMatchObject({ ok: true });
    expect(await endLock(app, id)).toMatchObject(asked);
  });

  test('not after a lock was opened with it', async () => {
    const { app, id } = await later(10);
    const { accounts } = app.window('admin').api;
    await accounts.lock({});
    await accounts.unlock({ password });
    expect(await endLock(app, id)).toMatchObject({ ok: true });
  });

  test('not sooner because the wall clock was set, nor later', async () => {
    const { app, id } = await later(9);
    app.clock.setWall('2027-11-20T09:00:00.000Z');
    expect(await endLock(app, id)).toMatchObject({ ok: true });
    app.clock.setWall('2025-11-20T09:00:00.000Z');
    app.clock.advance(minute);
    expect(await endLock(app, id)).toMatchObject(asked);
  });

  test('after a kept sign-in was taken up, which nobody typed', async () => {
    const { test: app, world } = await startBranch();
    const id = await world.idOf('trainee');
    await app.window('left').api.accounts.signIn({ identifier: 'admin', password, keep: true });
    app.app.windowClosed('left');
    const again = await app.restart();
    await again.window('new').api.accounts.resume({});
    expect(await endLock(again, id, 'new')).toMatchObject(asked);
    expect(await refusal(again.window('new').api.accounts.list({}))).toBe('OK');
  });
});

describe('a password that is given again', () => {
  test('locks the account like one at the sign-in when it is wrong five times, and each is on record', async () => {
    const { app } = await later(10);
    const { accounts } = app.window('admin').api;
    const answers: unknown[] = [];
    for (let n = 0; n < 6; n += 1) {
      answers.push(await refusal(accounts.confirmPassword({ password: 'not the password' })));
      app.clock.advance(20_000);
    }
    expect(answers).toEqual([
      ...Array<unknown>(4).fill('WRONG_CREDENTIALS'),
      'ACCOUNT_LOCKED',
      'ACCOUNT_LOCKED',
    ]);
    const [{ n } = { n: 0 }] = await app.rows<{ n: number }>(
      "SELECT count(*) n FROM audit WHERE action = 'session.confirmFailed'",
    );
    expect(n).toBe(6);
  });

  test('that was asked for and not given leaves no row: whoever uses the window meets that each day', async () => {
    const { app, id } = await later(10);
    const count = async () => (await app.rows<{ n: number }>('SELECT count(*) n FROM audit'))[0]?.n;
    const before = await count();
    expect(await endLock(app, id)).toMatchObject(asked);
    expect(await count()).toBe(before);
  });
});
