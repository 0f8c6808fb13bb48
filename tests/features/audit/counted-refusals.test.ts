import { describe, expect, test } from 'vitest';
import { startBranch } from '#tests/support/start-branch.ts';
import type { TestApp } from '#tests/support/start-test-app.ts';

const forbidden = { 'accounts.list.FORBIDDEN': 2 };

/** A trainee asks three times for what is not theirs: one row, and two that are counted. */
async function counted() {
  const { test: app, world } = await startBranch();
  const trainee = await world.idOf('trainee');
  for (let call = 0; call < 3; call += 1) await app.window('trainee').call('accounts.list');
  return { app, world, trainee };
}

const rowsIn = async (app: TestApp) =>
  (
    await app.rows<{ actor_id: string; details: string }>(
      "SELECT actor_id, details FROM audit WHERE action = 'call.refusedAgain' ORDER BY seq",
    )
  ).map(({ actor_id, details }) => [actor_id, JSON.parse(details) as unknown]);

describe('refused calls without a row of their own are put on record', () => {
  test('after a quarter of an hour, by themselves', async () => {
    const { app, trainee } = await counted();
    app.clock.advance(14 * 60_000);
    expect(await rowsIn(app)).toEqual([]);
    app.clock.advance(2 * 60_000);
    expect(await rowsIn(app)).toEqual([[trainee, forbidden]]);
  });

  test.each<[string, (app: TestApp) => unknown]>([
    ['when their caller signs out', (app) => app.as('trainee', 'accounts.signOut')],
    ['when their window closes', (app) => app.app.windowClosed('trainee')],
  ])('%s', async (_what, leave) => {
    const { app, trainee } = await counted();
    await leave(app);
    expect(await rowsIn(app)).toEqual([[trainee, forbidden]]);
  });

  test('when the program ends', async () => {
    const { app, trainee } = await counted();
    expect(await rowsIn(await app.restart())).toEqual([[trainee, forbidden]]);
  });
});
