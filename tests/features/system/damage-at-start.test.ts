import { describe, expect, test } from 'vitest';
import { passwordOf } from '#tests/support/make-world.ts';
import { startBranch } from '#tests/support/start-branch.ts';
import type { TestApp } from '#tests/support/start-test-app.ts';

type Change = Parameters<TestApp['change']>[0];
const takeAway =
  (table: string): Change =>
  (run) =>
    run(`ALTER TABLE ${table} RENAME TO taken_away`);
const putBack =
  (table: string): Change =>
  (run) =>
    run(`ALTER TABLE taken_away RENAME TO ${table}`);

const corrupt = { ok: true, data: { state: 'corrupt', firstRun: false } };
const open = { ok: true, data: { state: 'ok', firstRun: false } };

/** What the program reads when it starts on a store that has opened. */
const readAtStart = ['steady_clock', 'settings', 'sessions', 'lockouts', 'secret_limits'];

describe.each(readAtStart)('a store that lost its table %s while it was closed', (table) => {
  const started = async () => {
    const { test: before } = await startBranch();
    return before.restart(takeAway(table));
  };

  test('is damaged, which every attempt to open it says', async () => {
    const { call } = (await started()).window();
    expect(await call('system.opening')).toMatchObject(corrupt);
    expect(await call('system.retryOpening')).toMatchObject(corrupt);
    expect(await call('system.retryOpening')).toMatchObject(corrupt);
    expect(await call('accounts.me')).toMatchObject({ ok: false, error: { code: 'UNAVAILABLE' } });
  });

  test('is left alone after a start that failed, and opens when it is sound again', async () => {
    const app = await started();
    const { call, api } = app.window();
    await call('system.retryOpening');
    app.clock.advance(3_600_000);
    const errors = app.log.filter(({ level }) => level === 'error').map(({ event }) => event);
    expect(errors).toEqual(['store.notStarted', 'store.notStarted']);
    await app.change(putBack(table));
    expect(await call('system.retryOpening')).toMatchObject(open);
    await api.accounts.signIn({ identifier: 'admin', password: passwordOf('admin') });
  });
});

test('a table that was lost while the store was open keeps it closed until it is back', async () => {
  const { test: app } = await startBranch();
  await app.change(takeAway('steady_clock'));
  const { call } = app.window('admin');
  expect(await call('accounts.confirmPassword', { password: 'not it' })).toMatchObject({ ok: false });
  expect(await call('system.opening')).toMatchObject(corrupt);
  expect(await call('system.retryOpening')).toMatchObject(corrupt);
  expect(await call('system.retryOpening')).toMatchObject(corrupt);
  await app.change(putBack('steady_clock'));
  expect(await call('system.retryOpening')).toMatchObject(open);
});
