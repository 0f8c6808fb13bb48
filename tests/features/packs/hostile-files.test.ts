import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { startBranch } from '#tests/support/start-branch.ts';
import { otherKey, packOf, publisherKey, sha256, signedFile } from './pack-factory.ts';

async function setUp() {
  const { test } = await startBranch({ policy: { limitFactor: 1000 } });
  const admin = test.window('admin');
  await admin.api.packs.trust({ publicKey: publisherKey.publicKey, name: 'A house', trusted: true });
  const tables = ['packs', 'pack_documents', 'documents', 'document_texts', 'passages', 'categories'];
  const stored = async (): Promise<number[]> =>
    Promise.all(tables.map(async (table) => (await test.rows(`SELECT 1 FROM ${table}`)).length));
  return { ...test, admin, stored };
}
const good = () =>
  packOf({
    texts: {
      greeting: { text: '# Greeting\n\nGreet within ten seconds, and then wait.' },
      closing: { text: '# Closing\n\nSay goodbye at the door, never at the till.' },
    },
  });
const changed = (file: Uint8Array, at: number): Uint8Array => {
  const copy = Uint8Array.from(file);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
};

const content = new TextEncoder().encode('Greet within ten seconds.');
const entry = {
  id: 'greeting',
  title: 'Greeting',
  categoryId: 'retail-sales',
  format: 'md',
  source: sha256(content),
  bytes: content.byteLength,
  sha256: sha256(content),
};
const manifest = {
  id: 'desk-manners',
  version: 1,
  title: 'Desk manners',
  publisher: 'A house',
  about: '',
  categories: [{ id: 'retail-sales', name: 'Retail Sales' }],
  documents: [entry],
};
const withEntry = (...more: object[]) =>
  signedFile(JSON.stringify({ ...manifest, documents: more.map((one) => ({ ...entry, ...one })) }), {
    contents: more.map(() => content),
  });
const withManifest = (more: object) =>
  signedFile(JSON.stringify({ ...manifest, ...more }), { contents: [content] });
const second = { id: 'second', source: '0'.repeat(64) };

