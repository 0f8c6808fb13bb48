import { expect, test } from 'vitest';
import { bcryptHasher } from '#main/platform/password/bcrypt-hasher.ts';
import { scryptStretch } from '#main/platform/stretch-code.ts';
import { passwordOf } from '#tests/support/make-world.ts';
import { startBranch } from '#tests/support/start-branch.ts';
import { keepSignIn } from '#tests/support/keep-sign-in.ts';
import { startTestApp, type TestApp } from '#tests/support/start-test-app.ts';
import { refusal } from './refusal.ts';

const mine = { identifier: 'trainee', password: passwordOf('trainee') };
const roles = ['trainee' as const];

/** The disk takes no more of what a statement such as `DELETE ON kept_sign_ins` writes. */
const refuseTo = (app: TestApp, statement: string): Promise<void> =>
  app.change((run) =>
    run(`CREATE TRIGGER full BEFORE ${statement} BEGIN SELECT RAISE(ABORT, 'The disk is full.'); END`),
  );
const errorsOf = (app: TestApp): string[] =>
  app.log.filter(({ level }) => level === 'error').map(({ event }) => event);

test('of two passwords that are chosen at once after a code, one is: for the other the new one is asked', async () => {
  const { test: app } = await startBranch();
  const own = app.window('trainee').api;
  const { personalCode } = await own.accounts.newPersonalCode({ password: mine.password });
  const { accounts } = app.window('door').api;
  await accounts.signInByCode({ personalCode });
  const choose = (newPassword: string) => refusal(accounts.changePassword({ newPassword }));
  const answers = await Promise.all([choose('seven green lanterns'), choose('nine blue kettles')]);
  expect(answers.toSorted()).toEqual(['CONFLICT', 'OK']);
});

test('of two recovery codes of the store that are made at once, the one made last is in force', async () => {
  const stretch = scryptStretch({ costAtMost: 4 });
  const waiting: (() => void)[] = [];
  let together = 1;
  /** Both are ready in the same moment. */
  const stretchCode: typeof stretch = async (...of) => {
    const key = await stretch(...of);
    await new Promise<void>((resolve) => {
      waiting.push(resolve);
      if (waiting.length >= together) for (const goOn of waiting.splice(0)) goOn();
    });
    return key;
  };
  const app = await startTestApp({ stretchCode });
  const password = 'seven green lanterns';
  await app.window('one').api.accounts.createFirstAdmin({ name: 'The admin', username: 'admin', password });
  await app.window('two').api.accounts.signIn({ identifier: 'admin', password });
  together = 2;
  const replies = await Promise.all(
    ['one', 'two'].map((id) => app.window(id).call('accounts.newRecoveryCode', { password })),
  );
  together = 1;
  expect(replies.map((reply) => (reply.ok ? 'OK' : reply.error.code)).toSorted()).toEqual(['CONFLICT', 'OK']);
  const given = replies.flatMap((reply) => (reply.ok ? [reply.data as { recoveryCode: string }] : []));
  app.vault.entries.clear();
  const later = await app.restart();
  const recoveryCode = given[0]?.recoveryCode ?? '';
  expect(await later.window().api.system.recover({ recoveryCode })).toMatchObject({ state: 'ok' });
});

test('who sets a PC up while another one is still at it is told that it is set up', async () => {
  const hasher = bcryptHasher({ costAtMost: 4 });
  let goOn = (): void => {};
  const slow = new Promise<void>((resolve) => (goOn = resolve));
  const passwords: typeof hasher = {
    ...hasher,
    hash: async (password, ...how) => {
      if (password === 'nine blue kettles') await slow;
      return hasher.hash(password, ...how);
    },
  };
  const app = await startTestApp({ passwords });
  const setUp = (id: string, password: string) =>
    refusal(app.window(id).api.accounts.createFirstAdmin({ name: 'The admin', username: 'admin', password }));
  const second = setUp('two', 'nine blue kettles');
  expect(await setUp('one', 'seven green lanterns')).toBe('OK');
  goOn();
  expect(await second).toBe('ALREADY_SET_UP');
});

