import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { type StreamedFile, zipFiles, zipParts, ZipTooLarge } from './zip-files.ts';

const files = [
  { path: 'a.json', text: '{"name":"Zoë 王 🙂"}\n' },
  { path: 'data/b.txt', text: '' },
];
const unpacked = (bytes: Uint8Array): object =>
  Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([path, content]) => [path, new TextDecoder().decode(content)]),
  );

test.each(['2026-11-20T09:00:00.000Z', '1970-01-01T00:00:00.000Z', '2150-06-01T00:00:00.000Z'])(
  'what is packed at %s comes out as it was',
  (at) => {
    expect(unpacked(zipFiles(files, new Date(at)))).toEqual({ 'a.json': files[0]?.text, 'data/b.txt': '' });
  },
);

describe('a zip that is made in parts', () => {
  async function* streamed(some: readonly StreamedFile[]) {
    yield* some;
  }
  const packed = async (
    some: readonly StreamedFile[],
    most?: { files: number; bytes: number },
  ): Promise<Uint8Array> => {
    const parts: Uint8Array[] = [];
    const at = new Date('2026-11-20T09:00:00.000Z');
    for await (const part of zipParts(streamed(some), at, most)) parts.push(part);
    return Buffer.concat(parts);
  };

  test('holds each file whole, whatever its parts', async () => {
    const parts = ['Zoë ', new TextEncoder().encode('王 '), '', '🙂'];
    const zip = await packed([
      { path: 'people/zoë-1/a.json', parts },
      { path: 'empty.csv', parts: [] },
      { path: 'long.txt', parts: Array.from({ length: 300 }, () => 'x'.repeat(1000)) },
    ]);
    expect(unpacked(zip)).toEqual({
      'people/zoë-1/a.json': 'Zoë 王 🙂',
      'empty.csv': '',
      'long.txt': 'x'.repeat(300_000),
    });
  });

  test.each([
    ['files', { files: 2, bytes: 1000 }],
    ['bytes', { files: 3, bytes: 200 }],
  ])('refuses more %s than the format holds', async (_what, most) => {
    const some = ['a', 'b', 'c'].map((path) => ({ path, parts: [path] }));
    await expect(packed(some, most)).rejects.toThrow(ZipTooLarge);
    await expect(packed(some)).resolves.toBeInstanceOf(Uint8Array);
  });

  test('ends with what goes wrong while a file is read', async () => {
    function* failing(): Generator<string> {
      yield 'a';
      throw new Error('gone');
    }
    await expect(packed([{ path: 'a', parts: failing() }])).rejects.toThrow('gone');
  });
});
