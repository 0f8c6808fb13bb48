import { expect, test } from 'vitest';
import { aJpeg, aPng } from '#tests/support/picture-files.ts';
import { startBranch } from '#tests/support/start-branch.ts';
import { startTestApp } from '#tests/support/start-test-app.ts';
import { leftIn, queueOf, textFile } from './queue-of.ts';

const picture = (name: string, content: Uint8Array, more = {}) => ({
  categoryId: 'retail-sales',
  title: `Picture ${name}`,
  fileName: `${name}.png`,
  content,
  ...more,
});

test('a picture among the files becomes a picture of the branch, in the name of whoever put it there', async () => {
  const { test: app, world } = await startBranch();
  const queue = queueOf(app);
  await queue.add(picture('hall', aPng()), textFile('one', 'Returns within 14 days.'));
  expect(await queue.settled()).toMatchObject({ done: 2, failed: 0, choice: 0 });
  const item = await queue.itemOf('Picture hall');
  expect(item).toMatchObject({ kind: 'picture', state: 'done', document: null });
  expect((await app.window('admin').api.pictures.list({})).items).toEqual([
    expect.objectContaining({ id: item?.pictureId, name: 'Picture hall', alt: '' }),
  ]);
  expect((await app.window('admin').api.library.list({})).items.map(({ title }) => title)).toEqual([
    'Note one',
  ]);
  expect(await app.rows("SELECT actor_id, subject_id FROM audit WHERE action = 'picture.added'")).toEqual([
    { actor_id: await world.idOf('admin'), subject_id: item?.pictureId },
  ]);
  await expect.poll(() => leftIn(app)).toBe(0);
});

test('a picture by its content is one whatever it is called, and asks about no document of its title', async () => {
  const { test: app } = await startBranch();
  const queue = queueOf(app);
  await queue.add(textFile('one', 'Returns within 14 days.'));
  await queue.settled();
  await queue.add(picture('hall', await aJpeg(), { title: 'Note one', fileName: 'hall.pdf' }));
  expect(await queue.settled()).toMatchObject({ done: 2, choice: 0 });
  expect((await app.window('admin').api.pictures.list({})).total).toBe(1);
});

test('the same picture again is the one that is there', async () => {
  const { test: app } = await startBranch();
  const queue = queueOf(app);
  await queue.add(picture('one', aPng()), picture('two', aPng()));
  expect(await queue.settled()).toMatchObject({ done: 2 });
  const [first, second] = (await queue.all()).items;
  expect(first?.pictureId).toBe(second?.pictureId);
  expect((await app.window('admin').api.pictures.list({})).total).toBe(1);
});

test('a picture that cannot be taken says why, and the next file comes in', async () => {
  const { test: app } = await startBranch();
  const queue = queueOf(app);
  const whole = aPng({ width: 900, height: 700 });
  await queue.add(
    picture('cut', whole.subarray(0, whole.length / 2)),
    picture('heavy', Buffer.concat([aPng(), Buffer.alloc(10 * 2 ** 20)])),
    textFile('one', 'Returns within 14 days.'),
  );
  expect(await queue.settled()).toMatchObject({ done: 1, failed: 2 });
  expect((await queue.itemOf('Picture cut'))?.failure).toMatchObject({ issue: 'picture_damaged' });
  expect((await queue.itemOf('Picture heavy'))?.failure).toMatchObject({ issue: 'picture_too_heavy' });
  expect((await app.window('admin').api.pictures.list({})).total).toBe(0);
});

test('a picture that waits comes in after a restart', async () => {
  const { test: before } = await startBranch();
  await before.window('admin').api.library.pauseImport({});
  await queueOf(before).add(picture('hall', aPng()));
  const crashed = await before.startAfterCrash();
  await crashed.app.close();
  const after = await startTestApp({ dataDir: crashed.dataDir, vault: crashed.vault });
  expect(await after.rows('SELECT id FROM pictures')).toEqual([]);
  expect(await after.rows('SELECT kind, state FROM import_items')).toEqual([
    { kind: 'picture', state: 'waiting' },
  ]);
});
