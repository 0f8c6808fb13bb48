import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { zipFiles } from './zip-files.ts';

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
