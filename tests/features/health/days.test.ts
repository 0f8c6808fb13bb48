import { expect, test } from 'vitest';
import { health as operations } from '#features/health/contract.ts';
import { passwordOf } from '#tests/support/make-world.ts';
import { startTestApp, type TestApp } from '#tests/support/start-test-app.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

async function branch() {
  const app = await startTestApp();
  const admin = { name: 'The admin', username: 'admin', password: passwordOf('admin') };
  await app.as('admin', 'accounts.createFirstAdmin', admin);
  return app;
}
async function daysOf(app: TestApp) {
  await app.as('admin', 'accounts.signIn', { identifier: 'admin', password: passwordOf('admin') });
  const { days } = operations.check.output.parse(await app.as('admin', 'health.check'));
  return days;
}
/** Until the next look at how the day goes, in steps that leave the probes the time to answer. */
async function look(app: TestApp) {
  for (let passed = 0; passed < 5 * minute; passed += minute / 4) {
    app.clock.advance(minute / 4);
    // oxlint-disable-next-line no-await-in-loop -- one step after the other
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test('thirty days are told, also those on which nobody looked; the worst of a day stays', async () => {
  const app = await branch();
  await look(app);
  expect((await daysOf(app)).map(({ state }) => state)).toEqual([
    ...Array.from({ length: 29 }, () => null),
    'ok',
  ]);
  await look(app);
  await app.change((sql) => sql('INSERT INTO owed_purge (id) VALUES (1)'));
  await look(app);
  await look(app);
  await look(app);
  expect(await app.rows('SELECT * FROM owed_purge')).toEqual([]);
  const today = (await daysOf(app)).at(-1);
  expect(today).toEqual({
    day: '2026-11-20',
    state: 'warn',
    wrong: [{ component: 'purge', finding: 'owed' }],
  });
});

test('the day is that of the calendar where the PC stands, and what is over is forgotten', async () => {
  const app = await branch();
  await look(app);
  app.clock.sleep(2 * day);
  await look(app);
  expect((await daysOf(app)).slice(-3).map(({ state }) => state)).toEqual(['ok', null, 'ok']);
  app.clock.sleep(27 * day);
  await look(app);
  expect(await app.rows('SELECT day FROM health_days')).toEqual([
    { day: '2026-11-20' },
    { day: '2026-11-22' },
    { day: '2026-12-19' },
  ]);
  app.clock.sleep(day);
  await look(app);
  expect(await app.rows('SELECT day FROM health_days')).toEqual([
    { day: '2026-11-22' },
    { day: '2026-12-19' },
    { day: '2026-12-20' },
  ]);
});

test('a day that goes on as it began is written once', async () => {
  const app = await branch();
  await look(app);
  await look(app);
  const written = app.statements.filter((sql) => sql.includes('insert into "health_days"'));
  expect(written).toHaveLength(1);
});

test('what another hand wrote is no finding', async () => {
  const app = await branch();
  await app.change((sql) => sql(`INSERT INTO health_days VALUES ('2026-11-19', '{"disk":7,"x":"y"}')`));
  expect((await daysOf(app)).at(-2)).toEqual({ day: '2026-11-19', state: 'ok', wrong: [] });
});
