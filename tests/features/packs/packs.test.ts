import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { startBranch } from '#tests/support/start-branch.ts';
import { startTestApp } from '#tests/support/start-test-app.ts';
import { otherKey, packOf, publisherKey } from './pack-factory.ts';

type TestApp = Awaited<ReturnType<typeof startTestApp>>;
const shipped = 'retail-and-consultation-sales';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function branch() {
  const { test } = await startBranch({ policy: { limitFactor: 1000 } });
  const admin = test.window('admin');
  const trust = (trusted: boolean, publicKey = publisherKey.publicKey) =>
    admin.api.packs.trust({ publicKey, name: 'A house', trusted });
  return { ...test, admin, trust, titles: () => titlesOf(test) };
}
const titlesOf = async ({ rows }: Pick<TestApp, 'rows'>): Promise<string[]> =>
  (await rows<{ title: string }>('SELECT title FROM library_documents ORDER BY title')).map(
    ({ title }) => title,
  );

/** Everything that readers see of a library, without the ids and times that each store gives out itself. */
async function contentOf({ window }: Pick<TestApp, 'window'>) {
  const { api } = window('admin');
  const categories = (await api.library.categories({})).map(({ id, name }) => ({ id, name }));
  const { items } = await api.library.list({ pageSize: 100 });
  const documents = await Promise.all(
    items.map(async ({ id }) => {
      const read = await api.library.document({ documentId: id });
      const { title, category, format, characters, words, text } = read;
      const cuts = read.cuts.map(({ heading, start, end }) => ({ heading, start, end }));
      return { title, category, format, characters, words, text, cuts };
    }),
  );
  return { categories, documents: documents.toSorted((a, b) => (a.title < b.title ? -1 : 1)) };
}

const greeting = { text: '# Greeting\n\nGreet within ten seconds, and then wait.' };
const closing = { text: '# Closing\n\nSay goodbye at the door, never at the till.' };
const first = () => packOf({ texts: { greeting, closing } });

describe('the pack that comes with Drillroom', () => {
  test('is offered, says what it holds, and brings its 27 documents into all twelve categories', async () => {
    const { admin } = await branch();
    const { shipped: offered, imported } = await admin.api.packs.list({});
    expect(imported).toEqual([]);
    expect(offered).toMatchObject([
      { id: shipped, version: 1, title: 'Retail & consultation sales', documents: 27, importedVersion: null },
    ]);
    const look = await admin.api.packs.look({ shipped });
    expect(look).toMatchObject({ trust: 'builtIn', standing: 'new', changes: { added: 27 } });
    expect(look.categories.filter(({ isNew }) => isNew)).toEqual([]);

    const done = await admin.api.packs.import({ shipped });
    expect(done).toMatchObject({ id: shipped, version: 1, changes: { added: 27, newCategories: 0 } });
    const categories = await admin.api.library.categories({});
    expect(categories.filter(({ documents }) => documents < 2)).toEqual([]);
    const { hits } = await admin.api.library.search({ text: 'bleached knots' });
    expect(hits[0]).toMatchObject({ title: 'Choosing the front line' });
    expect(await admin.api.packs.list({})).toMatchObject({
      imported: [{ id: shipped, version: 1, documents: 27 }],
      shipped: [{ importedVersion: 1 }],
    });
  });

  test('leaves alone what the samples brought already', async () => {
    const { admin, titles } = await branch();
    await admin.api.library.addSamples({});
    const { changes } = await admin.api.packs.import({ shipped });
    expect(changes).toMatchObject({ added: 21, alreadyThere: 6 });
    expect(await titles()).toHaveLength(27);
  });
});

