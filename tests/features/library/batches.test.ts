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
    await api.library.enqueue({ ...file(number), batchId });
  }
  for (let number = 21; number <= 29; number += 1) await api.library.import(file(number));
  await expect.poll(async () => (await api.library.queue({})).summary.done).toBe(20);
  for (const op of ['library.import', 'library.openBatch']) {
    const input = op === 'library.import' ? file(30) : { files: 1, bytes: 1 };
    expect(await call(op, input)).toMatchObject({ ok: false, error: { code: 'RATE_LIMITED' } });
  }
  expect((await api.library.list({})).total).toBe(29);
  expect(await app.rows("SELECT seq FROM audit WHERE action = 'content.imported'")).toHaveLength(29);
});

const nowhere = { ...file(0), categoryId: 'none-of-ours' };
const notText = { ...file(0), content: Uint8Array.of(0x25, 0x50, 0x44, 0x46) };

test('files that are refused are no uploads: whoever chose thirty wrong ones can still import ten', async () => {
  const { test: app } = await startBranch();
  const { api, call } = app.window('admin');
  await api.library.import(file(1));
  for (const wrong of [notText, file(1), { ...file(2), categoryId: 'none-of-ours' }]) {
    for (let tried = 0; tried < 10; tried += 1) {
      const reply = await call('library.import', wrong);
      expect(reply.ok ? 'OK' : reply.error.code).toMatch(/^(INVALID_INPUT|ALREADY_IMPORTED)$/);
    }
  }
  for (let number = 2; number <= 10; number += 1) await api.library.import(file(number));
  expect(await call('library.import', file(11))).toMatchObject({ error: { code: 'RATE_LIMITED' } });
});

test('a batch whose files are all refused is announced anew for nothing, and keeps its places meanwhile', async () => {
  const { test: app } = await startBranch();
  const { api, call } = app.window('admin');
  for (let tried = 0; tried < 15; tried += 1) {
    const batch = await api.library.openBatch({ files: 1, bytes: 1000 });
    for (const wrong of [nowhere, nowhere]) {
      expect(await call('library.enqueue', { ...wrong, ...batch })).toMatchObject({
        error: { code: 'INVALID_INPUT' },
      });
    }
  }
  for (let number = 1; number <= 10; number += 1) {
    const batch = await api.library.openBatch({ files: 1, bytes: 1000 });
    await api.library.enqueue({ ...file(number), ...batch });
  }
  expect(await call('library.openBatch', { files: 1, bytes: 1000 })).toMatchObject({
    error: { code: 'RATE_LIMITED' },
  });
});

test('a batch that brought a file is paid for, however many places it still has', async () => {
  const { test: app } = await startBranch();
  const { api, call } = app.window('admin');
  const codes: string[] = [];
  for (let number = 1; number <= 11; number += 1) {
    const opened = await call('library.openBatch', { files: 2, bytes: 1000 });
    codes.push(opened.ok ? 'OK' : opened.error.code);
    if (!opened.ok) break;
    const { batchId } = opened.data as { batchId: string };
    await api.library.enqueue({ ...file(number), batchId });
  }
  expect(codes.at(-1)).toBe('RATE_LIMITED');
  expect(codes).toHaveLength(11);
});

test('a flood of files that are refused meets a limit of its own', async () => {
  const { test: app } = await startBranch();
  const { call } = app.window('admin');
  const codes: string[] = [];
  for (let tried = 0; tried < 201; tried += 1) {
    const reply = await call('library.import', notText);
    codes.push(reply.ok ? 'OK' : reply.error.code);
  }
  expect(codes.indexOf('RATE_LIMITED')).toBe(200);
});

test('a batch takes no more files or bytes than were announced, and stores nothing of what is over', async () => {
  const { test: app } = await startBranch();
  const { api, call } = app.window('admin');
  const over = { ok: false, error: { code: 'BATCH_OVER' } };
  const few = await api.library.openBatch({ files: 1, bytes: 10_000 });
  await api.library.enqueue({ ...file(1), ...few });
  expect(await call('library.enqueue', { ...file(2), ...few })).toMatchObject(over);
  const small = await api.library.openBatch({ files: 9, bytes: 10 });
  expect(await call('library.enqueue', { ...file(3), ...small })).toMatchObject(over);
  expect(await call('library.enqueue', { ...file(4), batchId: few.batchId })).toMatchObject(over);
  expect((await api.library.queue({})).total).toBe(1);
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
