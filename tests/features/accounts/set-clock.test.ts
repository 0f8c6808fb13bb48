import { describe, expect, test } from 'vitest';
import { passwordOf } from '#tests/support/make-world.ts';
import { startBranch } from '#tests/support/start-branch.ts';
import type { TestApp } from '#tests/support/start-test-app.ts';
import { refusal } from './refusal.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const newPassword = 'very hard rhinoceros wallet';
const newcomer = { name: 'New Comer', username: 'newcomer' };

/** What lets a person in for a time, and what comes of it now. */
type Pass = { readonly lastsMs: number; readonly tried: (app: TestApp) => Promise<unknown> };

const redeemed = (identifier: string, code: string) => (app: TestApp) =>
  refusal(app.window('door').api.accounts.redeemCode({ identifier, code, newPassword }));

const passes: Readonly<Record<string, (app: TestApp) => Promise<Pass>>> = {
  'a reset code': async (app) => {
    const { items } = await app.window('admin').api.accounts.list({ search: 'trainee' });
    const id = items.find(({ username }) => username === 'trainee')?.id ?? '';
    const { code } = await app.window('admin').api.accounts.issueCode({ id });
    return { lastsMs: 60 * minute, tried: redeemed('trainee', code) };
  },
  'a code to set up with': async (app) => {
    const { setUp } = await app.window('admin').api.accounts.create({ ...newcomer, roles: ['trainee'] });
    return { lastsMs: 14 * day, tried: redeemed(newcomer.username, setUp.code) };
  },
  'a kept sign-in': async (app) => {
    const mine = { identifier: 'trainee', password: passwordOf('trainee'), keep: true };
    await app.window('kept').api.accounts.signIn(mine);
    app.app.windowClosed('kept');
    return { lastsMs: 30 * day, tried: (later) => refusal(later.window('door').api.accounts.resume({})) };
  },
};

const shift = (app: TestApp, ms: number): void =>
  app.clock.setWall(new Date(app.clock.now().getTime() + ms).toISOString());
/** Somebody is at the program, and the record has a row of it. */
const signIn = (app: TestApp) =>
  app.window('other').call('accounts.signIn', { identifier: 'viewer', password: passwordOf('viewer') });

describe.each(Object.entries(passes))('%s', (_what, make) => {
  const made = async (before: (app: TestApp) => void = () => {}) => {
    const { test: app } = await startBranch();
    before(app);
    return { app, ...(await make(app)) };
  };

  test('that has ended stays so when the clock is set back, through any number of starts', async () => {
    const { app, lastsMs, tried } = await made();
    shift(app, lastsMs + day);
    await signIn(app);
    let again = await app.restart();
    shift(again, -(lastsMs + day) + 20 * minute);
    expect(await tried(again)).not.toBe('OK');
    for (let start = 0; start < 2; start += 1) {
      again = await again.restart();
      await signIn(again);
      expect(await tried(again)).not.toBe('OK');
    }
  });

  test('that ended while nobody was there stays so after a crash under a clock that was set back', async () => {
    const { app, lastsMs, tried } = await made();
    app.clock.sleep(lastsMs);
    app.clock.advance(20 * minute);
    const start = await app.startAfterCrash();
    shift(start, -(lastsMs + 15 * minute));
    expect(await tried(await start.startAfterCrash())).not.toBe('OK');
  });

  test('that was made while the clock was a year ahead ends after its time, not a year later', async () => {
    const { app, lastsMs, tried } = await made((test) => shift(test, 365 * day));
    shift(app, -365 * day);
    await signIn(app);
    const again = await app.restart();
    // The PC is off, and nothing but its clock tells that time passes.
    shift(again, lastsMs);
    expect(await tried(await again.restart())).not.toBe('OK');
  });

  test('that was made while the clock was a year ahead works until then', async () => {
    const { app, lastsMs, tried } = await made((test) => shift(test, 365 * day));
    shift(app, -365 * day);
    await signIn(app);
    const again = await app.restart();
    shift(again, lastsMs - minute);
    expect(await tried(await again.restart())).toBe('OK');
  });

  test('that is made after a clock that was a year ahead was set right works for its time and no longer', async () => {
    const wrong = async () => {
      const { test: app } = await startBranch();
      shift(app, 365 * day);
      await signIn(app);
      shift(app, -365 * day);
      const right = await app.restart();
      await right
        .window('admin')
        .call('accounts.signIn', { identifier: 'admin', password: passwordOf('admin') });
      const pass = await make(right);
      return { app: right, ...pass };
    };
    const early = await wrong();
    shift(early.app, early.lastsMs - minute);
    expect(await early.tried(await early.app.restart())).toBe('OK');
    const late = await wrong();
    shift(late.app, late.lastsMs);
    expect(await late.tried(await late.app.restart())).not.toBe('OK');
  });
});

test('a code that ended under a clock that was ahead is not shown as one that works', async () => {
  const { test: app } = await startBranch();
  const { api } = app.window('admin');
  const { account, setUp } = await api.accounts.create({ ...newcomer, roles: ['trainee'] });
  expect(account.codeExpiresAt).toBe(setUp.expiresAt);
  shift(app, 400 * day);
  await signIn(app);
  shift(app, -400 * day);
  expect(await redeemed(newcomer.username, setUp.code)(app)).toBe('WRONG_CODE');
  expect((await api.accounts.person({ id: account.id })).codeExpiresAt).toBeNull();
  const { items } = await api.accounts.list({ search: newcomer.username });
  expect(items.map(({ codeExpiresAt }) => codeExpiresAt)).toEqual([null]);
});

test('a slip says by the clock on the wall how long it works, also after that was set right', async () => {
  const { test: app, world } = await startBranch();
  shift(app, 365 * day);
  await signIn(app);
  shift(app, -365 * day);
  const id = await world.idOf('trainee');
  const { expiresAt } = await app.window('admin').api.accounts.issueCode({ id });
  expect(Date.parse(expiresAt) - app.clock.now().getTime()).toBe(60 * minute);
});
