import { describe, expect, test } from 'vitest';
import { startBranch } from '#tests/support/start-branch.ts';
import { startTestApp } from '#tests/support/start-test-app.ts';
import { refusal } from './refusal.ts';

const dana = { name: 'Dana Whitlock', username: 'dana', password: 'a quiet lamp at noon' };
const signIn = { identifier: dana.username, password: dana.password };

async function registering(selfRegistration: 'off' | 'approval' | 'on') {
  const { test: app } = await startBranch({ policy: { selfRegistration } });
  const door = app.window('door').api.accounts;
  return { app, door, admin: app.window('admin').api.accounts };
}

describe('making an account for oneself', () => {
  test('is offered only where the policy or a setting says so', async () => {
    const { door } = await registering('off');
    expect(await refusal(door.register(dana))).toBe('NOT_OFFERED');
  });

  test('lets a person in at once, as a trainee, and the notice comes first', async () => {
    const { door } = await registering('on');
    expect(await door.register(dana)).toMatchObject({ waiting: false });
    expect(await door.signIn(signIn)).toMatchObject({ roles: ['trainee'], owes: ['notice'] });
  });

  test('waits for an admin where it has to be approved, and only the right password is told so', async () => {
    const { app, door, admin } = await registering('approval');
    const { id } = await door.register(dana);
    expect(await app.window('door').call('accounts.signIn', signIn)).toMatchObject({
      error: { code: 'NOT_ACTIVE', details: { waiting: true } },
    });
    expect(await refusal(door.signIn({ ...signIn, password: 'not the password' }))).toBe('WRONG_CREDENTIALS');
    const [waiting] = (await admin.list({ status: 'waiting' })).items;
    expect(waiting).toMatchObject({ id, status: 'waiting', roles: ['trainee'] });
    const approved = { id, name: dana.name, username: dana.username, roles: ['trainee' as const] };
    await admin.update({ ...approved, isActive: true, mustChangePassword: false });
    expect(await refusal(door.signIn(signIn))).toBe('OK');
  });

  test('takes nobody’s name, no role and no easy password', async () => {
    const { app, door } = await registering('on');
    expect(await refusal(door.register({ ...dana, username: 'Trainee' }))).toBe('USERNAME_TAKEN');
    const call = (change: object) => app.window('door').call('accounts.register', { ...dana, ...change });
    expect(await call({ roles: ['admin'] })).toMatchObject({
      error: { code: 'INVALID_INPUT', details: { fields: [{ path: 'roles', issue: 'unknown_field' }] } },
    });
    expect(await call({ password: 'danawhitlock' })).toMatchObject({
      error: { code: 'INVALID_INPUT', details: { fields: [{ path: 'password', issue: 'too_easy' }] } },
    });
  });

  test('tells three times an hour whose a name is, and that is on record', async () => {
    const { app, door } = await registering('on');
    const tries = [];
    for (const username of ['Trainee', 'trainer', 'viewer', 'admin'])
      tries.push(await refusal(door.register({ ...dana, username })));
    expect(tries).toEqual(['USERNAME_TAKEN', 'USERNAME_TAKEN', 'USERNAME_TAKEN', 'RATE_LIMITED']);
    const rows = await app.rows<{ details: string }>(
      "SELECT details FROM audit WHERE action = 'account.registerRefused'",
    );
    expect(rows.map(({ details }) => details)).toEqual(Array<string>(3).fill('{"code":"USERNAME_TAKEN"}'));
  });

  test('can be done three times an hour, and what is too easy does not count', async () => {
    const { door } = await registering('on');
    const tries = [];
    for (let at = 0; at < 4; at += 1)
      expect(await refusal(door.register({ ...dana, password: 'danawhitlock' }))).toBe('INVALID_INPUT');
    for (const n of [1, 2, 3, 4]) tries.push(await refusal(door.register({ ...dana, username: `dana${n}` })));
    expect(tries).toEqual(['OK', 'OK', 'OK', 'RATE_LIMITED']);
  });

  test('is not the way to be the first person of a PC', async () => {
    const app = await startTestApp({ policy: { selfRegistration: 'on' } });
    expect(await refusal(app.window().api.accounts.register(dana))).toBe('NOT_OFFERED');
  });
});

test('the names of people are shown at the door only where that is set, and only of those who may sign in', async () => {
  const hidden = await startBranch();
  expect(await hidden.test.window('door').api.accounts.tiles({})).toEqual({ people: [] });
  const { test: app } = await startBranch({ policy: { signInShows: 'tiles' } });
  await app.window('admin').api.accounts.create({ name: 'New', username: 'new', roles: ['trainee'] });
  const { people } = await app.window('door').api.accounts.tiles({});
  expect(people).toContainEqual({ username: 'trainee', name: 'The trainee' });
  expect(JSON.stringify(people)).not.toMatch(/id|hash|role/);
});
