import { describe, expect, test } from 'vitest';
import type { ClearPage } from '#tests/support/clear-pages.ts';
import { passwordOf } from '#tests/support/make-world.ts';
import { startBranch } from '#tests/support/start-branch.ts';
import type { TestApp } from '#tests/support/start-test-app.ts';

/** Stands in the title, in a heading and in the text of what is to go, and nowhere else. */
const marker = 'zqxjquokka';
const dayMs = 86_400_000;
const patience = { timeout: 30_000 };
const categoryId = 'retail-sales';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Where the marker can be read in the files, in whatever case and encoding. */
const placesOf = (pages: readonly ClearPage[]): string[] =>
  pages
    .filter(({ bytes: page }) =>
      (['latin1', 'utf16le'] as const).some((encoding) =>
        page.toString(encoding).toLowerCase().includes(marker),
      ),
    )
    .map(({ where }) => where);

const rules = (word: string, count: number): string =>
  Array.from(
    { length: count },
    (_, at) => `## Rule ${at} of ${word}\n\nThe ${word} is shown to every client who asks for rule ${at}.\n`,
  ).join('\n');

async function setUp(count = 60) {
  const { test: app, world } = await startBranch({ policy: { limitFactor: 1000 } });
  const admin = app.window('admin');
  const add = async (title: string, text: string): Promise<string> => {
    const file = { categoryId, title, fileName: 'rules.md', content: bytes(text) };
    return (await admin.api.library.import(file)).id;
  };
  // What is deleted would else be everything that the embedder learned from.
  const kept = await add('What stays', rules('catalogue', 60));
  const doomed = await add(`About the ${marker}`, rules(marker, count));
  return { app, world, admin, add, kept, doomed };
}
/** A question that is answered by both documents, and one, with the marker in it, by what is to go alone. */
async function askGolden(
  { api }: Awaited<ReturnType<typeof setUp>>['admin'],
  { kept, doomed }: { readonly kept: string; readonly doomed: string },
) {
  const place = { start: 30, end: 120 };
  const only = [{ documentId: doomed, ...place }];
  await api.library.goldenAdd({ categoryId, text: `Who is shown the ${marker}?`, passages: only });
  const both = [{ documentId: kept, ...place }, ...only];
  const asked = { categoryId, text: 'Which rule is shown to clients of the catalogue?', passages: both };
  return { golden: (await api.library.goldenAdd(asked)).id };
}
const learned = (app: TestApp) => app.window('admin').api.library.index({});
const isLearned = async (app: TestApp): Promise<boolean> => {
  const { isLearning, learnedFrom } = await learned(app);
  return !isLearning && learnedFrom !== null;
};
const owed = (app: TestApp) => app.rows('SELECT document_id FROM library_purges');
const inFiles = async (app: TestApp): Promise<string[]> => placesOf(await app.pages());
/** Everything of it is gone, and what search knows was learned anew. */
const settled = async (app: TestApp): Promise<void> => {
  await expect.poll(() => owed(app), patience).toEqual([]);
  await expect.poll(() => isLearned(app), patience).toBe(true);
};

