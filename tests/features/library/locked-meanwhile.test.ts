import { expect, test } from 'vitest';
import { passwordOf } from '#tests/support/make-world.ts';
import { startBranch } from '#tests/support/start-branch.ts';

const paper = (n: number) =>
  new TextEncoder().encode(
    `# Title ${n}\n\n${`A customer asks about fee ${n}. It is waived.\n\n`.repeat(200)}`,
  );

test('a file that a lock meets on its way into the queue leaves nothing behind, and its place in the batch is free again', async () => {
  const { test: app } = await startBranch();
  const admin = app.window('admin');
  const [category] = await admin.api.library.categories({});
  const { batchId } = await admin.api.library.openBatch({ files: 2, bytes: 200_000 });
  const send = (n: number) =>
    admin.call('library.enqueue', {
      batchId,
      categoryId: category?.id,
      title: `Paper ${n}`,
      fileName: `paper-${n}.txt`,
      content: paper(n),
    });
  const left = () => app.rows('SELECT title FROM import_items UNION ALL SELECT item FROM import_pieces');
  const [first] = await Promise.all([send(1), admin.call('accounts.lock')]);
  expect(first).toMatchObject({ error: { code: 'LOCKED' } });
  await expect.poll(left).toEqual([]);
  await admin.api.accounts.unlock({ password: passwordOf('admin') });
  expect(await send(1)).toMatchObject({ ok: true });
  expect(await send(2)).toMatchObject({ ok: true });
  await expect.poll(async () => (await admin.api.library.queue({})).summary.done).toBe(2);
});
