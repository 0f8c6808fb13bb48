import { describe, expect, test } from 'vitest';
import { maxFileBytes, maxTextBytes } from '#features/library/contract/shapes.ts';
import { startBranch } from '#tests/support/start-branch.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const file = (content: Uint8Array | string, more: object = {}) => ({
  categoryId: 'retail-sales',
  title: 'Returns',
  fileName: 'returns.md',
  content: typeof content === 'string' ? bytes(content) : content,
  ...more,
});
const text =
  '# Returns\n\nReturns are accepted within 14 days. Ask for the receipt first.\n\n## Damaged goods\n\nA damaged wig is exchanged at once.';

async function setUp() {
  const { test } = await startBranch({ policy: { limitFactor: 1000 } });
  return { ...test, admin: test.window('admin'), trainee: test.window('trainee') };
}
const stored = async ({ rows }: Awaited<ReturnType<typeof setUp>>): Promise<number> =>
  (await rows('SELECT id FROM documents')).length + (await rows('SELECT id FROM passages')).length;

describe('importing', () => {
  test('stores the text, cuts it under its headings, and lists it first', async () => {
    const { admin, trainee } = await setUp();
    const document = await admin.api.library.import(file(text));
    expect(document).toMatchObject({
      title: 'Returns',
      format: 'md',
      passages: 2,
      category: { name: 'Retail Sales' },
    });
    const read = await trainee.api.library.document({ documentId: document.id });
    expect(read.text).toBe(text);
    expect(read.cuts.map(({ heading, start, end }) => [heading, read.text.slice(start, end)])).toEqual([
      ['Returns', 'Returns are accepted within 14 days. Ask for the receipt first.'],
      ['Damaged goods', 'A damaged wig is exchanged at once.'],
    ]);
    expect(await trainee.api.library.list({})).toMatchObject({ total: 1, items: [{ id: document.id }] });
    const categories = await trainee.api.library.categories({});
    expect(categories).toHaveLength(12);
    expect(categories.find(({ id }) => id === 'retail-sales')).toMatchObject({ documents: 1 });
  });

  test('takes a file of exactly 10 MB', async () => {
    const { admin } = await setUp();
    const line = 'The adjustment takes forty minutes at the desk of the branch.\n';
    const content = bytes(line.repeat(Math.ceil(maxTextBytes / line.length)).slice(0, maxTextBytes));
    expect(await admin.api.library.import(file(content, { fileName: 'long.txt' }))).toMatchObject({
      characters: maxTextBytes,
    });
  });

  test.each<[string, object, string, string]>([
    ['a category that does not exist', { categoryId: 'wigs' }, 'categoryId', 'unknown_category'],
    ['a category that is no slug', { categoryId: "x' OR 1" }, 'categoryId', 'invalid_format'],
    ['a title of 2 characters', { title: 'ab' }, 'title', 'too_small'],
    ['a title of 201 characters', { title: 'a'.repeat(201) }, 'title', 'too_big'],
    [
      '10 MB and one byte of text',
      { content: new Uint8Array(maxTextBytes + 1).fill(0x61) },
      'content',
      'too_big',
    ],
    ['25 MB and one byte', { content: new Uint8Array(maxFileBytes + 1).fill(0x61) }, 'content', 'too_big'],
    ['an empty file', { content: new Uint8Array() }, 'content', 'empty'],
    [
      'a program named .txt',
      { fileName: 'a.txt', content: new Uint8Array([0x4d, 0x5a, 0x90, 0, 3]) },
      'content',
      'not_text',
    ],
    ['malformed UTF-8', { content: new Uint8Array([0x61, 0xff, 0x62]) }, 'content', 'not_utf8'],
    ['a NUL in the text', { content: bytes('a\0b') }, 'content', 'not_text'],
    ['a file of another kind', { fileName: 'a.exe' }, 'fileName', 'invalid_format'],
    ['a title that cannot be seen', { title: '\u200B\u200B\u200B' }, 'title', 'not_plain'],
    ['a title that turns text round', { title: 'ab\u202Ecd' }, 'title', 'not_plain'],
    ['a path in the place of a file name', { fileName: '../../etc/x.txt' }, 'fileName', 'invalid_format'],
    ['half a character in the title', { title: 'abc\uD800' }, 'title', 'malformed_text'],
    ['a NUL in the title', { title: 'abc\0def' }, 'title', 'malformed_text'],
    ['base64 that is none', { content: '*not base64*' }, 'content', 'invalid_union'],
  ])('refuses %s, names the field, and stores nothing', async (_name, more, path, issue) => {
    const branch = await setUp();
    const reply = await branch.admin.call('library.import', file(text, more));
    expect(reply).toMatchObject({
      ok: false,
      error: { code: 'INVALID_INPUT', details: { fields: [{ path, issue }] } },
    });
    expect(await stored(branch)).toBe(0);
  });

  test('refuses a key that reaches a prototype', async () => {
    const branch = await setUp();
    const input = JSON.parse(
      '{"categoryId":"retail-sales","title":"Returns","fileName":"a.md","__proto__":{"x":1}}',
    ) as object;
    expect(await branch.admin.call('library.import', input)).toMatchObject({
      ok: false,
      error: { code: 'INVALID_INPUT' },
    });
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  test('names all wrong fields at once', async () => {
    const { admin } = await setUp();
    const reply = await admin.call('library.import', {
      categoryId: '',
      title: 'a',
      fileName: 'a.exe',
      content: 7,
    });
    const fields = reply.ok ? [] : (reply.error.details as { fields: { path: string }[] }).fields;
    expect([...new Set(fields.map(({ path }) => path))].toSorted()).toEqual([
      'categoryId',
      'content',
      'fileName',
      'title',
    ]);
  });

  test('says which document already holds the same content', async () => {
    const branch = await setUp();
    const { id } = await branch.admin.api.library.import(file(text));
    const again = await branch.admin.call('library.import', file(text, { title: 'Another title' }));
    expect(again).toMatchObject({
      ok: false,
      error: { code: 'ALREADY_IMPORTED', details: { documentId: id, title: 'Returns' } },
    });
    const both = await Promise.all(
      [1, 2].map(() => branch.admin.call('library.import', file('The same text twice.'))),
    );
    expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
  });

  test('of the sample material is repeatable and leaves what is there alone', async () => {
    const { admin } = await setUp();
    const first = await admin.api.library.addSamples({});
    expect(first.added).toBeGreaterThanOrEqual(5);
    expect(await admin.api.library.addSamples({})).toEqual({ added: 0, alreadyThere: first.added });
    const { items } = await admin.api.library.list({ pageSize: 100 });
    expect(items.every(({ sample }) => sample)).toBe(true);
    expect(items.every(({ words }) => words >= 500)).toBe(true);
  });
});

describe('searching', () => {
  test('finds inflected words, marks them, and says exactly where', async () => {
    const { admin, trainee } = await setUp();
    const { id } = await admin.api.library.import(file(text));
    const { hits } = await trainee.api.library.search({ text: 'accepting a return' });
    expect(hits[0]).toMatchObject({ documentId: id, heading: 'Returns', title: 'Returns' });
    const marked = hits[0]?.snippet.filter(({ hit }) => hit).map(({ text: word }) => word);
    expect(marked).toEqual(expect.arrayContaining(['Returns', 'accepted']));
    const { text: whole } = await trainee.api.library.document({ documentId: id });
    expect(whole.slice(hits[0]?.start, hits[0]?.end)).toContain('accepted within 14 days');
  });

  test('keeps to a category where one is named', async () => {
    const { admin, trainee } = await setUp();
    await admin.api.library.import(file(text));
    const inCategory = (categoryId: string) => trainee.api.library.search({ text: 'damaged', categoryId });
    expect((await inCategory('retail-sales')).hits).toHaveLength(1);
    expect((await inCategory('smp-sales')).hits).toEqual([]);
  });

  test.each([
    '"',
    '* OR *',
    'NEAR(a b)',
    'heading:returns AND',
    "'; DROP TABLE passages; --",
    '()',
    '🙂',
    '-',
    'a'.repeat(500),
  ])('takes %s as words, never as syntax', async (typed) => {
    const { admin, trainee, rows } = await setUp();
    await admin.api.library.import(file(text));
    expect(await trainee.call('library.search', { text: typed })).toMatchObject({ ok: true });
    expect(await rows('SELECT id FROM passages')).toHaveLength(2);
  });
});

test('a list is at most three statements, and no listed screen scans a table', async () => {
  const { rows, admin } = await setUp();
  await admin.api.library.import(file(text));
  const plan = async (sql: string): Promise<string> =>
    (await rows<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)).map(({ detail }) => detail).join('; ');
  const newest = await plan(
    `SELECT d.id, c.name FROM library_documents d JOIN categories c ON c.id = d.category_id
     WHERE d.category_id = 'retail-sales' ORDER BY d.imported_at DESC, d.id DESC LIMIT 50`,
  );
  expect(newest).toContain('documents_by_category');
  expect(newest).not.toMatch(/SCAN d(?!\S)(?!.*USING INDEX)|TEMP B-TREE/);
});