test('what is worth a password is given to nobody without it', async () => {
  const { test: app } = await startBranch();
  const { api } = app.window('trainee');
  const password = 'not the password';
  expect(await refusal(api.accounts.newPersonalCode({ password }))).toBe('WRONG_CREDENTIALS');
  expect(await refusal(api.accounts.confirmPassword({ password }))).toBe('WRONG_CREDENTIALS');
  expect(await refusal(api.myData.erase({ username: 'trainee', password }))).toBe('WRONG_CREDENTIALS');
  expect(await refusal(api.myData.erase({ username: 'trainee', password: mine.password }))).toBe('OK');
  expect(await refusal(api.accounts.me({}))).toBe('UNAUTHENTICATED');
});

test('what somebody changes about themselves must not be anybody else’s', async () => {
  const { test: app } = await startBranch();
  const change = (id: string, contact: object) =>
    refusal(app.window(id).api.accounts.changeMine({ email: null, phone: null, ...contact }));
  expect(await change('viewer', { email: 'v@x.example', phone: '020 7946' })).toBe('OK');
  expect(await change('trainee', { email: 'V@x.example' })).toBe('EMAIL_TAKEN');
  expect(await change('trainee', { phone: '02 07 94 6' })).toBe('PHONE_TAKEN');
  expect(await change('viewer', { email: 'v@x.example' })).toBe('OK');
  const rows = await app.rows<{ details: string }>(
    "SELECT details FROM audit WHERE action = 'account.changed' ORDER BY seq DESC LIMIT 2",
  );
  expect(rows).toEqual([{ details: '{"fields":["phone"]}' }, { details: '{"fields":["email","phone"]}' }]);
});

test('an admin gives nobody a name that is another’s, and changes nobody who is not there', async () => {
  const { test: app, world } = await startBranch();
  const { accounts } = app.window('admin').api;
  const id = await world.idOf('trainee');
  const person = {
    id,
    name: 'The trainee',
    username: 'viewer',
    roles,
    isActive: true,
    mustChangePassword: false,
  };
  expect(await refusal(accounts.update(person))).toBe('USERNAME_TAKEN');
  const nobody = { ...person, id: '0198f3a0-7c1e-7000-8000-0123456789ab' };
  expect(await refusal(accounts.update({ ...nobody, username: 'free' }))).toBe('NOT_FOUND');
  for (const call of [accounts.person, accounts.endLock, accounts.issueCode, accounts.endSignInsOf]) {
    expect(await refusal(call({ id: nobody.id }))).toBe('NOT_FOUND');
  }
});

test('a code is made for nobody who may not sign in, and theirs from before is worth nothing', async () => {
  const { test: app, world } = await startBranch();
  const { accounts } = app.window('admin').api;
  const id = await world.idOf('trainee');
  const { code } = await accounts.issueCode({ id });
  await accounts.update({
    id,
    name: 'The trainee',
    username: 'trainee',
    roles,
    isActive: false,
    mustChangePassword: false,
  });
  expect(await refusal(accounts.issueCode({ id }))).toBe('NOT_ACTIVE');
  expect((await accounts.list({ status: 'inactive' })).items.map((one) => one.username)).toEqual(['trainee']);
  const redeemed = { identifier: 'trainee', code, newPassword: 'seven green lanterns' };
  expect(await refusal(app.window('door').api.accounts.redeemCode(redeemed))).toBe('WRONG_CODE');
  expect(await refusal(app.window('door').api.accounts.askForCode({ identifier: 'trainee' }))).toBe('OK');
  expect(await accounts.person({ id })).toMatchObject({ asksForCode: false });
});

test('who was deactivated behind the back of the program unlocks nothing and takes nothing up', async () => {
  const { test: app } = await startBranch();
  await keepSignIn(app);
  const own = app.window('trainee').api;
  await own.accounts.lock({});
  await app.change((run) => run("UPDATE accounts SET status = 'inactive' WHERE username = 'trainee'"));
  expect(await refusal(own.accounts.unlock({ password: mine.password }))).toBe('WRONG_CREDENTIALS');
  expect(await refusal(app.window('door').api.accounts.resume({}))).toBe('NOTHING_KEPT');
});

