import { expect, test } from 'vitest';
import { startBranch } from '#tests/support/start-branch.ts';

const file = (number: number) => ({
  categoryId: 'retail-sales',
  title: `Note ${number}`,
  fileName: `note-${number}.txt`,
  content: new TextEncoder().encode(`Note number ${number} of the branch.`),
});

test('twenty files of one batch are one upload, and ten uploads an hour are the limit', async () => {
  const { test: app } = await startBranch();
  const { api, call } = app.window('admin');
  const { batchId } = await api.library.openBatch({ files: 20, bytes: 10_000 });
  for (let number = 1; number <= 20; number += 1) {
    await api.library.importFromBatch({ ...file(number), batchId });
  }
  for (let number = 21; number <= 29; number += 1) await api.library.import(file(number));
  for (const op of ['library.import', 'library.openBatch']) {
    const input = op === 'library.import' ? file(30) : { files: 1, bytes: 1 };
    expect(await call(op, input)).toMatchObject({ ok: false, error: { code: 'RATE_LIMITED' } });
  }
  expect((await api.library.list({})).total).toBe(29);
  expect(await app.rows("SELECT seq FROM audit WHERE action = 'content.imported'")).toHaveLength(29);
});

test('a batch takes no more files or bytes than were announced, and stores nothing of what is over', async () => {
  const { test: app } = await startBranch();
  const { api, call } = app.window('admin');
  const over = { ok: false, error: { code: 'BATCH_OVER' } };
  const few = await api.library.openBatch({ files: 1, bytes: 10_000 });
  await api.library.importFromBatch({ ...file(1), ...few });
  expect(await call('library.importFromBatch', { ...file(2), ...few })).toMatchObject(over);
  const small = await api.library.openBatch({ files: 9, bytes: 10 });
  expect(await call('library.importFromBatch', { ...file(3), ...small })).toMatchObject(over);
  expect(await call('library.importFromBatch', { ...file(4), batchId: few.batchId })).toMatchObject(over);
  expect((await api.library.list({})).total).toBe(1);
});

test.each([
  { files: 0, bytes: 1 },
  { files: 201, bytes: 1 },
  { files: 1, bytes: 100 * 2 ** 20 + 1 },
  { files: 1.5, bytes: 1 },
])('a batch of $files files and $bytes bytes cannot be announced', async (batch) => {
  const { test: app } = await startBranch();
  expect(await app.window('admin').call('library.openBatch', batch)).toMatchObject({
    ok: false,
    error: { code: 'INVALID_INPUT' },
  });
});
