import { expect, test } from 'vitest';
import { exifOf } from '#tests/support/exif.ts';
import { aJpeg, aPng, aWebp, blue, pixelOf, red, webpChunks } from '#tests/support/picture-files.ts';
import { startBranch } from '#tests/support/start-branch.ts';
import type { TestApp } from '#tests/support/start-test-app.ts';

const add = (app: TestApp, content: Uint8Array, alt = '') =>
  app.window('admin').api.pictures.add({ name: 'A hall', alt, content });
const copy = (app: TestApp, pictureId: string, size: 200 | 600 | 1200) =>
  app.window('trainee').api.pictures.image({ pictureId, size });
/** Coding loses a little. */
const isClose = (pixel: readonly number[], wanted: readonly number[], by = 12): boolean =>
  wanted.every((value, at) => Math.abs((pixel[at] ?? Number.NaN) - value) <= by);

const marker = 'Nobodys Camera 9000';
/** Held so that its left edge is the top. */
const turned = () => exifOf({ orientation: 6, make: marker });

test.each([
  ['a JPEG', () => aJpeg({ width: 1600, height: 1000 }), 'jpeg'],
  ['a progressive JPEG', () => aJpeg({ width: 1600, height: 1000, progressive: true }), 'jpeg'],
  ['a WebP', () => aWebp({ width: 1600, height: 1000 }), 'webp'],
  ['a WebP without loss', () => aWebp({ width: 1600, height: 1000, lossless: true }), 'webp'],
  ['a PNG', async () => aPng({ width: 1600, height: 1000 }), 'png'],
])('%s is kept as WebP in three sizes, and everybody may see it', async (_what, file, format) => {
  const { test: app } = await startBranch();
  const { id, width, height } = await add(app, await file());
  expect({ width, height }).toEqual({ width: 1200, height: 750 });
  for (const [size, high] of [
    [200, 125],
    [600, 375],
    [1200, 750],
  ] as const) {
    const { content, ...shown } = await copy(app, id, size);
    expect(shown).toEqual({ width: size, height: high });
    expect(Buffer.from(content).toString('latin1', 8, 12)).toBe('WEBP');
    expect(isClose(await pixelOf(content, 0.1, 0.5), red)).toBe(true);
  }
  expect(await app.rows('SELECT format, length(content_hash) AS digits FROM pictures')).toEqual([
    { format, digits: 64 },
  ]);
});

test.each([
  ['a JPEG', async () => aJpeg({ exif: turned() })],
  ['a WebP', async () => aWebp({ exif: turned() })],
  ['a PNG', async () => aPng({ width: 640, height: 400, exif: turned() })],
])('%s is turned upright, and nothing that the camera wrote is kept', async (_what, file) => {
  const { test: app } = await startBranch();
  const original = await file();
  expect(original.includes(marker)).toBe(true);
  const { id } = await add(app, original);
  const copies = await app.rows<{ size: number; content: Uint8Array }>(
    'SELECT size, content FROM picture_copies ORDER BY size',
  );
  expect(copies.map(({ size }) => size)).toEqual([200, 600, 1200]);
  for (const { content } of copies) {
    const kinds = webpChunks(content).map(({ kind }) => kind);
    expect(kinds.filter((kind) => !['VP8X', 'VP8 ', 'VP8L', 'ALPH'].includes(kind))).toEqual([]);
    expect(Buffer.from(content).includes(marker)).toBe(false);
  }
  const { width, height } = await copy(app, id, 200);
  expect({ width, height }).toEqual({ width: 125, height: 200 });
});

test('a picture that is turned shows at its top what was at its left', async () => {
  const { test: app } = await startBranch();
  const { content } = await copy(app, (await add(app, await aJpeg({ exif: turned() }))).id, 600);
  expect(isClose(await pixelOf(content, 0.5, 0.1), red)).toBe(true);
  expect(isClose(await pixelOf(content, 0.5, 0.9), blue)).toBe(true);
});

