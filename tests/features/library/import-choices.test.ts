import { expect, test } from 'vitest';
import { startBranch } from '#tests/support/start-branch.ts';
import { leftIn, longText, queueOf, textFile } from './queue-of.ts';

type Row = { title: string };
const returns = 'Returns within 14 days.';

test('a file that the library holds already waits for a choice, at once and beside the document that it is', async () => {
  const { test: app } = await startBranch();
  const { api } = app.window('admin');
  const known = await api.library.import(textFile('known', returns));
  await api.library.pauseImport({});
  const queue = queueOf(app);
  await queue.add(textFile('again', returns, { categoryId: 'smp-sales' }), textFile('other', 'Other.'));
  expect(await queue.itemOf('Note again')).toMatchObject({
    state: 'choice',
    twin: { documentId: known.id, title: 'Note known', by: 'content' },
  });
  await api.library.resumeImport({});
  expect(await queue.settled()).toMatchObject({ choice: 1, done: 1 });
});

test('another file of the same title in the same category waits for a choice, however the title is capitalised', async () => {
  const { test: app } = await startBranch();
  const { api } = app.window('admin');
  const known = await api.library.import(textFile('known', returns));
  const queue = queueOf(app);
  await queue.add(
    textFile('a', 'Returns within 30 days.', { title: 'NOTE Known' }),
    textFile('b', 'Returns within 60 days.', { title: 'Note known', categoryId: 'smp-sales' }),
  );
  expect(await queue.settled()).toMatchObject({ choice: 1, done: 1 });
  expect(await queue.itemOf('NOTE Known')).toMatchObject({ twin: { documentId: known.id, by: 'title' } });
});

test('skipped, the library keeps what it has and nothing of the file stays', async () => {
  const { test: app } = await startBranch();
  const { api } = app.window('admin');
  await api.library.import(textFile('known', returns));
  const queue = queueOf(app);
  const [id = ''] = await queue.add(textFile('again', returns));
  expect(await api.library.decideImport({ itemId: id, decision: 'skip' })).toEqual({ changed: 1 });
  expect(await queue.itemOf('Note again')).toMatchObject({ state: 'skipped', document: null });
  expect((await api.library.list({})).total).toBe(1);
  await expect.poll(() => leftIn(app)).toBe(0);
});

test('both are kept: the same content lies there twice and both are found', async () => {
  const { test: app } = await startBranch();
  const { api } = app.window('admin');
  await api.library.import(textFile('known', returns));
  const queue = queueOf(app);
  const [id = ''] = await queue.add(textFile('again', returns, { categoryId: 'smp-sales' }));
  await api.library.decideImport({ itemId: id, decision: 'keepBoth' });
  expect(await queue.settled()).toMatchObject({ done: 1, choice: 0 });
  const { hits } = await api.library.search({ text: 'returns', perDocument: true });
  expect(hits.map(({ title }) => title).toSorted()).toEqual(['Note again', 'Note known']);
});

test('replaced, the file takes the place of the document, which is not listed or found any more', async () => {
  const { test: app } = await startBranch();
  const { api } = app.window('admin');
  const known = await api.library.import(textFile('known', returns));
  const queue = queueOf(app);
  const [id = ''] = await queue.add(textFile('known', 'Returns within 30 days.'));
  expect((await queue.itemOf('Note known'))?.state).toBe('choice');
  await api.library.decideImport({ itemId: id, decision: 'replace' });
  expect(await queue.settled()).toMatchObject({ done: 1 });
  const { items } = await api.library.list({});
  expect(items.map(({ title }) => title)).toEqual(['Note known']);
  expect(items[0]?.id).not.toBe(known.id);
  const { hits } = await api.library.search({ text: 'returns' });
  expect(hits.map(({ documentId }) => documentId)).toEqual([items[0]?.id]);
  const [row] = await app.rows<{ details: string }>(
    'SELECT details FROM audit WHERE subject_id = ?',
    items[0]?.id ?? '',
  );
  expect(JSON.parse(row?.details ?? '{}')).toMatchObject({ replaced: known.id });
});

test('one choice can be made for all files that need one', async () => {
  const { test: app } = await startBranch();
  const { api } = app.window('admin');
  const names = ['a', 'b', 'c'];
  for (const name of names) await api.library.import(textFile(name, `Text ${name}.`));
  const queue = queueOf(app);
  await queue.add(...names.map((name) => textFile(name, `Text ${name}, anew.`)), textFile('d', 'Text d.'));
  expect(await queue.settled()).toMatchObject({ choice: 3, done: 1 });
  expect(await api.library.decideImport({ decision: 'keepBoth' })).toEqual({ changed: 3 });
  expect(await queue.settled()).toMatchObject({ choice: 0, done: 4 });
  expect((await api.library.list({})).total).toBe(7);
});

test('the same file twice in one batch is one document and a choice', async () => {
  const { test: app } = await startBranch();
  const queue = queueOf(app);
  await queue.add(textFile('one', returns), textFile('two', returns));
  expect(await queue.settled()).toMatchObject({ done: 1, choice: 1 });
  expect(await app.rows<Row>("SELECT title FROM documents WHERE state = 'ready'")).toEqual([
    { title: 'Note one' },
  ]);
});

test('a file of which a twin came in by another way while it was read asks then, and is not there twice', async () => {
  const { test: app } = await startBranch();
  const { api } = app.window('admin');
  const queue = queueOf(app);
  const text = longText('marker');
  await queue.add(textFile('one', text));
  await expect.poll(async () => (await queue.itemOf('Note one'))?.state).toBe('indexing');
  // Its reader takes one file at a time: this one is read after it, unless it is paused for a moment.
  await api.library.pauseImport({});
  await api.library.import(textFile('two', text));
  await api.library.resumeImport({});
  expect(await queue.settled()).toMatchObject({ choice: 1, done: 0 });
  expect((await api.library.list({})).total).toBe(1);
});

test('a document that was to be replaced and is gone by then is replaced by nothing: the file just comes in', async () => {
  const { test: app } = await startBranch();
  const { api } = app.window('admin');
  const known = await api.library.import(textFile('known', returns));
  await api.library.pauseImport({});
  const queue = queueOf(app);
  const [id = ''] = await queue.add(textFile('known', 'Returns within 30 days.'));
  await api.library.decideImport({ itemId: id, decision: 'replace' });
  await app.change((run) => run("UPDATE documents SET state = 'importing' WHERE id = ?", known.id));
  await api.library.resumeImport({});
  expect(await queue.settled()).toMatchObject({ done: 1, choice: 0 });
});

test('of two files that are to replace the same document the second asks anew', async () => {
  const { test: app } = await startBranch();
  const { api } = app.window('admin');
  await api.library.import(textFile('known', returns));
  const queue = queueOf(app);
  await queue.add(textFile('known', 'Within 30 days.'), textFile('known', 'Within 60 days.'));
  expect((await queue.all()).summary.choice).toBe(2);
  await api.library.decideImport({ decision: 'replace' });
  expect(await queue.settled()).toMatchObject({ done: 1, choice: 1 });
  expect((await api.library.list({})).total).toBe(1);
});
