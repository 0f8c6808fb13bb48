import { expect, test } from 'vitest';
import { addPerson } from '#tests/support/add-person.ts';
import { passwordOf } from '#tests/support/make-world.ts';
import { startBranch } from '#tests/support/start-branch.ts';
import { queueOf, textFile } from './queue-of.ts';

/** A branch with a second admin, at a window of their own. */
async function twoAdmins() {
  const { test: app, world } = await startBranch();
  const password = 'brisk kettle of second';
  const id = await addPerson(
    (op, input) => app.as('admin', op, input),
    (op, input) => app.as('second', op, input),
    { person: { name: 'The second', username: 'second', roles: ['admin'] }, password },
  );
  const changed = (as: { roles: ('admin' | 'trainer')[]; isActive: boolean }) =>
    app.window('admin').api.accounts.update({
      id,
      name: 'The second',
      username: 'second',
      mustChangePassword: false,
      ...as,
    });
  return { app, world, id, changed };
}

const gone = { issue: 'importer_gone', message: null };

test('admins see and steer the whole queue, whoever added a file, and are told which are theirs', async () => {
  const { app } = await twoAdmins();
  await app.window('admin').api.library.pauseImport({});
  const [id = ''] = await queueOf(app).add(textFile('one', 'One.'));
  const others = queueOf(app, 'second');
  await others.add(textFile('two', 'Two.'));
  expect((await others.all()).items.map(({ title, mine }) => [title, mine])).toEqual([
    ['Note one', false],
    ['Note two', true],
  ]);
  expect(await app.window('second').api.library.cancelImport({ itemId: id })).toEqual({ changed: 1 });
  expect(await queueOf(app).states()).toEqual({ 'Note two': 'waiting' });
});

test('two windows add at the same time, and every file comes in once', async () => {
  const { app } = await twoAdmins();
  const files = (by: string) =>
    Array.from({ length: 8 }, (_, at) => textFile(`${by}${at}`, `By ${by}: ${at}.`));
  await Promise.all([queueOf(app).add(...files('a')), queueOf(app, 'second').add(...files('b'))]);
  expect(await queueOf(app).settled()).toMatchObject({ done: 16, failed: 0 });
  expect(await app.rows("SELECT id FROM documents WHERE state = 'ready'")).toHaveLength(16);
});

test('a file of somebody who may not add material any more waits for another admin, who imports it in their own name', async () => {
  const { app, world, changed } = await twoAdmins();
  await app.window('admin').api.library.pauseImport({});
  await queueOf(app, 'second').add(textFile('one', 'One.'));
  await changed({ roles: ['trainer'], isActive: true });
  await app.window('admin').api.library.resumeImport({});
  const queue = queueOf(app);
  expect(await queue.settled()).toMatchObject({ failed: 1, done: 0 });
  expect((await queue.itemOf('Note one'))?.failure).toEqual(gone);
  await app.window('admin').api.library.retryImport({});
  expect(await queue.settled()).toMatchObject({ done: 1 });
  expect(await app.rows("SELECT actor_id FROM audit WHERE action = 'content.imported'")).toEqual([
    { actor_id: await world.idOf('admin') },
  ]);
});

test('so it is with a file of an account that was deactivated, also after a restart', async () => {
  const { app, changed } = await twoAdmins();
  await app.window('admin').api.library.pauseImport({});
  await queueOf(app, 'second').add(textFile('one', 'One.'));
  await changed({ roles: ['admin'], isActive: false });
  const after = await app.restart();
  const { api } = after.window('admin');
  await api.accounts.signIn({ identifier: 'admin', password: passwordOf('admin') });
  await api.library.resumeImport({});
  const queue = queueOf(after);
  expect(await queue.settled()).toMatchObject({ failed: 1 });
  expect((await queue.itemOf('Note one'))?.failure).toEqual(gone);
});

test('an erased account leaves its files to the branch without its name', async () => {
  const { app, id } = await twoAdmins();
  await app.window('admin').api.library.pauseImport({});
  await queueOf(app, 'second').add(textFile('one', 'One.'));
  const { api } = app.window('admin');
  await api.myData.erasePerson({ accountId: id, username: 'second', password: passwordOf('admin') });
  expect(await app.rows('SELECT account_id FROM import_items')).toEqual([{ account_id: null }]);
  await api.library.resumeImport({});
  expect(await queueOf(app).settled()).toMatchObject({ failed: 1 });
  await api.library.retryImport({});
  expect(await queueOf(app).settled()).toMatchObject({ done: 1 });
});

test('it goes on while its window is locked, and after whoever added it signed out', async () => {
  const { test: app } = await startBranch();
  const { api } = app.window('admin');
  await api.library.pauseImport({});
  await queueOf(app).add(textFile('one', 'One.'), textFile('two', 'Two.'));
  await api.library.resumeImport({});
  await api.accounts.signOut({});
  await expect
    .poll(async () => (await app.rows("SELECT id FROM documents WHERE state = 'ready'")).length)
    .toBe(2);
});