test('colours of another profile are turned into those of the screen', async () => {
  const { test: app } = await startBranch();
  const colour = [200, 100, 100] as const;
  const file = await aJpeg({ profile: 'p3', left: colour, right: colour });
  const { content } = await copy(app, (await add(app, file)).id, 600);
  const [reds = 0] = await pixelOf(content, 0.5, 0.5);
  expect(reds).toBeGreaterThan(206);
  expect(webpChunks(content).map(({ kind }) => kind)).not.toContain('ICCP');
});

test('a picture for print comes in as one for the screen', async () => {
  const { test: app } = await startBranch();
  const { content } = await copy(app, (await add(app, await aJpeg({ cmyk: true }))).id, 600);
  const pixel = await pixelOf(content, 0.1, 0.5);
  expect(pixel).toHaveLength(3);
  expect(isClose(pixel, red, 40)).toBe(true);
});

test('what can be seen through stays so, also with 16 bits for a channel', async () => {
  const { test: app } = await startBranch();
  for (const depth of [8, 16] as const) {
    const { id } = await add(app, aPng({ depth, alpha: 128 }));
    const pixel = await pixelOf((await copy(app, id, 200)).content, 0.5, 0.5);
    expect(isClose(pixel, [...red, 128])).toBe(true);
  }
});

test.each([
  [{ width: 1, height: 1 }, { width: 1, height: 1 }, [200]],
  [{ width: 300, height: 200 }, { width: 300, height: 200 }, [200, 600]],
  [{ width: 20_000, height: 1 }, { width: 1200, height: 1 }, [200, 600, 1200]],
])('a picture of %o is never enlarged', async (of, largest, sizes) => {
  const { test: app } = await startBranch();
  const { id, width, height } = await add(app, aPng(of));
  expect({ width, height }).toEqual(largest);
  expect(
    (await app.rows<{ size: number }>('SELECT size FROM picture_copies')).map(({ size }) => size),
  ).toEqual(sizes);
  expect(await copy(app, id, 1200)).toMatchObject(largest);
});

test('the same file again is the same picture', async () => {
  const { test: app } = await startBranch();
  const file = aPng();
  const first = await add(app, file, 'A hall with a counter');
  const again = await add(app, file, 'Something else');
  expect(first).toMatchObject({ isNew: true, alt: 'A hall with a counter' });
  expect(again).toEqual({ ...first, isNew: false });
  expect((await app.window('admin').api.pictures.list({})).total).toBe(1);
});

test('of a picture that was deleted nothing is left in the files', async () => {
  const { test: app } = await startBranch();
  const marker = 'zqxjquokka';
  const { id } = await app
    .window('admin')
    .api.pictures.add({ name: `The ${marker}`, alt: `A ${marker} at a counter`, content: await aJpeg() });
  const { content } = await copy(app, id, 1200);
  const piece = Buffer.from(content).subarray(60, 92);
  const traces = async (): Promise<number> =>
    (await app.pages()).filter(({ bytes }) => bytes.includes(marker) || bytes.includes(piece)).length;
  expect(await traces()).toBeGreaterThan(1);
  await app.window('admin').api.pictures.remove({ pictureId: id });
  await expect.poll(traces, { timeout: 20_000 }).toBe(0);
});

test('what a picture is called and shows can be changed, and a picture that is deleted is gone with its copies', async () => {
  const { test: app } = await startBranch();
  const { api } = app.window('admin');
  const { id } = await add(app, aPng());
  await api.pictures.change({ pictureId: id, name: 'The hall', alt: 'A counter under a clock' });
  expect((await api.pictures.list({})).items).toEqual([
    expect.objectContaining({ name: 'The hall', alt: 'A counter under a clock' }),
  ]);
  await api.pictures.remove({ pictureId: id });
  await expect(copy(app, id, 200)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await app.rows('SELECT * FROM picture_copies')).toEqual([]);
  expect(
    (await app.rows<{ action: string }>("SELECT action FROM audit WHERE action LIKE 'picture.%'")).map(
      ({ action }) => action,
    ),
  ).toEqual(['picture.added', 'picture.changed', 'picture.removed']);
});