describe('importing', () => {
  test('the same pack again changes nothing', async () => {
    const { admin, trust, rows } = await branch();
    await trust(true);
    await admin.api.packs.import({ content: await first() });
    const all = () => rows('SELECT * FROM documents ORDER BY id');
    const before = await all();
    const again = await admin.api.packs.import({ content: await first() });
    expect(again.changes).toMatchObject({ added: 0, unchanged: 2, alreadyThere: 0 });
    expect(await all()).toEqual(before);
  });

  test('a newer version replaces, renames, adds and withdraws what the earlier one brought', async () => {
    const { admin, trust, titles, rows } = await branch();
    await trust(true);
    const waiting = { text: 'Offer a seat after five minutes.' };
    await admin.api.packs.import({ content: await packOf({ texts: { greeting, closing, waiting } }) });
    const content = await packOf({
      version: 2,
      texts: {
        greeting: { text: '# Greeting\n\nGreet within five seconds.' },
        closing: { ...closing, title: 'At the door' },
        paying: { text: 'Count the change aloud.' },
      },
    });
    const look = await admin.api.packs.look({ content });
    const { changes } = await admin.api.packs.import({ content });
    expect(changes).toEqual({
      added: 1,
      replaced: 1,
      renamed: 1,
      withdrawn: 1,
      unchanged: 0,
      alreadyThere: 0,
      kept: [],
      newCategories: 0,
    });
    expect(look).toMatchObject({ standing: 'newer', importedVersion: 1, changes });
    expect(await titles()).toEqual(['About greeting', 'About paying', 'At the door']);
    const found = async (text: string) =>
      (await admin.api.library.search({ text })).hits.map(({ title }) => title);
    expect([await found('five seconds'), await found('ten'), await found('seat')]).toEqual([
      ['About greeting'],
      [],
      [],
    ]);
    // By the new title alone, too: no text says "door".
    expect(await found('door')).toEqual(['At the door']);
    expect(await admin.api.library.index({})).toMatchObject({ passages: 3 });
    // What went leaves no trace in the store.
    await expect
      .poll(() => rows("SELECT 1 FROM passages WHERE text LIKE '%ten seconds%' OR text LIKE '%seat%'"))
      .toEqual([]);
  });

  test('what was changed or removed here stays as it is, and is named', async () => {
    const { admin, trust, titles, change } = await branch();
    await trust(true);
    const paying = { text: 'Count the change aloud.' };
    await admin.api.packs.import({ content: await packOf({ texts: { greeting, closing, paying } }) });
    await change((run) => {
      run("UPDATE documents SET title = 'Our greeting' WHERE title = 'About greeting'");
      run("DELETE FROM documents WHERE title = 'About paying'");
    });
    const next = (version: number, word: string) =>
      packOf({
        version,
        texts: {
          greeting: { text: `Greet ${word}.` },
          closing: { text: `Close ${word}.` },
          paying: { text: `Pay ${word}.` },
        },
      });
    const second = await admin.api.packs.import({ content: await next(2, 'at once') });
    expect(second.changes).toMatchObject({ replaced: 1, added: 0, kept: ['Our greeting', 'About paying'] });
    expect(await titles()).toEqual(['About closing', 'Our greeting']);
    const third = await admin.api.packs.import({ content: await next(3, 'slowly') });
    expect(third.changes).toMatchObject({ replaced: 1, kept: ['Our greeting', 'About paying'] });
  });

  test('an older version, another content under the same version, and another publisher are refused', async () => {
    const { admin, trust, titles } = await branch();
    await trust(true);
    await trust(true, otherKey.publicKey);
    const texts = { greeting, closing };
    await admin.api.packs.import({ content: await packOf({ version: 2, texts }) });
    const before = await titles();
    const refused = async (content: Uint8Array) => admin.call('packs.import', { content });
    expect(await refused(await first())).toMatchObject({
      error: { code: 'PACK_OLDER', details: { importedVersion: 2 } },
    });
    expect(await refused(await packOf({ version: 2, texts: { greeting } }))).toMatchObject({
      error: { code: 'PACK_VERSION_REUSED' },
    });
    expect(await refused(await packOf({ version: 3, texts, key: otherKey }))).toMatchObject({
      error: { code: 'PACK_OTHER_PUBLISHER' },
    });
    expect(await titles()).toEqual(before);
  });

  test('a category that is not here yet comes with the pack, and one that is here keeps its name', async () => {
    const { admin, trust } = await branch();
    await trust(true);
    const categories = [
      { id: 'retail-sales', name: 'Shop' },
      { id: 'yoga', name: 'Desk & mat yoga' },
    ];
    const texts = { greeting, stretching: { text: 'Stretch for ten breaths.', categoryId: 'yoga' } };
    const content = await packOf({ categories, texts });
    expect((await admin.api.packs.look({ content })).categories).toEqual([
      { id: 'retail-sales', name: 'Shop', isNew: false },
      { id: 'yoga', name: 'Desk & mat yoga', isNew: true },
    ]);
    await admin.api.packs.import({ content });
    const found = await admin.api.library.categories({});
    expect(found.at(-1)).toEqual({ id: 'yoga', name: 'Desk & mat yoga', documents: 1 });
    expect(found.find(({ id }) => id === 'retail-sales')?.name).toBe('Retail Sales');
  });

  test('two imports of the same pack at once bring it once', async () => {
    const { admin, trust, titles } = await branch();
    await trust(true);
    const content = await first();
    const replies = await Promise.all([1, 2].map(() => admin.call('packs.import', { content })));
    expect(replies.filter(({ ok }) => ok).length).toBeGreaterThan(0);
    const [refused] = replies.filter(({ ok }) => !ok);
    if (refused !== undefined) expect(refused).toMatchObject({ error: { code: 'CONFLICT' } });
    expect(await titles()).toEqual(['About closing', 'About greeting']);
  });

  test.each(['packs.import', 'library.addSamples'])(
    'files that are refused meanwhile take nothing of %s away',
    async (op) => {
      const { admin, titles, rows } = await branch();
      const now = { isDone: false };
      const work = admin
        .call(op, op === 'packs.import' ? { shipped } : {})
        .finally(() => (now.isDone = true));
      const bad = { categoryId: 'retail-sales', title: 'No text', fileName: 'a.txt' };
      while (!now.isDone) {
        await admin.call('library.import', { ...bad, content: new Uint8Array([0x61, 0xff]) });
      }
      expect(await work).toMatchObject({ ok: true });
      expect(await titles()).toHaveLength(op === 'packs.import' ? 27 : 6);
      const empty = await rows(
        'SELECT title FROM library_documents AS d WHERE NOT EXISTS (SELECT 1 FROM passages WHERE document_id = d.id)',
      );
      expect(empty).toEqual([]);
    },
  );

  test('what a crash in the middle of it left is never seen and goes by itself', async () => {
    const workers = { 'read-document': new URL('./readers/stalls-at-smp.ts', import.meta.url) };
    const { test: app } = await startBranch({ workers });
    const work = app.window('admin').call('packs.import', { shipped });
    const staged = () => app.rows('SELECT 1 FROM documents');
    await expect.poll(async () => (await staged()).length).toBe(22);
    const after = await app.startAfterCrash();
    await app.app.close();
    await work;
    expect(await titlesOf(after)).toEqual([]);
    expect(await after.rows('SELECT 1 FROM packs')).toEqual([]);
    for (const table of ['documents', 'document_texts', 'passages']) {
      await expect.poll(() => after.rows(`SELECT 1 FROM ${table}`)).toEqual([]);
    }
  });

  test('one sees how far it has come', async () => {
    const { admin } = await branch();
    const now = { isDone: false };
    const work = admin.call('packs.import', { shipped }).finally(() => (now.isDone = true));
    const seen: { done: number; total: number }[] = [];
    while (!now.isDone) {
      const progress = await admin.api.packs.progress({});
      if (progress.work !== null) seen.push(progress.work);
      await nextTurn();
    }
    await work;
    const counts = seen.map(({ done }) => done);
    expect(counts).toEqual(counts.toSorted((one, other) => one - other));
    expect(new Set(counts).size).toBeGreaterThan(5);
    expect(seen.filter(({ done, total }) => total !== 27 || done > 26)).toEqual([]);
    expect(await admin.api.packs.progress({})).toEqual({ work: null });
  });

  test('a publisher who is no longer trusted brings nothing more, and what is here stays', async () => {
    const { admin, trust, titles } = await branch();
    await trust(true);
    await admin.api.packs.import({ content: await first() });
    expect(await trust(false)).toMatchObject({ trust: 'unknown' });
    const content = await packOf({ version: 2, texts: { greeting } });
    expect(await admin.call('packs.import', { content })).toMatchObject({
      error: { code: 'PACK_NOT_TRUSTED' },
    });
    expect(await titles()).toHaveLength(2);
  });

  test('who trusted whom, and what came of a pack, is on record', async () => {
    const { admin, trust, rows } = await branch();
    await trust(true);
    await admin.api.packs.import({ content: await first() });
    const written = await rows<{ action: string; subject_id: string; details: string }>(
      "SELECT action, subject_id, details FROM audit WHERE action LIKE 'pack.%' ORDER BY seq",
    );
    expect(
      written.map(({ action, subject_id, details }) => [action, subject_id, JSON.parse(details)]),
    ).toEqual([
      ['pack.publisherTrusted', publisherKey.publicKey, { trusted: true }],
      [
        'pack.imported',
        'desk-manners',
        { version: 1, added: 2, replaced: 0, renamed: 0, withdrawn: 0, kept: 0 },
      ],
    ]);
  });
});

