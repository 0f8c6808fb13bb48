import { expect, test } from 'vitest';
import { addPerson } from '#tests/support/add-person.ts';
import { startBranch } from '#tests/support/start-branch.ts';
import type { TestApp } from '#tests/support/start-test-app.ts';
import { passwordOf } from '#tests/support/make-world.ts';

const confirmed = { username: 'trainee', password: passwordOf('trainee') };

const idOf = async (test: TestApp, username: string): Promise<string> => {
  const [account] = await test.rows<{ id: string }>('SELECT id FROM accounts WHERE username = ?', username);
  return account?.id ?? 'nobody';
};
const countOf = async (test: TestApp, sql: string, ...params: string[]): Promise<number> =>
  (await test.rows<{ n: number }>(`SELECT count(*) AS n FROM ${sql}`, ...params))[0]?.n ?? -1;

test('who deletes their account is gone with their practices and reports, and signed out everywhere', async () => {
  const { test, world } = await startBranch();
  await world.finishedSession();
  await world.openSession();
  const second = test.window('a second window');
  await second.api.accounts.signIn({ identifier: 'trainee', password: passwordOf('trainee') });
  const accountId = await idOf(test, 'trainee');

  const reply = await test.window('trainee').call('myData.erase', confirmed);
  expect(reply).toEqual({ ok: true, data: { accountId, copies: [] } });
  for (const id of ['trainee', 'a second window']) {
    expect(await test.window(id).call('accounts.me')).toMatchObject({ error: { code: 'UNAUTHENTICATED' } });
  }
  expect(
    await second.call('accounts.signIn', { identifier: 'trainee', password: confirmed.password }),
  ).toMatchObject({ error: { code: 'WRONG_CREDENTIALS' } });
  for (const table of ['sessions', 'turns', 'reports']) expect(await countOf(test, table)).toBe(0);
  expect(await countOf(test, 'accounts WHERE id = ?', accountId)).toBe(0);
  expect((await test.window('trainer').api.reports.list({ whose: 'all' })).items).toEqual([]);
});

test('what others did and hold stays as it is', async () => {
  const { test, world } = await startBranch();
  await world.finishedSession();
  const trainee = await idOf(test, 'trainee');
  const others = async () => ({
    accounts: await test.rows("SELECT * FROM accounts WHERE username <> 'trainee' ORDER BY id"),
    documents: await test.rows('SELECT * FROM documents ORDER BY id'),
    passages: await test.rows('SELECT * FROM passages ORDER BY id'),
    codes: await test.rows('SELECT * FROM personal_codes WHERE account_id <> ?', trainee),
  });
  const before = await others();
  await test.window('trainee').api.myData.erase(confirmed);
  expect(await others()).toEqual(before);
  expect((await test.window('admin').api.library.search({ text: 'adjustment' })).hits).not.toEqual([]);
});

test('uploads stay, without their uploader', async () => {
  const { test, world } = await startBranch();
  const admin = test.window('admin').api;
  const person = { name: 'Second admin', username: 'second', roles: ['admin'] } as const;
  const second = await addPerson(
    (op, input) => test.as('admin', op, input),
    (op, input) => test.as('second', op, input),
    { person, password: 'seven green lanterns' },
  );
  const { id: documentId } = await world.document();
  await admin.myData.erase({ username: 'ADMIN ', password: passwordOf('admin') });
  expect(await test.rows('SELECT id, imported_by FROM documents')).toEqual([
    { id: documentId, imported_by: null },
  ]);
  expect(await countOf(test, 'account_roles WHERE account_id = ?', second)).toBe(1);
});

test('audit rows stay, their names go, and the deletion itself is recorded without a name', async () => {
  const { test, world } = await startBranch();
  const { id: sessionId } = await world.finishedSession();
  await test.window('trainer').api.reports.get({ sessionId });
  const accountId = await idOf(test, 'trainee');
  const rowsBefore = await test.rows<{ seq: number }>('SELECT * FROM audit ORDER BY seq');
  await test.window('trainee').api.myData.erase(confirmed);

  const rows = await test.rows<{ seq: number }>('SELECT * FROM audit ORDER BY seq');
  expect(rows.slice(0, rowsBefore.length)).toEqual(rowsBefore);
  expect(rows.slice(rowsBefore.length)).toMatchObject([
    {
      action: 'account.deleted',
      actor_id: accountId,
      subject_id: accountId,
      outcome: 'done',
      names_hash: null,
    },
  ]);
  const named = 'audit_names JOIN audit USING (seq) WHERE ? IN (actor_id, subject_id)';
  expect(await countOf(test, named, accountId)).toBe(0);
  // The row of the trainer who read the report is about the practice of who is gone.
  expect(await countOf(test, named, sessionId)).toBe(0);
  expect(await countOf(test, named, await idOf(test, 'trainer'))).toBeGreaterThan(0);
  const check = await test.window('admin').api.audit.verify({});
  expect(check).toMatchObject({ namesErased: await countOf(test, 'audit_erasures'), finding: null });
});