describe('deleting for good', () => {
  test('leaves no trace in the files: text, headings, title, index, terms, and what was learned', async () => {
    const { app, admin, kept, doomed } = await setUp();
    await expect.poll(() => isLearned(app), patience).toBe(true);
    const before = await app.rows<{ id: string }>('SELECT id FROM embedders');
    expect(await inFiles(app)).not.toEqual([]);
    await admin.api.library.remove({ documentId: doomed });
    expect(await inFiles(app)).not.toEqual([]);

    await admin.api.library.purge({ documentId: doomed });
    await settled(app);
    expect(await inFiles(app)).toEqual([]);
    expect(await app.rows('SELECT id FROM documents')).toEqual([{ id: kept }]);
    expect(await app.rows("SELECT term FROM terms WHERE term LIKE 'zqxj%'")).toEqual([]);
    const after = await app.rows<{ id: string }>('SELECT id FROM embedders');
    expect(after).toHaveLength(1);
    expect(after).not.toEqual(before);
    const { hits } = await app.window('trainee').api.library.search({ text: 'catalogue' });
    expect(hits.length).toBeGreaterThan(0);
    expect(app.log.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('takes along what golden questions quoted of it, and those that nothing else answers', async () => {
    const { app, admin, kept, doomed } = await setUp();
    const { golden } = await askGolden(admin, { kept, doomed });
    await admin.api.library.goldenMeasure({});
    await admin.api.library.remove({ documentId: doomed });
    // In the bin it is still known what the question meant.
    await admin.api.library.goldenMeasure({});
    const listed = async () => (await admin.api.library.goldenQuestions({})).items;
    expect((await listed()).map(({ passages }) => passages.map(({ isGone }) => isGone))).toEqual([
      [false, true],
      [true],
    ]);
    expect(await inFiles(app)).not.toEqual([]);
    await admin.api.library.purge({ documentId: doomed });
    await settled(app);
    expect(await inFiles(app)).toEqual([]);
    expect(await listed()).toMatchObject([{ id: golden, passages: [{ documentId: kept }], now: null }]);
    await admin.api.library.goldenMeasure({});
    expect(await listed()).toMatchObject([
      { now: { rank: expect.any(Number) }, passages: [{ isGone: false }] },
    ]);
    expect((await admin.api.library.goldenReport({})).history.at(-1)).toMatchObject({ questions: 1 });
  });

  test('leaves none in memory: a slip of its words leads nowhere, and its words come in as new ones', async () => {
    const { app, admin, add, doomed } = await setUp();
    const slip = `${marker.slice(0, -1)}q`;
    const search = async (text: string) =>
      (await app.window('trainee').api.library.search({ text })).hits.map(({ documentId }) => documentId);
    expect(await search(slip)).toContain(doomed);
    const { terms } = await learned(app);
    await admin.api.library.remove({ documentId: doomed });
    await admin.api.library.purge({ documentId: doomed });
    await settled(app);
    expect(await search(marker)).toEqual([]);
    expect(await search(slip)).toEqual([]);
    expect((await learned(app)).terms).toBeLessThan(terms);
    const again = await add('It is back', `The ${marker} came back to the branch.`);
    expect(await search(slip)).toEqual([again]);
  });

  test('takes the earlier versions along, which hold the same words', async () => {
    const { app, admin, add, doomed } = await setUp();
    const next = await add('The next version', 'Nothing of what stood here before.');
    await app.change((run) => {
      run('UPDATE documents SET family = ?, version = 2 WHERE id = ?', doomed, next);
      run('UPDATE documents SET superseded_by = ? WHERE id = ?', next, doomed);
    });
    await admin.api.library.remove({ documentId: next });
    await admin.api.library.purge({ documentId: next });
    await settled(app);
    expect(await inFiles(app)).toEqual([]);
    expect(await admin.call('library.life', { documentId: doomed })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    });
  });

  test('asks for the bin first, and what is gone is not there for anybody', async () => {
    const { app, admin, doomed } = await setUp();
    expect(await admin.call('library.purge', { documentId: doomed })).toMatchObject({
      error: { code: 'NOT_IN_BIN' },
    });
    await admin.api.library.remove({ documentId: doomed });
    const both = await Promise.all([
      admin.call('library.purge', { documentId: doomed }),
      admin.call('library.restore', { documentId: doomed }),
    ]);
    expect(both).toMatchObject([{ ok: true }, { error: { code: 'NOT_FOUND' } }]);
    for (const op of ['restore', 'remove', 'purge', 'makeCurrent', 'life', 'document', 'reindex']) {
      expect(await admin.call(`library.${op}`, { documentId: doomed }), op).toMatchObject({
        error: { code: 'NOT_FOUND' },
      });
    }
    await settled(app);
  });

  test('goes on beside an import of the same file, of which nothing is lost', async () => {
    const { app, admin, add, doomed } = await setUp();
    await admin.api.library.remove({ documentId: doomed });
    const [, again] = await Promise.all([
      admin.api.library.purge({ documentId: doomed }),
      add('The same file', rules(marker, 60)),
    ]);
    await settled(app);
    const { hits } = await app.window('trainee').api.library.search({ text: marker, perDocument: true });
    expect(hits[0]?.documentId).toBe(again);
    expect(hits.some(({ documentId }) => documentId === doomed)).toBe(false);
    const lost = `SELECT id FROM documents WHERE passages * 4 <> (SELECT sum(length(passages)) FROM passage_blocks WHERE document_id = documents.id)`;
    expect(await app.rows(lost)).toEqual([]);
    const [term] = await app.rows<{ n: number }>("SELECT count(*) AS n FROM terms WHERE term LIKE 'zqxj%'");
    expect(term).toEqual({ n: 1 });
  });

  test('that a crash cut off is taken up again at the next start', async () => {
    const { app, admin, doomed } = await setUp(2000);
    await admin.api.library.remove({ documentId: doomed });
    await admin.api.library.purge({ documentId: doomed });
    const left = async (which: TestApp) =>
      (await which.rows<{ n: number }>('SELECT count(*) AS n FROM passages WHERE document_id = ?', doomed))[0]
        ?.n ?? 0;
    const was = await left(app);
    await expect.poll(() => left(app), { interval: 5 }).toBeLessThan(was);
    const after = await app.startAfterCrash();
    expect(await left(after)).toBeGreaterThan(0);
    const window = after.window('admin');
    await window.api.accounts.signIn({ identifier: 'admin', password: passwordOf('admin') });
    await settled(after);
    expect(await inFiles(after)).toEqual([]);
    expect(await owed(after)).toEqual([]);
  });
});

describe('the bin', () => {
  test('is emptied of what has lain there for 30 days, without anybody, and that is on record', async () => {
    const { app, admin, doomed, kept } = await setUp();
    const laterMs = 9 * 3_600_000;
    await admin.api.library.remove({ documentId: doomed });
    app.clock.advance(laterMs);
    await admin.api.accounts.unlock({ password: passwordOf('admin') });
    await admin.api.library.remove({ documentId: kept });
    // A clock that jumps over four weeks while the app is closed has nothing to tell anybody.
    await app.app.close();
    app.clock.advance(30 * dayMs - laterMs - 60_000);
    const later = await app.restart();
    expect(await later.rows('SELECT id FROM documents')).toHaveLength(2);
    later.clock.advance(3_600_000);
    await expect.poll(() => later.rows('SELECT id FROM documents'), patience).toEqual([{ id: kept }]);
    await expect.poll(() => owed(later), patience).toEqual([]);
    // The daily backup may be reading just then: the files are rewritten once it is done.
    const rewritten = () => {
      later.clock.advance(300_000);
      return later.rows('SELECT id FROM owed_purge');
    };
    await expect.poll(rewritten, { ...patience, interval: 400 }).toEqual([]);
    expect(await inFiles(later)).toEqual([]);
    expect(
      await later.rows("SELECT actor_id, subject_id, details FROM audit WHERE action = 'content.purged'"),
    ).toEqual([{ actor_id: null, subject_id: doomed, details: '{"after":"bin"}' }]);
  });

  test('is emptied at a start too, for a PC that never runs for long', async () => {
    const { app, admin, doomed, kept } = await setUp();
    await admin.api.library.remove({ documentId: doomed });
    await app.app.close();
    app.clock.advance(31 * dayMs);
    const later = await app.restart();
    await expect.poll(() => later.rows('SELECT id FROM documents'), patience).toEqual([{ id: kept }]);
  });
});

test('a document that is indexed anew is found as before, and what search knows is learned anew', async () => {
  const { app, admin, doomed } = await setUp();
  await expect.poll(() => isLearned(app), patience).toBe(true);
  const before = await app.rows('SELECT id FROM embedders');
  const passages = () =>
    app.rows(
      'SELECT document_id, sum(length(passages)), sum(length(terms)) FROM passage_blocks GROUP BY document_id',
    );
  const was = await passages();
  expect(await admin.api.library.reindex({ documentId: doomed })).toEqual({ documents: 1 });
  await expect.poll(() => app.rows('SELECT id FROM embedders'), patience).not.toEqual(before);
  await expect.poll(() => isLearned(app), patience).toBe(true);
  expect(await passages()).toEqual(was);
  const { hits } = await app.window('trainee').api.library.search({ text: marker, limit: 5 });
  expect(hits).toHaveLength(5);
  expect(await admin.api.library.reindex({})).toEqual({ documents: 2 });
  await expect
    .poll(() => app.rows("SELECT id FROM documents WHERE terms_by = 0 OR words_found_by = ''"))
    .toEqual([]);
});
