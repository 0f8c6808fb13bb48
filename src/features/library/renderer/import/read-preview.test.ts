import { expect, test } from 'vitest';
import { readPreview } from './read-preview.ts';

const bytes = (...parts: (string | Uint8Array<ArrayBuffer>)[]) => readPreview(new Blob(parts));

test('the first three lines with words are shown, long ones cut', async () => {
  expect(await bytes(`\uFEFF# One\r\n\r\ntwo\n\n${'x'.repeat(200)}\nfour`)).toEqual({
    kind: 'lines',
    lines: ['# One', 'two', `${'x'.repeat(160)}…`],
  });
});

test('a character that the first bytes cut in half is no fault', async () => {
  expect(await bytes('a'.repeat(2047), 'é and more')).toMatchObject({ kind: 'lines' });
});

test('bytes that are no UTF-8, and NUL, do not look like text', async () => {
  expect(await bytes(new Uint8Array([0x61, 0xff, 0x62]))).toEqual({ kind: 'not_text' });
  expect(await bytes('a\0b')).toEqual({ kind: 'not_text' });
});

test('a file that can no longer be read says so', async () => {
  const gone = {
    slice: () => {
      throw new DOMException('gone', 'NotReadableError');
    },
  };
  expect(await readPreview(gone)).toEqual({ kind: 'unreadable' });
});

test.each([
  ['a PNG', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]],
  ['a JPEG', [0xff, 0xd8, 0xff, 0xe0]],
  ['a WebP', [0x52, 0x49, 0x46, 0x46, 1, 0, 0, 0, 0x57, 0x45, 0x42, 0x50]],
])('%s is known as a picture by its first bytes', async (_what, bytes) => {
  expect(await readPreview(new Blob([new Uint8Array(bytes)]))).toEqual({ kind: 'picture' });
});
