import { expect, test } from 'vitest';
import { passwordOf } from '#tests/support/make-world.ts';
import { startBranch } from '#tests/support/start-branch.ts';

/** About five slices. */
const longText = Array.from(
  { length: 1500 },
  (_, number) => `Rule ${number}: the marker word is said to every client of the branch.\n\n`,
).join('');
const file = {
  categoryId: 'retail-sales',
  title: 'Long rules',
  fileName: 'rules.txt',
  content: new TextEncoder().encode(longText),
};
const reader = (name: string) => ({
  'read-document': new URL(`./readers/${name}.ts`, import.meta.url),
});

type Rows = Awaited<ReturnType<typeof startBranch>>['test']['rows'];
const stored = async (rows: Rows) => {
  const count = async (table: string): Promise<number> =>
    (await rows<{ n: number }>(`SELECT count(*) AS n FROM ${table}`))[0]?.n ?? 0;
  return {
    documents: await count('documents'),
    texts: await count('document_texts'),
    passages: await count('passages'),
    words: (await rows("SELECT rowid FROM passages_fts WHERE passages_fts MATCH 'marker'")).length,
  };
};
const nothing = { documents: 0, texts: 0, passages: 0, words: 0 };

test('an import is seen by nobody before it is whole', async () => {
  const { test: app } = await startBranch({ workers: reader('stalls-midway') });
  const answer = app.window('admin').call('library.import', file);
  await expect.poll(async () => (await stored(app.rows)).words).toBeGreaterThan(0);
  const { api } = app.window('trainee');
  expect((await api.library.list({})).total).toBe(0);
  expect((await api.library.categories({})).filter(({ documents }) => documents > 0)).toEqual([]);
  expect((await api.library.search({ text: 'marker' })).hits).toEqual([]);
  expect(await api.roleplay.lobby({ categoryId: file.categoryId })).toMatchObject({
    documents: 0,
    interview: false,
  });
  const [row] = await app.rows<{ id: string }>('SELECT id FROM documents');
  expect(await app.window('trainee').call('library.document', { documentId: row?.id })).toMatchObject({
    ok: false,
    error: { code: 'NOT_FOUND' },
  });
  await app.app.close();
  await answer;
});

test('an import that is whole is seen by everybody, with the text that the file holds', async () => {
  const { test: app } = await startBranch();
  const { id } = await app.window('admin').api.library.import(file);
  const { api } = app.window('trainee');
  expect((await api.library.document({ documentId: id })).text).toBe(longText);
  expect((await api.library.search({ text: 'marker', limit: 5 })).hits).toHaveLength(5);
});

test('a reader that is killed midway is a state that the caller is told, and nothing of the file is left', async () => {
  const { test: app } = await startBranch({ workers: reader('ends-midway') });
  const reply = await app.window('admin').call('library.import', file);
  expect(reply).toMatchObject({ ok: false, error: { code: 'UNAVAILABLE', details: { worker: 'crashed' } } });
  expect(await stored(app.rows)).toEqual(nothing);
});

test('a reader that comes to no end is ended at its deadline, and nothing of the file is left', async () => {
  const { test: app } = await startBranch({ workers: reader('stalls-midway') });
  let answer: unknown = null;
  void app
    .window('admin')
    .call('library.import', file)
    .then((reply) => (answer = reply));
  await expect.poll(async () => (await stored(app.rows)).texts).toBe(2);
  // The part that never comes is asked for a moment after the one before was stored; its time runs from then.
  const later = (): unknown => {
    app.clock.advance(60_000);
    return answer;
  };
  await expect.poll(later).toMatchObject({
    ok: false,
    error: { code: 'UNAVAILABLE', details: { worker: 'deadline' } },
  });
  expect(await stored(app.rows)).toEqual(nothing);
});

test('what a crash left of an import is never seen, goes by itself, and keeps nobody from importing the file', async () => {
  const { test: before } = await startBranch({ workers: reader('stalls-midway') });
  const cut = before.window('admin').call('library.import', file);
  await expect.poll(async () => (await stored(before.rows)).texts).toBe(2);
  const after = await before.restart();
  expect(await cut).toMatchObject({ ok: false, error: { code: 'CANCELLED' } });
  const { api } = after.window('admin');
  await api.accounts.signIn({ identifier: 'admin', password: passwordOf('admin') });
  expect((await api.library.list({})).total).toBe(0);
  await expect.poll(() => stored(after.rows)).toEqual(nothing);
});

test('two imports of one file at once give one document, and the other names it', async () => {
  const { test: app } = await startBranch();
  const [one, other] = await Promise.all([1, 2].map(() => app.window('admin').call('library.import', file)));
  expect([one?.ok, other?.ok].toSorted()).toEqual([false, true]);
  expect(await app.rows('SELECT state FROM documents')).toEqual([{ state: 'ready' }]);
});
