import { expect, test } from 'vitest';
import { passwordOf } from '#tests/support/make-world.ts';
import { startBranch } from '#tests/support/start-branch.ts';
import { startTestApp, type TestApp } from '#tests/support/start-test-app.ts';
import { leftIn, longText, queueOf, textFile } from './queue-of.ts';

const reader = (name: string) => ({ 'read-document': new URL(`./readers/${name}.ts`, import.meta.url) });
const documentsIn = async (app: TestApp): Promise<string[]> =>
  (await app.rows<{ title: string }>("SELECT title FROM documents WHERE state = 'ready' ORDER BY title")).map(
    ({ title }) => title,
  );
const signIn = (app: TestApp) =>
  app.window('admin').api.accounts.signIn({ identifier: 'admin', password: passwordOf('admin') });

test('files come in one after the other, in the name of whoever put them there, and nothing of their bytes is kept', async () => {
  const { test: app, world } = await startBranch();
  const queue = queueOf(app);
  await queue.add(textFile('one', 'Returns within 14 days.'), textFile('two', longText('marker')));
  expect(await queue.settled()).toMatchObject({ done: 2, failed: 0, choice: 0 });
  const [first] = (await queue.all()).items;
  expect(first).toMatchObject({ title: 'Note one', state: 'done', mine: true, document: { format: 'txt' } });
  const text = new TextDecoder().decode(textFile('two', longText('marker')).content as Uint8Array);
  const id = (await queue.itemOf('Note two'))?.document?.id ?? '';
  expect((await app.window('trainee').api.library.document({ documentId: id })).text).toBe(text);
  expect((await app.window('trainee').api.library.search({ text: 'marker' })).hits.length).toBeGreaterThan(0);
  expect(
    await app.rows("SELECT actor_id, subject_id, details FROM audit WHERE action = 'content.imported'"),
  ).toEqual([
    expect.objectContaining({ actor_id: await world.idOf('admin') }),
    expect.objectContaining({ subject_id: id, details: expect.stringContaining('"bytes":') }),
  ]);
  await expect.poll(() => leftIn(app)).toBe(0);
});

test('windows are told how far it is, without asking again and again', async () => {
  const { test: app } = await startBranch();
  const queue = queueOf(app);
  await queue.add(textFile('one', longText('marker')));
  await queue.settled();
  const told = app.pushes.filter(
    ({ push }) => push.event === 'invalidated' && push.ops.includes('library.queue'),
  );
  expect(told.length).toBeGreaterThanOrEqual(3);
  expect(told.some(({ push }) => push.event === 'invalidated' && push.ops.includes('library.list'))).toBe(
    true,
  );
});

test('what waits, and what was under way, goes on after a restart without anybody signing in', async () => {
  const { test: before } = await startBranch({ workers: reader('stalls-midway') });
  const files = ['one', 'two', 'three'].map((name) => textFile(name, longText(name)));
  await queueOf(before).add(...files);
  await expect
    .poll(async () => (await queueOf(before).itemOf('Note one'))?.state, { timeout: 10_000 })
    .toBe('indexing');
  const crashed = await before.startAfterCrash();
  // It was begun with the reader that stalls; the program that comes after it has the one that ships.
  await crashed.app.close();
  const after = await startTestApp({ dataDir: crashed.dataDir, vault: crashed.vault });
  await expect
    .poll(() => documentsIn(after), { timeout: 20_000 })
    .toEqual(['Note one', 'Note three', 'Note two']);
  await signIn(after);
  expect((await queueOf(after).all()).summary).toMatchObject({ done: 3, fromBefore: 0 });
  await expect.poll(() => leftIn(after)).toBe(0);
});

