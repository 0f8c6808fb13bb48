import { describe, expect, test } from 'vitest';
import { makeWorld, passwordOf } from '#tests/support/make-world.ts';
import { startBranch } from '#tests/support/start-branch.ts';
import { startTestApp, type TestApp } from '#tests/support/start-test-app.ts';

type Row = { action: string; actor_id: string | null; subject_id: string | null; details: string };

/** A branch whose admin has locked their window, and the rows that come from then on. */
async function lockedAdmin() {
  const { test: app, world } = await startBranch();
  const admin = await world.idOf('admin');
  const trainee = await world.idOf('trainee');
  await world.call('admin', 'accounts.lock');
  return { app, window: app.window('admin'), admin, trainee, rows: await rowsFromNow(app) };
}

async function rowsFromNow(app: TestApp) {
  const all = (): Promise<Row[]> => app.rows<Row>('SELECT * FROM audit ORDER BY seq');
  const before = (await all()).length;
  return async () =>
    (await all()).slice(before).map(({ action, actor_id, subject_id, details }) => ({
      action,
      actor: actor_id,
      subject: subject_id,
      details: JSON.parse(details) as unknown,
    }));
}

const signInOf = (identifier: 'trainee' | 'admin', password = passwordOf(identifier)) => ({
  identifier,
  password,
});

describe('at a locked window', () => {
  test('whatever anybody tries there is nobody’s, and never of the person who locked it', async () => {
    const { window, admin, trainee, rows } = await lockedAdmin();
    await window.call('accounts.signIn', signInOf('trainee', 'a guess'));
    await window.call('accounts.redeemCode', {
      identifier: 'trainee',
      code: 'AAAA-BBBB-CCCC',
      newPassword: 'seven green lanterns',
    });
    await window.call('accounts.askForCode', { identifier: 'trainee' });
    await window.call('accounts.create', { name: 'Evil', username: 'evil', roles: ['admin'] });
    await window.call('accounts.signIn', { role: 'admin' });
    await window.call('drop.tables');
    const found = await rows();
    expect(found.map(({ action }) => action)).toEqual([
      'session.signInFailed',
      'account.codeRefused',
      'account.codeAskedFor',
      'call.refused',
      'call.refused',
      'call.refused',
    ]);
    for (const { actor, details } of found) {
      expect([actor, details]).toEqual([null, expect.objectContaining({ lockedWindowOf: admin })]);
    }
    expect(found.slice(0, 2).map(({ subject }) => subject)).toEqual([trainee, trainee]);
  });

  test('a wrong password of its own person is about them, and a right one is theirs', async () => {
    const { window, admin, rows } = await lockedAdmin();
    await window.call('accounts.unlock', { password: 'a guess' });
    await window.call('accounts.unlock', { password: passwordOf('admin') });
    expect(await rows()).toMatchObject([
      { action: 'session.unlockFailed', actor: null, subject: admin },
      { action: 'session.unlocked', actor: admin, subject: admin },
    ]);
  });

  test('a sign-in names who came in, and over whose lock', async () => {
    const { app, window, admin, trainee, rows } = await lockedAdmin();
    await window.call('accounts.signIn', signInOf('trainee'));
    await app.as('admin', 'accounts.lock');
    expect(await rows()).toEqual([
      { action: 'session.signedIn', actor: trainee, subject: trainee, details: { lockedWindowOf: admin } },
      { action: 'session.locked', actor: trainee, subject: null, details: {} },
    ]);
  });
});

describe('coming in', () => {
  test('is done by the person who came in, by password, code or as the first of all', async () => {
    const app = await startTestApp();
    const world = makeWorld(app.as);
    const rows = await rowsFromNow(app);
    const first = { name: 'The admin', username: 'admin', password: passwordOf('admin') };
    const { personalCode } = (await world.call('admin', 'accounts.createFirstAdmin', first)) as {
      personalCode: string;
    };
    const admin = await world.idOf('admin');
    await app.as('by password', 'accounts.signIn', signInOf('admin'));
    await app.as('by code', 'accounts.signInByCode', { personalCode });
    const named = (await rows()).filter(({ action }) => action !== 'call.refused');
    expect(named.map(({ action, actor, subject }) => [action, actor, subject])).toEqual([
      ['account.created', admin, admin],
      ['session.signedIn', admin, admin],
      ['session.signedInByCode', admin, admin],
    ]);
  });

  test('where somebody is signed in and nothing is locked ends their sign-in, with a row of its own', async () => {
    const { test: app, world } = await startBranch();
    const [admin, trainee] = [await world.idOf('admin'), await world.idOf('trainee')];
    const rows = await rowsFromNow(app);
    await app.as('admin', 'accounts.signIn', signInOf('trainee'));
    await app.as('admin', 'accounts.signIn', signInOf('trainee'));
    expect(await rows()).toEqual([
      { action: 'session.signedIn', actor: trainee, subject: trainee, details: {} },
      { action: 'session.replaced', actor: trainee, subject: admin, details: {} },
      { action: 'session.signedIn', actor: trainee, subject: trainee, details: {} },
      { action: 'session.replaced', actor: trainee, subject: trainee, details: {} },
    ]);
  });

  test('over a lock ends nothing: the one before is parked', async () => {
    const { window, rows } = await lockedAdmin();
    await window.call('accounts.signIn', signInOf('trainee'));
    expect((await rows()).map(({ action }) => action)).toEqual(['session.signedIn']);
  });
});
