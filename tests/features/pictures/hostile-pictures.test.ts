import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { OperationError } from '#contract/errors.ts';
import {
  aJpeg,
  aPng,
  aWebp,
  pngChunk,
  pngHead,
  webpChunks,
  webpHead,
  webpOf,
} from '#tests/support/picture-files.ts';
import { startBranch } from '#tests/support/start-branch.ts';
import type { TestApp } from '#tests/support/start-test-app.ts';

const text = (of: string): Buffer => Buffer.from(of, 'latin1');

/** The issue with which a file is refused; `null`: it was taken. */
const issueOf = (app: TestApp, content: Uint8Array): Promise<string | null> =>
  app
    .window('admin')
    .api.pictures.add({ name: 'A file', alt: '', content })
    .then(
      () => null,
      (error: unknown) => {
        if (!(error instanceof OperationError)) throw error;
        return error.fields[0]?.issue ?? error.code;
      },
    );

/** A frame header of a JPEG that claims a size; what is to follow is not there. */
const jpegHead = (width: number, height: number): Buffer => {
  const head = Buffer.from([
    0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 0, 0, 0, 0, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0,
  ]);
  head.writeUInt16BE(height, 7);
  head.writeUInt16BE(width, 9);
  return head;
};
const moving = pngChunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0]));
const cut = (file: Buffer, share = 0.6): Buffer => file.subarray(0, Math.floor(file.length * share));
const overwritten = (file: Buffer): Buffer => {
  const damaged = Buffer.from(file);
  damaged.fill(0xff, Math.floor(file.length * 0.5), Math.floor(file.length * 0.6));
  return damaged;
};

const files: readonly (readonly [what: string, issue: string, file: () => Buffer | Promise<Buffer>])[] = [
  ['an empty file', 'empty', () => Buffer.alloc(0)],
  ['words', 'not_a_picture', () => text('Returns within 14 days.')],
  ['a GIF', 'not_a_picture', () => text('GIF89a\x01\0\x01\0\0\0\0;')],
  ['a TIFF', 'not_a_picture', () => text('II*\0\x08\0\0\0')],
  ['a HEIC', 'not_a_picture', () => text('\0\0\0\x18ftypheic\0\0\0\0')],
  ['a drawing with a script', 'not_a_picture', () => text('<?xml version="1.0"?><svg onload="x()"></svg>')],
  [
    'a page that ends as a picture would',
    'not_a_picture',
    async () => Buffer.concat([text('<html>'), await aJpeg()]),
  ],
  ['a PNG that moves', 'picture_moves', () => aPng({ extra: moving })],
  [
    'a WebP that moves',
    'picture_moves',
    () => webpOf([webpHead(8, 8, 0x02), { kind: 'ANIM', body: Buffer.alloc(6) }]),
  ],
  ['a JPEG that claims 4 gigapixels', 'picture_too_large', () => jpegHead(65_500, 65_500)],
  [
    'a PNG that claims 10 gigapixels',
    'picture_too_large',
    () =>
      Buffer.concat([pngHead(100_000, 100_000, 8, 6), pngChunk('IDAT', deflateSync(Buffer.alloc(2 ** 20)))]),
  ],
  ['a WebP that claims 200 megapixels', 'picture_too_large', () => webpOf([webpHead(16_000, 16_000, 0)])],
  ['a JPEG of no height', 'picture_damaged', () => jpegHead(10, 0)],
  ['a JPEG that ends after its head', 'picture_damaged', () => jpegHead(10, 10)],
  ['the first bytes of a JPEG', 'picture_damaged', () => Buffer.from([0xff, 0xd8, 0xff])],
  ['the first bytes of a PNG', 'picture_damaged', () => text('\x89PNG\r\n\x1a\n')],
  ['the first bytes of a WebP', 'picture_damaged', () => text('RIFF\x04\0\0\0WEBP')],
  ['a JPEG that was cut', 'picture_damaged', async () => cut(await aJpeg({ width: 2000, height: 1500 }))],
  ['a PNG that was cut', 'picture_damaged', () => cut(aPng())],
  ['a WebP that was cut', 'picture_damaged', async () => cut(await aWebp())],
  ['a PNG with overwritten bytes', 'picture_damaged', () => overwritten(aPng({ width: 900, height: 700 }))],
  [
    'a WebP in a head of another size',
    'picture_damaged',
    async () => webpOf([webpHead(4, 4, 0), ...webpChunks(await aWebp())]),
  ],
  [
    'a PNG whose rows are missing',
    'picture_damaged',
    () =>
      Buffer.concat([
        pngHead(6000, 6000, 8, 6),
        pngChunk('IDAT', deflateSync(Buffer.alloc(1000))),
        pngChunk('IEND', Buffer.alloc(0)),
      ]),
  ],
];

test.each(files)('%s is refused as %s, and nothing of it is kept', async (_what, issue, file) => {
  const { test: app } = await startBranch();
  expect(await issueOf(app, await file())).toBe(issue);
  expect(await app.rows('SELECT id FROM pictures')).toEqual([]);
});

test('a picture of more than 10 MB is refused', async () => {
  const { test: app } = await startBranch();
  expect(await issueOf(app, Buffer.alloc(10 * 2 ** 20 + 1))).toBe('too_big');
});

test('of a file that is a picture and something else, only the pixels are kept', async () => {
  const { test: app } = await startBranch();
  const something = text('PK\x03\x04 <script>alert(1)</script> %PDF-1.7');
  const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, something.length + 2]), something]);
  const jpeg = await aJpeg();
  const both = Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2), something]);
  expect(await issueOf(app, both)).toBeNull();
  const copies = await app.rows<{ content: Uint8Array }>('SELECT content FROM picture_copies');
  expect(copies).toHaveLength(3);
  for (const { content } of copies) expect(Buffer.from(content).includes('script')).toBe(false);
});

test('after a file that could not be decoded, the next one is taken', async () => {
  const { test: app } = await startBranch();
  const damaged = cut(aPng());
  expect(await Promise.all([issueOf(app, damaged), issueOf(app, aPng()), issueOf(app, damaged)])).toEqual([
    'picture_damaged',
    null,
    'picture_damaged',
  ]);
});

test('bytes changed anywhere are taken or refused with a reason, and never anything else', async () => {
  const { test: app } = await startBranch({
    policy: {
      limits: { commands: { max: 20_000, perSeconds: 3600 }, uploads: { max: 1000, perSeconds: 3600 } },
    },
  });
  const originals = [
    await aJpeg({ width: 64, height: 48 }),
    aPng({ width: 32, height: 24 }),
    await aWebp({ width: 64, height: 48 }),
  ];
  const found = new Set<string | null>();
  for (const original of originals) {
    for (let step = 0; step < 5; step += 1) {
      const changed = Buffer.from(original);
      const at = Math.floor((changed.length * (step + 0.5)) / 5);
      changed.writeUInt8((changed.readUInt8(at) + 0x55) % 256, at);
      found.add(await issueOf(app, changed));
    }
  }
  const reasons = [
    'picture_damaged',
    'not_a_picture',
    'picture_too_large',
    'picture_moves',
    'picture_takes_too_much',
  ];
  expect([...found].filter((issue) => issue !== null && !reasons.includes(issue))).toEqual([]);
});