test('what waits from before a restart is counted as such, and a paused queue stays paused over it', async () => {
  const { test: before } = await startBranch();
  await before.window('admin').api.library.pauseImport({});
  await queueOf(before).add(textFile('one', 'One.'), textFile('two', 'Two.'));
  before.clock.advance(1000);
  const after = await before.restart();
  await signIn(after);
  const queue = queueOf(after);
  await queue.add(textFile('three', 'Three.'));
  expect((await queue.all()).summary).toMatchObject({ waiting: 3, fromBefore: 2, isPaused: true });
  expect(await documentsIn(after)).toEqual([]);
  await after.window('admin').api.library.resumeImport({});
  expect(await queue.settled()).toMatchObject({ done: 3, isPaused: false });
});

test('one file can wait while the others go on, and be taken up again', async () => {
  const { test: app } = await startBranch();
  const { api } = app.window('admin');
  const queue = queueOf(app);
  await api.library.pauseImport({});
  const [first = ''] = await queue.add(textFile('one', 'One.'), textFile('two', 'Two.'));
  expect(await api.library.pauseImport({ itemId: first })).toEqual({ changed: 1 });
  await api.library.resumeImport({});
  await queue.settled();
  expect(await queue.states()).toEqual({ 'Note one': 'done', 'Note two': 'done' });
});

test('a file that is paused while it is under way starts anew when it goes on, and becomes one document', async () => {
  const { test: app } = await startBranch();
  const { api } = app.window('admin');
  const queue = queueOf(app);
  const [first = ''] = await queue.add(textFile('one', longText('marker')), textFile('two', 'Two.'));
  await expect.poll(async () => (await queue.itemOf('Note one'))?.state).toMatch(/reading|indexing/);
  await api.library.pauseImport({ itemId: first });
  await queue.settled();
  expect(await queue.states()).toEqual({ 'Note one': 'paused', 'Note two': 'done' });
  expect(await documentsIn(app)).toEqual(['Note two']);
  await api.library.resumeImport({ itemId: first });
  await queue.settled();
  expect(await documentsIn(app)).toEqual(['Note one', 'Note two']);
  await expect.poll(() => leftIn(app)).toBe(0);
});

test('a file that is cancelled leaves nothing, also where it was under way', async () => {
  const { test: app } = await startBranch();
  const { api } = app.window('admin');
  const queue = queueOf(app);
  const [first = ''] = await queue.add(textFile('one', longText('marker')), textFile('two', 'Two.'));
  await expect.poll(async () => (await queue.itemOf('Note one'))?.state).toMatch(/reading|indexing/);
  expect(await api.library.cancelImport({ itemId: first })).toEqual({ changed: 1 });
  await queue.settled();
  expect(await queue.states()).toEqual({ 'Note two': 'done' });
  await expect.poll(() => leftIn(app)).toBe(0);
  expect(await app.rows("SELECT rowid FROM passages_fts WHERE passages_fts MATCH 'marker'")).toEqual([]);
  const gone = await app.window('admin').call('library.cancelImport', { itemId: first });
  expect(gone).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
});

test('a file that cannot be read says why and does not stop the rest; what it says can be tried again', async () => {
  const { test: app } = await startBranch();
  const queue = queueOf(app);
  const notText = textFile('bad', '', { content: Uint8Array.of(0x25, 0x50, 0x44, 0x46), title: 'Bad one' });
  await queue.add(textFile('one', 'One.'), notText, textFile('two', 'Two.'));
  expect(await queue.settled()).toMatchObject({ done: 2, failed: 1 });
  const item = await queue.itemOf('Bad one');
  expect(item).toMatchObject({ state: 'failed', failure: { message: expect.stringMatching(/\w/) } });
  await app.window('admin').api.library.retryImport({});
  expect(await queue.settled()).toMatchObject({ done: 2, failed: 1 });
});

test('a reader that the system kills fails its file only, which comes in when it is tried again', async () => {
  const { test: before } = await startBranch({ workers: reader('ends-midway') });
  await queueOf(before).add(textFile('one', longText('marker')));
  expect(await queueOf(before).settled()).toMatchObject({ failed: 1 });
  expect((await queueOf(before).itemOf('Note one'))?.failure).toEqual({
    issue: 'reader_crashed',
    message: null,
  });
  await before.app.close();
  const after = await startTestApp({ dataDir: before.dataDir, vault: before.vault });
  await signIn(after);
  await after.window('admin').api.library.retryImport({});
  expect(await queueOf(after).settled()).toMatchObject({ done: 1 });
});

