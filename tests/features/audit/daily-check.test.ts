import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { createDailyAuditCheck } from '#main/kernel/audit/daily-check.ts';
import { createReadings } from '#main/kernel/audit/readings.ts';
import { verifyStored } from '#main/kernel/audit/verify-stored.ts';
import { createJobs } from '#main/kernel/jobs.ts';
import { opened } from '#tests/store/store-ports.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { passwordOf } from '#tests/support/make-world.ts';
import { startBranch } from '#tests/support/start-branch.ts';
import { startTestApp, type TestApp } from '#tests/support/start-test-app.ts';
import { append, chainedStore } from './chained-store.ts';

const hour = 3_600_000;

/** What is on record of checks, the first first. */
const checksOf = async (app: TestApp): Promise<object[]> => {
  const rows = await app.rows<{ actor_id: string | null; details: string }>(
    "SELECT actor_id, details FROM audit WHERE action = 'audit.verified' ORDER BY seq",
  );
  return rows.map(({ actor_id: actorId, details }) => ({ actorId, ...JSON.parse(details) }));
};
const check = async (app: TestApp) => {
  const { components } = (await app.as('admin', 'health.check')) as {
    components: { component: string; finding: string; figures: { checkedAt?: string } }[];
  };
  return components.find(({ component }) => component === 'audit');
};
const startUp = async (app: TestApp) =>
  ((await app.as('nobody', 'health.startUp')) as { problems: { component: string }[] }).problems;

/** As when nobody was there for so long; then everything has its next turn. */
async function pass(app: TestApp, hours: number): Promise<void> {
  app.clock.sleep(hours * hour - hour / 6);
  app.clock.advance(hour / 6);
  // A job that waits, be it for nothing, is not run again before it came back.
  await nextTurn();
}
/** Nobody is at a window any more: they lock by themselves, and then it is looked again whether the check is due. */
async function lockUp(app: TestApp): Promise<void> {
  for (const hours of [1, 1 / 6]) await pass(app, hours);
}
const signIn = (app: TestApp) =>
  app.as('admin', 'accounts.signIn', { identifier: 'admin', password: passwordOf('admin') });

describe('the record is checked by itself', () => {
  test('each day in a moment in which nobody works, and Health tells what was found and when', async () => {
    const { test: app } = await startBranch();
    expect(await check(app)).toMatchObject({ finding: 'not_checked' });
    await pass(app, 1 / 3);
    expect(await checksOf(app)).toEqual([]);
    await lockUp(app);
    await expect.poll(() => checksOf(app)).toHaveLength(1);
    const [first] = await checksOf(app);
    expect(first).toEqual({ actorId: null, rows: expect.any(Number), finding: 'none', reason: 'daily' });
    await pass(app, 18);
    expect(await checksOf(app)).toHaveLength(1);
    await pass(app, 2);
    await expect.poll(() => checksOf(app)).toHaveLength(2);
    await signIn(app);
    const told = await check(app);
    expect(told).toMatchObject({ finding: 'whole', figures: { rowCount: expect.any(Number) } });
    const age = app.clock.now().getTime() - Date.parse(told?.figures.checkedAt ?? '');
    expect([age >= 0, age < 2 * hour]).toEqual([true, true]);
    expect(await startUp(app)).toEqual([]);
  });

  test('not on top of a check that an admin had made', async () => {
    const { test: app } = await startBranch();
    await app.as('admin', 'audit.verify');
    await pass(app, 19);
    expect(await checksOf(app)).toHaveLength(1);
  });

  test('where somebody works all the time, four hours later all the same', async () => {
    const { test: app } = await startBranch();
    const work = async (hours: number): Promise<void> => {
      for (let sixth = 0; sixth < hours * 6; sixth += 1) {
        await signIn(app);
        await pass(app, 1 / 6);
      }
    };
    await work(3.5);
    expect(await checksOf(app)).toEqual([]);
    await work(1);
    await expect.poll(() => checksOf(app)).toHaveLength(1);
  });

  test('and a row that another hand changed is told by Health and by the start-up check', async () => {
    const { test: app } = await startBranch();
    await app.change((sql) => {
      sql('DROP TRIGGER audit_keeps_its_words');
      sql("UPDATE audit SET action = 'canary' WHERE seq = 2");
    });
    await lockUp(app);
    await expect.poll(() => checksOf(app)).toMatchObject([{ finding: 'edited', seq: 2, rows: 1 }]);
    const broken = { component: 'audit', state: 'fail', finding: 'broken' };
    expect(await startUp(app)).toEqual([broken]);
    await signIn(app);
    expect(await check(app)).toMatchObject(broken);
    const later = await app.restart();
    expect(await startUp(later)).toEqual([broken]);
  });

  test('and what was found is told although no row of it can be written', async () => {
    const { test: app } = await startBranch();
    await app.change((sql) => {
      sql('DROP TRIGGER audit_keeps_its_words');
      sql("UPDATE audit SET action = 'canary' WHERE seq = 2");
      sql("CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT raise(ABORT, 'full'); END");
    });
    await lockUp(app);
    await expect.poll(() => startUp(app)).toMatchObject([{ component: 'audit', finding: 'broken' }]);
    expect(await checksOf(app)).toEqual([]);
  });
});

test('a store that is closed meanwhile ends the check, and nothing is on record or failed', async () => {
  const ports = await chainedStore(0);
  const { store } = await opened(ports);
  append(store, 1, 3000);
  const clock = createFakeClock();
  const errors: unknown[] = [];
  const log = { info: () => {}, warn: () => {}, error: (...line: unknown[]) => void errors.push(line) };
  const jobs = createJobs({ clock, log });
  const told: unknown[] = [];
  const readings = createReadings();
  // A clock that moves as it is looked at: the check lets others have their turn after each row.
  let at = 0;
  const impatient = { now: clock.now, monotonicMs: () => (at += 5) };
  const daily = createDailyAuditCheck({
    clock: impatient,
    store,
    readings,
    trail: { record: (event) => void told.push(event) },
    isQuiet: () => true,
  });
  jobs.every('audit.check', 1000, daily.run);
  clock.advance(1000);
  await nextTurn();
  expect(readings.isUnderWay()).toBe(true);
  jobs.stop();
  await store.close();
  await expect.poll(() => readings.isUnderWay()).toBe(false);
  expect([told, errors, jobs.report()[0]?.failures]).toEqual([[], [], 0]);
});

test('an admin who checks sees the same as the check by itself', async () => {
  const app = await startTestApp();
  await app.as('admin', 'accounts.createFirstAdmin', {
    name: 'The admin',
    username: 'admin',
    password: passwordOf('admin'),
  });
  await lockUp(app);
  await expect.poll(() => checksOf(app)).toHaveLength(1);
  await signIn(app);
  await app.as('admin', 'audit.verify');
  const [byItself, byAdmin] = await checksOf(app);
  expect(Object.keys({ ...byAdmin, reason: 'daily' }).toSorted()).toEqual(
    Object.keys(byItself ?? {}).toSorted(),
  );
});

test('a check that is aborted before it began reads nothing', async () => {
  const ports = await chainedStore(1);
  const { store } = await opened(ports);
  const heads = await store.outsideHeads();
  await store.close();
  const check = verifyStored(store.read, store.keys.audit, heads, ports.clock, AbortSignal.abort());
  await expect(check).rejects.toMatchObject({ name: 'AbortError' });
});
