import { existsSync, utimesSync } from 'node:fs';
import { expect, test } from 'vitest';
import { components, healthFindings, stateOf } from '#contract/health.ts';
import { health as operations } from '#features/health/contract.ts';
import type { OutputOf } from '#contract/op.ts';
import { dataFolder } from '#main/platform/db/data-folder.ts';
import { fixedPolicy } from '#main/platform/policy/fixed-policy.ts';
import { passwordOf } from '#tests/support/make-world.ts';
import { startTestApp, type StartOptions, type TestApp } from '#tests/support/start-test-app.ts';

type Checked = OutputOf<typeof operations.check>;

/** A store with an admin, who is signed in. */
async function branch(o: StartOptions = {}) {
  const app = await startTestApp(o);
  const admin = { name: 'The admin', username: 'admin', password: passwordOf('admin') };
  await app.as('admin', 'accounts.createFirstAdmin', admin);
  return app;
}
const check = async (app: TestApp): Promise<Checked> => {
  // Time may have locked the window.
  await app.window('admin').call('accounts.unlock', { password: passwordOf('admin') });
  return operations.check.output.parse(await app.as('admin', 'health.check'));
};
const found = async (app: TestApp, component: Checked['components'][number]['component']) =>
  (await check(app)).components.find((one) => one.component === component);

test('a store that is well says so of every component, with figures', async () => {
  const app = await branch();
  const report = await check(app);
  expect(report.components.map(({ component, finding }) => [component, finding])).toEqual([
    ['folder', 'private'],
    ['disk', 'enough'],
    ['key', 'kept'],
    ['store', 'open'],
    ['migrations', 'up_to_date'],
    ['memory', 'enough'],
    ['clock', 'right'],
    ['policy', 'none'],
    ['purge', 'nothing_owed'],
    ['backups', 'none_yet'],
    ['audit', 'not_checked'],
    ['jobs', 'running'],
  ]);
  expect([report.state, report.ready, report.notChecked]).toEqual(['ok', true, []]);
  expect(report.components.find(({ component }) => component === 'store')?.figures).toMatchObject({
    databaseBytes: expect.any(Number),
    logBytes: expect.any(Number),
  });
});

test('every component is registered, and every finding is of a known gravity', () => {
  for (const component of components) {
    for (const [finding, state] of Object.entries(healthFindings[component])) {
      expect(stateOf(component, finding)).toBe(state);
    }
  }
});

test('the last check of the audit is told, also when it found something', async () => {
  const app = await branch();
  await app.as('admin', 'audit.verify');
  expect(await found(app, 'audit')).toMatchObject({
    finding: 'whole',
    figures: { checkedAt: app.clock.now().toISOString() },
  });
  await app.change((sql) => {
    sql('DROP TRIGGER audit_keeps_its_words');
    sql("UPDATE audit SET action = 'canary' WHERE seq = 1");
  });
  await app.as('admin', 'audit.verify');
  expect(await found(app, 'audit')).toMatchObject({ state: 'fail', finding: 'broken' });
});

test('an erasure whose files could not be rewritten is told until they were', async () => {
  const app = await branch();
  await app.change((sql) => sql('INSERT INTO owed_purge (id) VALUES (1)'));
  expect(await found(app, 'purge')).toMatchObject({ state: 'warn', finding: 'owed' });
  app.clock.advance(600_000);
  expect(await found(app, 'purge')).toMatchObject({ finding: 'nothing_owed' });
});

test('a clock that is set back is told until the next start', async () => {
  const app = await branch();
  app.clock.setWall(new Date(app.clock.now().getTime() - 86_400_000).toISOString());
  expect(await found(app, 'clock')).toMatchObject({
    state: 'warn',
    finding: 'set_back',
    figures: { setBackMs: 86_400_000 },
  });
  const later = await app.restart();
  await later.as('admin', 'accounts.signIn', { identifier: 'admin', password: passwordOf('admin') });
  expect(await found(later, 'clock')).toMatchObject({ finding: 'right' });
});

test('a policy tells what of it is not in force, and what nobody knows', async () => {
  const app = await branch({ policy: { branch: 'North', colour: 'red' } });
  expect(await found(app, 'policy')).toMatchObject({
    state: 'warn',
    finding: 'unknown_keys',
    figures: { problemCount: 0, unknownKeyCount: 1 },
  });
  const other = await branch({ policy: { idleLockMinutes: 'soon' } });
  expect(await found(other, 'policy')).toMatchObject({ state: 'fail', finding: 'problems' });
  expect(await found(await branch({ policy: { branch: 'North' } }), 'policy')).toMatchObject({
    finding: 'in_force',
  });
});

test('a job whose last run failed is named, until it runs again', async () => {
  let isBroken = false;
  const policy = fixedPolicy({ branch: 'North' });
  const app = await branch({
    policy: () => (isBroken ? Promise.reject(new Error('canary')) : policy()),
  });
  isBroken = true;
  app.clock.advance(15 * 60_000);
  const { jobs, state } = await check(app);
  expect(state).toBe('warn');
  expect(jobs.filter(({ isFailing }) => isFailing).map(({ name }) => name)).toEqual(['policy']);
  expect(await found(app, 'jobs')).toMatchObject({ finding: 'failing', figures: { failingCount: 1 } });
  isBroken = false;
  app.clock.advance(15 * 60_000);
  expect(await found(app, 'jobs')).toMatchObject({ finding: 'running' });
});

test('the start-up check tells everything that is wrong at once, the gravest first, and no figure', async () => {
  const first = await branch();
  const { dataDir, vault } = first;
  await first.app.close();
  vault.trouble = 'unavailable';
  const { clock } = first;
  // The disk writes down when, by a clock of its own.
  for (const file of Object.values(dataFolder(dataDir)).filter((one) => existsSync(one)))
    utimesSync(file, clock.now(), clock.now());
  const closed = await startTestApp({ dataDir, vault, clock, policy: { idleLockMinutes: 0, colour: 'red' } });
  expect(await closed.as('nobody', 'health.ready')).toEqual({ ready: false });
  const { problems } = operations.startUp.output.parse(await closed.as('nobody', 'health.startUp'));
  expect(problems).toEqual([
    { component: 'key', state: 'fail', finding: 'unavailable' },
    { component: 'store', state: 'fail', finding: 'key_unavailable' },
    { component: 'policy', state: 'fail', finding: 'problems' },
  ]);
  expect(await closed.window('nobody').call('health.check')).toMatchObject({ ok: false });
});