describe('a file that is no sound pack', () => {
  test.each<[string, string, () => Uint8Array | Promise<Uint8Array>]>([
    ['a text', 'not_a_pack', () => content],
    ['no bytes at all', 'not_a_pack', () => new Uint8Array()],
    ['the first bytes alone', 'cut', async () => (await good()).subarray(0, 40)],
    ['half a manifest', 'cut', async () => (await good()).subarray(0, 300)],
    ['a file without its last byte', 'cut', async () => (await good()).subarray(0, -1)],
    [
      'a file with something behind its end',
      'content',
      async () => new Uint8Array([...(await good()), 0x20]),
    ],
    ['another letter in a text', 'content', async () => changed(await good(), (await good()).length - 3)],
    ['another letter in the manifest', 'signature', async () => changed(await good(), 130)],
    ['another letter in the signature', 'signature', async () => changed(await good(), 60)],
    ['another key', 'signature', async () => changed(await good(), 20)],
    ['no signature', 'signature', async () => (await good()).fill(0, 48, 112)],
    ['neither key nor signature', 'signature', async () => (await good()).fill(0, 16, 112)],
    [
      'a signature of another manifest',
      'signature',
      async () => {
        const file = await good();
        file.set(signedFile(JSON.stringify(manifest)).subarray(48, 112), 48);
        return file;
      },
    ],
    ['a manifest of 2 MB', 'too_large', () => signedFile(' '.repeat(2 ** 21))],
    ['a manifest that says it has 4 GB', 'too_large', () => signedFile('{}', { length: 0xffff_ffff })],
    ['a manifest that is no JSON', 'manifest', () => signedFile('{"id":')],
    ['a manifest that is no UTF-8', 'manifest', () => signedFile(new Uint8Array([0x22, 0xff, 0x22]))],
    ['a manifest of brackets', 'manifest', () => signedFile('['.repeat(500_000))],
    ['a list in the place of a manifest', 'manifest', () => signedFile('[]')],
    ['a field that nobody knows', 'manifest', () => withManifest({ runs: 'setup.exe' })],
    [
      'a field that reaches for a prototype',
      'manifest',
      () =>
        signedFile(`{"__proto__":{"admin":true},${JSON.stringify(manifest).slice(1)}`, {
          contents: [content],
        }),
    ],
    ['no documents', 'manifest', () => withManifest({ documents: [] })],
    [
      '100,000 documents',
      'too_large',
      () => withEntry(...Array.from({ length: 100_000 }, (_, at) => ({ id: `d${at}` }))),
    ],
    [
      '2,001 documents',
      'manifest',
      () =>
        signedFile(
          JSON.stringify({
            ...manifest,
            documents: Array.from({ length: 2001 }, (_, at) => ({ ...entry, id: `d${at}` })),
          }),
        ),
    ],
    ['a document twice', 'manifest', () => withEntry({}, {})],
    ['two documents of one file', 'manifest', () => withEntry({}, { id: 'second' })],
    [
      'a category twice',
      'manifest',
      () => withManifest({ categories: [1, 2].map(() => manifest.categories[0]) }),
    ],
    ['a document of no category', 'manifest', () => withEntry({ categoryId: 'nowhere' })],
    ['a path in the place of an id', 'manifest', () => withEntry({ id: '../../etc/passwd' })],
    ['a path in the place of a pack id', 'manifest', () => withManifest({ id: '..\\..\\windows' })],
    ['a format that is none', 'manifest', () => withEntry({ format: 'exe' })],
    ['a title that turns text round', 'manifest', () => withEntry({ title: 'ab\u202Ecd' })],
    ['a length that is negative', 'manifest', () => withEntry({ bytes: -1 })],
    ['a length of 1e300', 'manifest', () => withEntry({ bytes: 1e300 })],
    ['a length beyond the file', 'cut', () => withEntry({ bytes: 9_000_000 })],
    ['a hash of something else', 'content', () => withEntry({ sha256: '0'.repeat(64) })],
    ['a version of nought', 'manifest', () => withManifest({ version: 0 })],
  ])('%s is refused whole, with the reason %s', async (_name, why, file) => {
    const { admin, stored } = await setUp();
    const before = await stored();
    const bytes = await file();
    for (const op of ['packs.look', 'packs.import']) {
      expect(await admin.call(op, { content: bytes }), op).toMatchObject({
        ok: false,
        error: { code: 'PACK_UNREADABLE', details: { why } },
      });
    }
    expect(await stored()).toEqual(before);
  });

  test.each([
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3])],
    ['in an older encoding', new Uint8Array([0x63, 0x61, 0x66, 0xe9, 0x20, 0x6f, 0x6b])],
    ['a text with a NUL', new Uint8Array([0x61, 0x00, 0x62])],
    ['nothing but a byte order mark', new Uint8Array([0xef, 0xbb, 0xbf])],
  ])('a pack whose second text is %s leaves nothing of the first one behind', async (_what, picture) => {
    const { admin, stored } = await setUp();
    const before = await stored();
    const file = signedFile(
      JSON.stringify({
        ...manifest,
        documents: [
          entry,
          {
            ...entry,
            ...second,
            bytes: picture.byteLength,
            source: sha256(picture),
            sha256: sha256(picture),
          },
        ],
      }),
      { contents: [content, picture] },
    );
    expect(await admin.call('packs.import', { content: file })).toMatchObject({
      error: { code: 'PACK_UNREADABLE', details: { why: 'content' } },
    });
    await expect.poll(stored).toEqual(before);
  });

  test('a pack of a later format says so', async () => {
    const { admin } = await setUp();
    expect(await admin.call('packs.import', { content: signedFile('{}', { format: 2 }) })).toMatchObject({
      error: { code: 'PACK_NEWER_FORMAT', details: { format: 2 } },
    });
  });

  test('one larger than 32 MB is refused before anything of it is looked at', async () => {
    const { admin } = await setUp();
    const reply = await admin.call('packs.import', { content: new Uint8Array(33 * 2 ** 20) });
    expect(reply).toMatchObject({ error: { code: 'INVALID_INPUT' } });
  });

  test('a pack of a publisher whom nobody trusts here can be looked at and not imported', async () => {
    const { admin, stored } = await setUp();
    const before = await stored();
    const file = await packOf({ key: otherKey, texts: { greeting: { text: 'Greet within ten seconds.' } } });
    expect(await admin.api.packs.look({ content: file })).toMatchObject({
      trust: 'unknown',
      publicKey: otherKey.publicKey,
    });
    expect(await admin.call('packs.import', { content: file })).toMatchObject({
      error: { code: 'PACK_NOT_TRUSTED', details: { publicKey: otherKey.publicKey, publisher: 'A house' } },
    });
    expect(await stored()).toEqual(before);
  });

  test('a key of small order, with which anybody could sign, is never trusted', async () => {
    const { admin } = await setUp();
    for (const publicKey of ['00'.repeat(32), `01${'00'.repeat(31)}`, `${'00'.repeat(31)}80`]) {
      const reply = await admin.call('packs.trust', { publicKey, name: 'A house', trusted: true });
      expect(reply).toMatchObject({ error: { code: 'INVALID_INPUT' } });
    }
  });

  test('neither a file nor a name, or both, is no choice; a name that is none is not found', async () => {
    const { admin } = await setUp();
    const shipped = 'retail-and-consultation-sales';
    expect(await admin.call('packs.look', {})).toMatchObject({ error: { code: 'INVALID_INPUT' } });
    expect(await admin.call('packs.look', { content, shipped })).toMatchObject({
      error: { code: 'INVALID_INPUT' },
    });
    expect(await admin.call('packs.look', { shipped: 'no-such-pack' })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    });
  });

  test('whatever single byte is changed, nothing of it is taken', async () => {
    const { admin, stored } = await setUp();
    const file = await good();
    const before = await stored();
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const copy = Uint8Array.from(file);
        copy[at] = (copy[at] ?? 0) ^ flip;
        expect((await admin.call('packs.import', { content: copy })).ok).toBe(false);
      }),
      { numRuns: 150 },
    );
    expect(await stored()).toEqual(before);
  });

  test('whatever follows the first bytes, the answer is a typed one', async () => {
    const { admin } = await setUp();
    const start = (await good()).subarray(0, 16);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.nat(16), async (tail, kept) => {
        const reply = await admin.call('packs.look', {
          content: new Uint8Array([...start.subarray(0, kept), ...tail]),
        });
        expect(reply).toMatchObject({ ok: false });
        expect((reply as { error: { code: string } }).error.code).toMatch(/^PACK_/);
      }),
      { numRuns: 200 },
    );
  });
});