test.each([
  ['a wrong password', { ...confirmed, password: 'not the password' }, 'WRONG_CREDENTIALS'],
  ['the username of somebody else', { ...confirmed, username: 'otherTrainee' }, 'NOT_FOUND'],
  ['no username', { ...confirmed, username: '  ' }, 'INVALID_INPUT'],
])('%s deletes nothing', async (_what, input, code) => {
  const { test, world } = await startBranch();
  await world.finishedSession();
  const window = test.window('trainee');
  expect(await window.call('myData.erase', input)).toMatchObject({ ok: false, error: { code } });
  expect(await window.call('accounts.me')).toMatchObject({ ok: true });
  expect((await window.api.reports.list({})).total).toBe(1);
});

test('a wrong password is on record, with who tried', async () => {
  const { test } = await startBranch();
  await test.window('trainee').call('myData.erase', { ...confirmed, password: 'not the password' });
  const accountId = await idOf(test, 'trainee');
  expect(await test.rows('SELECT action, actor_id, outcome FROM audit ORDER BY seq DESC LIMIT 1')).toEqual([
    { action: 'account.deleteRefused', actor_id: accountId, outcome: 'refused' },
  ]);
});

test('the last active admin cannot go, and an inactive one does not count', async () => {
  const { test } = await startBranch();
  const admin = test.window('admin').api;
  const { account } = await admin.accounts.create({
    name: 'Second admin',
    username: 'second',
    roles: ['admin'],
  });
  const later = await test.restart((run) =>
    run("UPDATE accounts SET status = 'inactive' WHERE id = ?", account.id),
  );
  const window = later.window('admin');
  const input = { username: 'admin', password: passwordOf('admin') };
  await window.api.accounts.signIn({ identifier: 'admin', password: input.password });
  expect(await window.call('myData.erase', input)).toMatchObject({ error: { code: 'LAST_ADMIN' } });
  expect(await window.call('accounts.me')).toMatchObject({ ok: true });
});

test('an admin deletes a person: their windows close, and the row names who did it and to whom', async () => {
  const { test, world } = await startBranch();
  await world.openSession();
  const accountId = await idOf(test, 'trainee');
  const adminId = await idOf(test, 'admin');
  const input = { accountId, username: 'Trainee', password: passwordOf('admin') };
  expect(await test.window('admin').call('myData.erasePerson', input)).toMatchObject({ ok: true });
  expect(await test.window('trainee').call('accounts.me')).toMatchObject({
    error: { code: 'UNAUTHENTICATED' },
  });
  expect(await countOf(test, 'sessions')).toBe(0);
  expect(await test.rows('SELECT action, actor_id, subject_id FROM audit ORDER BY seq DESC LIMIT 1')).toEqual(
    [{ action: 'account.deleted', actor_id: adminId, subject_id: accountId }],
  );
  expect(await test.window('admin').call('myData.erasePerson', input)).toMatchObject({
    error: { code: 'NOT_FOUND' },
  });
});

test.each([
  [
    'the password of the person instead of their own',
    { password: passwordOf('trainee') },
    'WRONG_CREDENTIALS',
  ],
  ['the username of another person', { username: 'trainer' }, 'NOT_FOUND'],
])('an admin with %s deletes nobody', async (_what, change, code) => {
  const { test } = await startBranch();
  const accountId = await idOf(test, 'trainee');
  const input = { accountId, username: 'trainee', password: passwordOf('admin'), ...change };
  expect(await test.window('admin').call('myData.erasePerson', input)).toMatchObject({ error: { code } });
  expect(await countOf(test, 'accounts')).toBe(5);
});

test('an admin deletes their own account with the operation for that', async () => {
  const { test } = await startBranch();
  const accountId = await idOf(test, 'admin');
  const input = { accountId, username: 'admin', password: passwordOf('admin') };
  expect(await test.window('admin').call('myData.erasePerson', input)).toMatchObject({
    error: { code: 'OWN_ACCOUNT' },
  });
});

test('a line that is being answered when its person is deleted leaves nothing behind', async () => {
  const { test, world } = await startBranch();
  const { id: sessionId } = await world.openSession();
  const accountId = await idOf(test, 'trainee');
  const erasures: Promise<unknown>[] = [];
  const said = test.app.dispatch(
    { windowId: 'trainee' },
    'roleplay.say',
    { sessionId, text: 'The first adjustment is free.' },
    {
      onPart: () => {
        const input = { accountId, username: 'trainee', password: passwordOf('admin') };
        if (erasures.length === 0) erasures.push(test.window('admin').call('myData.erasePerson', input));
      },
    },
  );
  const reply = await said;
  expect(await Promise.all(erasures)).toMatchObject([{ ok: true }]);
  // Whichever of the two came first.
  expect(reply.ok ? 'OK' : reply.error.code).toMatch(/^(OK|NOT_FOUND)$/);
  expect(await countOf(test, 'turns')).toBe(0);
});

test('a command that is still being prepared when its person is deleted changes nothing', async () => {
  const { test, world } = await startBranch();
  const { categoryId } = await world.document();
  const accountId = await idOf(test, 'trainee');
  const start = { kind: 'interview', categoryId, difficulty: 'basic', minutes: 10 };
  const started = test.window('trainee').call('roleplay.start', start);
  const input = { accountId, username: 'trainee', password: passwordOf('admin') };
  expect(await test.window('admin').call('myData.erasePerson', input)).toMatchObject({ ok: true });
  expect(await started).toMatchObject({ ok: false, error: { code: 'UNAUTHENTICATED' } });
  expect(await countOf(test, 'sessions')).toBe(0);
});