describe('exporting', () => {
  const about = { id: 'our-material', version: 1, title: 'Our material', publisher: 'Branch 12' };
  const everything = async ({ window }: Pick<TestApp, 'window'>): Promise<string[]> =>
    (await window('admin').api.library.categories({})).map(({ id }) => id);

  test('and importing into an empty store gives an identical library', async () => {
    const from = await branch();
    await from.admin.api.packs.import({ shipped });
    // Texts that begin like something else, or in ways that reading tidies up.
    const odd = {
      'mark.txt': '\uFEFF\uFEFFafter two marks',
      'lines.md': '# Wind\r\n\r\nows\r\n',
      'r.txt': 'שלום 👋🏽',
    };
    for (const [fileName, text] of Object.entries(odd)) {
      const file = { categoryId: 'general-sales', title: `Odd ${fileName}`, fileName };
      await from.admin.api.library.import({ ...file, content: bytes(text) });
    }
    const { content, documents, leftOut, publicKey, fileName } = await from.admin.api.packs.export({
      ...about,
      categoryIds: await everything(from),
    });
    expect({ documents, leftOut, fileName }).toEqual({
      documents: 30,
      leftOut: 0,
      fileName: 'our-material-1.drillpack',
    });

    const to = await branch();
    expect(await to.admin.api.packs.look({ content })).toMatchObject({ trust: 'unknown', publicKey });
    await to.trust(true, publicKey);
    await to.admin.api.packs.import({ content });
    expect(await contentOf(to)).toEqual(await contentOf(from));
    // A file that either has is known to both.
    const windows = { categoryId: 'general-sales', title: 'Again', fileName: 'lines.md' };
    expect(
      await to.admin.call('library.import', { ...windows, content: bytes(odd['lines.md']) }),
    ).toMatchObject({ error: { code: 'ALREADY_IMPORTED' } });
  });

  test('a store takes its own pack, and finds that it has everything', async () => {
    const store = await branch();
    await store.admin.api.library.addSamples({});
    const categoryIds = await everything(store);
    const { content } = await store.admin.api.packs.export({ ...about, categoryIds });
    expect(await store.admin.api.packs.look({ content })).toMatchObject({
      trust: 'thisStore',
      changes: { added: 0, alreadyThere: 6 },
    });
    await store.admin.api.packs.import({ content });
    expect(await store.titles()).toHaveLength(6);
  });

  test('takes the chosen categories only, and signs every pack with the same key', async () => {
    const { admin } = await branch();
    await admin.api.library.addSamples({});
    const one = await admin.api.packs.export({ ...about, categoryIds: ['smp-sales'] });
    const two = await admin.api.packs.export({ ...about, version: 2, categoryIds: ['retail-sales'] });
    expect([one.documents, two.documents]).toEqual([1, 1]);
    expect(two.publicKey).toBe(one.publicKey);
    const look = await admin.api.packs.look({ content: one.content });
    expect(look.documents).toMatchObject([{ categoryId: 'smp-sales' }]);
  });

  test('refuses categories without a document, and one that does not exist', async () => {
    const { admin } = await branch();
    expect(await admin.call('packs.export', { ...about, categoryIds: ['smp-sales'] })).toMatchObject({
      error: { code: 'PACK_EMPTY' },
    });
    expect(await admin.call('packs.export', { ...about, categoryIds: ['nowhere'] })).toMatchObject({
      error: {
        code: 'INVALID_INPUT',
        details: { fields: [{ path: 'categoryIds', issue: 'unknown_category' }] },
      },
    });
  });
});
