import { expect, test } from 'vitest';
import { smallDisk } from '#tests/support/small-disk.ts';
import { startBranch } from '#tests/support/start-branch.ts';
import { queueOf as limitsOfQueue } from '#features/library/contract/queue.ts';
import { leftIn, longText, queueOf, textFile } from './queue-of.ts';

test('a disk that is full before a file is there: it is told, nothing of the file is kept, and it can be sent again', async () => {
  const disk = smallDisk();
  const { test: app } = await startBranch({ disk });
  const { api, call } = app.window('admin');
  await api.library.pauseImport({});
  const { batchId } = await api.library.openBatch({ files: 2, bytes: 9_000_000 });
  const file = textFile('one', longText('marker'));
  const bytes = disk.freeBytes('');
  const sent = call('library.enqueue', {
    ...file,
    content: new Uint8Array(8_000_000).fill(0x61),
    batchId,
  });
  await expect.poll(async () => (await app.rows('SELECT item FROM import_pieces')).length).toBeGreaterThan(1);
  disk.leave(0);
  expect(await sent).toMatchObject({
    ok: false,
    error: { code: 'UNAVAILABLE', details: { store: 'disk_full' } },
  });
  expect((await queueOf(app).all()).items).toEqual([]);
  disk.leave(bytes);
  app.clock.advance(60_000);
  await expect.poll(() => leftIn(app)).toBe(0);
  expect(await call('library.enqueue', { ...file, batchId })).toMatchObject({ ok: true });
});

test('a disk that fills up while a file comes in halts the queue and says so; with room again it goes on by itself', async () => {
  const disk = smallDisk();
  const { test: app } = await startBranch({ disk });
  const queue = queueOf(app);
  const bytes = disk.freeBytes('');
  await queue.add(textFile('one', longText('marker')), textFile('two', 'Two.'));
  await expect.poll(async () => (await queue.itemOf('Note one'))?.state).toBe('indexing');
  disk.leave(0);
  await expect.poll(async () => (await queue.all()).summary.halt).toBe('disk_full');
  expect((await queue.all()).summary).toMatchObject({ waiting: 2, failed: 0 });
  expect((await app.window('trainee').api.library.list({})).total).toBe(0);
  disk.leave(bytes);
  app.clock.advance(60_000);
  expect(await queue.settled()).toMatchObject({ done: 2, halt: null });
  expect((await app.window('trainee').api.library.list({})).total).toBe(2);
  await expect.poll(() => leftIn(app)).toBe(0);
});

test('a queue that is full takes no more, and says so', async () => {
  const { test: app } = await startBranch();
  const { api, call } = app.window('admin');
  await api.library.pauseImport({});
  const queue = queueOf(app);
  await queue.add(textFile('one', 'One.'));
  await app.change((run) => run('UPDATE import_items SET bytes = ?', limitsOfQueue.bytes));
  const { batchId } = await api.library.openBatch({ files: 1, bytes: 10 });
  const two = { ...textFile('two', 'Two.'), batchId };
  expect(await call('library.enqueue', two)).toMatchObject({ ok: false, error: { code: 'QUEUE_FULL' } });
  expect(await queue.states()).toEqual({ 'Note one': 'waiting' });
});