test('a kept sign-in is taken up at no window that somebody is at', async () => {
  const { test: app } = await startBranch();
  await keepSignIn(app);
  expect(await refusal(app.window('viewer').api.accounts.resume({}))).toBe('NOTHING_KEPT');
  expect(await app.window('viewer').api.accounts.me({})).toMatchObject({ username: 'viewer' });
});

test('a sign-in that waits for the next start is listed as kept, and can be ended', async () => {
  const { test: app } = await startBranch();
  await keepSignIn(app);
  const own = app.window('trainee').api;
  const { signIns } = await own.accounts.signIns({});
  expect(signIns).toMatchObject([
    { isThis: true, isKept: false, isLocked: false },
    { isThis: false, isKept: true, isLocked: false },
  ]);
  await own.accounts.endSignIn({ id: signIns[1]?.id ?? '' });
  expect((await own.accounts.signIns({})).signIns).toHaveLength(1);
  await app.window('left').api.accounts.signIn({ ...mine, keep: true });
  expect((await own.accounts.signIns({})).signIns).toHaveLength(2);
  await app.window('left').api.accounts.lock({});
  app.app.windowClosed('left');
  expect((await own.accounts.signIns({})).signIns).toMatchObject([{}, { isKept: true, isLocked: true }]);
});

test('nobody stays signed in over a restart where the organisation forbids it, and they are told', async () => {
  const { test: app } = await startBranch({ policy: { keepSignedIn: false } });
  expect(await app.window('door').api.accounts.signIn({ ...mine, keep: true })).toMatchObject({
    kept: 'forbidden',
  });
  expect(await app.window('door').api.accounts.signIn(mine)).toMatchObject({ kept: 'no' });
});

test('nobody is kept from leaving by a full disk: what is not forgotten is in the log', async () => {
  const { test: app } = await startBranch();
  const { api } = app.window('kept');
  await api.accounts.signIn({ ...mine, keep: true });
  await refuseTo(app, 'DELETE ON kept_sign_ins');
  expect(await refusal(api.accounts.signOut({}))).toBe('OK');
  expect(await refusal(api.accounts.me({}))).toBe('UNAUTHENTICATED');
  expect(errorsOf(app)).toContain('signIn.notForgotten');
});

test('a disk that is full when the program ends keeps no window open and no store from closing', async () => {
  const { test: app } = await startBranch();
  await app.window('kept').api.accounts.signIn({ ...mine, keep: true });
  for (let n = 0; n < 5; n += 1)
    await app.window('door').call('accounts.signIn', { ...mine, password: 'wrong' });
  await app.change((run) => {
    for (const [name, what] of [
      ['full1', 'UPDATE ON kept_sign_ins'],
      ['full2', 'UPDATE ON lockouts'],
    ]) {
      run(`CREATE TRIGGER ${name} BEFORE ${what} BEGIN SELECT RAISE(ABORT, 'The disk is full.'); END`);
    }
  });
  const later = await app.restart((run) => run('DROP TRIGGER full1'));
  expect(errorsOf(app)).toEqual(['signIn.notLeftOpen', 'lockouts.notKept']);
  expect(await later.window('next').call('accounts.resume')).toMatchObject({
    ok: true,
    data: { isLocked: true },
  });
});

test('people who cannot be found anew, because the disk takes no more, keep nobody from working', async () => {
  const { test: app } = await startBranch();
  const later = await app.restart((run) => {
    run('UPDATE accounts SET folded = 0');
    run("CREATE TRIGGER full BEFORE UPDATE ON accounts BEGIN SELECT RAISE(ABORT, 'The disk is full.'); END");
  });
  expect(errorsOf(later)).toEqual(['accounts.notFolded']);
  expect(await later.window().api.accounts.tiles({})).toEqual({ people: [] });
});
