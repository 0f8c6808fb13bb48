import { expect, test } from 'vitest';
import { aPng } from '#tests/support/picture-files.ts';
import { startBranch } from '#tests/support/start-branch.ts';
import { queueOf, textFile } from './queue-of.ts';

async function setUp() {
  const { test: app, world } = await startBranch();
  const admin = app.window('admin').api;
  const { id: documentId } = await world.document();
  const { id: pictureId } = await admin.pictures.add({
    name: 'The hall',
    alt: 'A counter under a clock',
    content: aPng(),
  });
  return { app, world, admin, trainee: app.window('trainee').api, documentId, pictureId };
}
const cover = { alt: 'A counter under a clock' };

test('a picture on the front of a document is there for everybody, in lists and in the document', async () => {
  const { admin, trainee, documentId, pictureId, app } = await setUp();
  expect((await trainee.library.document({ documentId })).cover).toBeNull();
  expect((await admin.library.setCover({ documentId, pictureId })).cover).toEqual({ ...cover, pictureId });
  expect((await trainee.library.list({})).items).toMatchObject([{ id: documentId, cover }]);
  expect((await trainee.library.document({ documentId })).cover).toEqual({ ...cover, pictureId });
  expect(
    await app.rows("SELECT subject_id, details FROM audit WHERE action = 'content.coverSet'"),
  ).toMatchObject([{ subject_id: documentId, details: expect.stringContaining(pictureId) }]);
});

test('what a picture shows is said anew wherever it is a cover', async () => {
  const { admin, trainee, documentId, pictureId } = await setUp();
  await admin.library.setCover({ documentId, pictureId });
  await admin.pictures.change({ pictureId, name: 'The hall', alt: '' });
  expect((await trainee.library.list({})).items).toMatchObject([{ cover: { pictureId, alt: '' } }]);
});

test('a cover that is taken away, or whose picture is deleted, leaves the document as it was', async () => {
  const { admin, trainee, documentId, pictureId } = await setUp();
  await admin.library.setCover({ documentId, pictureId });
  expect((await admin.library.setCover({ documentId })).cover).toBeNull();
  await admin.library.setCover({ documentId, pictureId });
  await admin.pictures.remove({ pictureId });
  expect((await trainee.library.list({})).items).toMatchObject([{ id: documentId, cover: null }]);
});

test('a picture that is not there is no cover', async () => {
  const { admin, documentId } = await setUp();
  const nothing = '00000000-0000-7000-8000-00000000000f';
  await expect(admin.library.setCover({ documentId, pictureId: nothing })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('a new version of a document has the cover of the one before', async () => {
  const { app, admin, pictureId } = await setUp();
  const queue = queueOf(app);
  await queue.add(textFile('rules', 'Returns within 14 days.'));
  await queue.settled();
  const documentId = (await queue.itemOf('Note rules'))?.document?.id ?? '';
  await admin.library.setCover({ documentId, pictureId });
  await queue.add(textFile('rules', 'Returns within 21 days.'));
  await expect.poll(async () => (await queue.all()).summary.choice).toBe(1);
  await admin.library.decideImport({ decision: 'replace' });
  await queue.settled();
  expect((await admin.library.list({})).items.find(({ title }) => title === 'Note rules')).toMatchObject({
    version: 2,
    cover: { pictureId },
  });
});