test('a file during which the program ended three times is not begun a fourth time by itself', async () => {
  const { test: before } = await startBranch({ workers: reader('stalls-midway') });
  await queueOf(before).add(textFile('one', longText('marker')), textFile('two', 'Two.'));
  let app = before;
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    await expect
      .poll(async () => app.rows('SELECT attempts FROM import_items WHERE attempts > 0'), { timeout: 10_000 })
      .toEqual([{ attempts: attempt }]);
    app = await app.startAfterCrash();
  }
  await signIn(app);
  await expect
    .poll(async () => (await queueOf(app).itemOf('Note one'))?.failure)
    .toEqual({ issue: 'ends_program', message: null });
});

test('a program that is closed in order three times is not held against the file', async () => {
  let { test: app } = await startBranch({ workers: reader('stalls-midway') });
  await queueOf(app).add(textFile('one', longText('marker')));
  for (let closed = 0; closed < 4; closed += 1) {
    await expect
      .poll(async () => (await app.rows("SELECT id FROM documents WHERE state = 'importing'")).length, {
        timeout: 10_000,
      })
      .toBe(1);
    app = await app.restart();
  }
  await signIn(app);
  await expect.poll(async () => (await queueOf(app).itemOf('Note one'))?.state).toBe('indexing');
});

test('two hundred files come in, each once', async () => {
  const { test: app } = await startBranch();
  const queue = queueOf(app);
  const files = Array.from({ length: 200 }, (_, at) =>
    textFile(`n${at}`, `Note number ${at} of the branch.`),
  );
  await queue.add(...files);
  await expect.poll(async () => (await queue.all()).summary.done, { timeout: 60_000 }).toBe(200);
  expect(await documentsIn(app)).toHaveLength(200);
  expect((await queue.all()).totalPages).toBe(2);
  await expect.poll(() => leftIn(app)).toBe(0);
}, 90_000);

test('what is done can be cleared off the list, and goes by itself after a week', async () => {
  const { test: app } = await startBranch();
  const queue = queueOf(app);
  await queue.add(textFile('one', 'One.'));
  await queue.settled();
  expect(await app.window('admin').api.library.clearImported({})).toEqual({ changed: 1 });
  expect((await queue.all()).items).toEqual([]);
  await queue.add(textFile('two', 'Two.'));
  await queue.settled();
  app.clock.sleep(8 * 86_400_000);
  const after = await app.restart();
  await signIn(after);
  await expect.poll(async () => (await queueOf(after).all()).total).toBe(0);
  expect(await documentsIn(after)).toEqual(['Note one', 'Note two']);
});

test('a file that is sent again, because its answer was lost, is the same file of the queue', async () => {
  const { test: app } = await startBranch();
  const { api } = app.window('admin');
  await api.library.pauseImport({});
  const { batchId } = await api.library.openBatch({ files: 4, bytes: 1000 });
  const file = { ...textFile('one', 'One.'), batchId, key: 'sent-by-this-window' };
  const first = await api.library.enqueue(file);
  expect(await api.library.enqueue(file)).toEqual(first);
  const other = { ...file, key: 'sent-side-by-side' };
  const [one, two] = await Promise.all([api.library.enqueue(other), api.library.enqueue(other)]);
  expect(one).toEqual(two);
  expect((await queueOf(app).all()).total).toBe(2);
  await api.library.resumeImport({});
  expect(await queueOf(app).settled()).toMatchObject({ done: 1, choice: 1 });
  await expect
    .poll(async () => (await app.rows('SELECT item FROM import_pieces')).length, { timeout: 5000 })
    .toBe(1);
});
