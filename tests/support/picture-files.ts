import { crc32, deflateSync } from 'node:zlib';
import Vips from 'wasm-vips';

type Decoder = Awaited<ReturnType<typeof Vips>>;
type Image = InstanceType<Decoder['Image']>;
let starting: Promise<Decoder> | undefined;
/** The same library that ships, for making what it reads and for looking at what it made. */
const decoder = (): Promise<Decoder> => (starting ??= Vips({ dynamicLibraries: [] }));

export type Rgb = readonly [red: number, green: number, blue: number];
export const red: Rgb = [200, 30, 30];
export const blue: Rgb = [30, 30, 200];

/** A picture whose left half has one colour and whose right half another. */
async function halves(width: number, height: number, left: Rgb, right: Rgb): Promise<Image> {
  const vips = await decoder();
  const half = (columns: number, colour: Rgb) =>
    vips.Image.black(columns, height, { bands: 3 }).linear([0, 0, 0], [...colour]);
  const first = Math.ceil(width / 2);
  const image =
    first === width ? half(width, left) : half(first, left).join(half(width - first, right), 'horizontal');
  return image.cast('uchar').copy({ interpretation: 'srgb' });
}

type Made = {
  readonly width?: number;
  readonly height?: number;
  readonly left?: Rgb;
  readonly right?: Rgb;
  readonly exif?: Buffer;
};
const size = { width: 640, height: 400, left: red, right: blue };

export async function aJpeg(
  made: Made & { profile?: string; cmyk?: boolean; progressive?: boolean } = {},
): Promise<Buffer> {
  const { width, height, left, right } = { ...size, ...made };
  let image = await halves(width, height, left, right);
  if (made.cmyk === true) image = image.iccTransform('cmyk', { input_profile: 'srgb' });
  const file = Buffer.from(
    image.jpegsaveBuffer({
      Q: 92,
      interlace: made.progressive === true,
      ...(made.profile === undefined ? { keep: 'none' } : { profile: made.profile }),
    }),
  );
  if (made.exif === undefined) return file;
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), made.exif]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([file.subarray(0, 2), head, body, file.subarray(2)]);
}

export function pngChunk(kind: string, body: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), body]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

const pngSignature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
export function pngHead(width: number, height: number, depth: number, colours: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.writeUInt8(depth, 8);
  head.writeUInt8(colours, 9);
  return Buffer.concat([pngSignature, pngChunk('IHDR', head)]);
}

/** A PNG of one colour with transparency, of 8 or 16 bits for each channel; `extra` stands before the pixels. */
export function aPng(
  made: {
    width?: number;
    height?: number;
    depth?: 8 | 16;
    alpha?: number;
    exif?: Buffer;
    extra?: Buffer;
  } = {},
): Buffer {
  const { width = 320, height = 200, depth = 8, alpha = 128, exif, extra } = made;
  const channel = (value: number): number[] => (depth === 16 ? [value, value] : [value]);
  const pixel = Buffer.from([...red, alpha].flatMap(channel));
  const row = Buffer.concat([Buffer.of(0), ...Array.from({ length: width }, () => pixel)]);
  const packed = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  return Buffer.concat([
    pngHead(width, height, depth, 6),
    ...(exif === undefined ? [] : [pngChunk('eXIf', exif)]),
    ...(extra === undefined ? [] : [extra]),
    pngChunk('IDAT', packed),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

export type WebpChunk = { readonly kind: string; readonly body: Buffer };
export function webpOf(chunks: readonly WebpChunk[]): Buffer {
  const parts = chunks.map(({ kind, body }) => {
    const head = Buffer.from(`${kind}\0\0\0\0`, 'latin1');
    head.writeUInt32LE(body.length, 4);
    return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
  });
  const all = Buffer.concat([Buffer.from('WEBP'), ...parts]);
  const riff = Buffer.from('RIFF\0\0\0\0', 'latin1');
  riff.writeUInt32LE(all.length, 4);
  return Buffer.concat([riff, all]);
}

/** What a WebP is made of. */
export function webpChunks(file: Uint8Array): WebpChunk[] {
  const bytes = Buffer.from(file);
  const chunks: WebpChunk[] = [];
  for (let at = 12; at < bytes.length;) {
    const length = bytes.readUInt32LE(at + 4);
    chunks.push({
      kind: bytes.toString('latin1', at, at + 4),
      body: bytes.subarray(at + 8, at + 8 + length),
    });
    at += 8 + length + (length % 2);
  }
  return chunks;
}

/** The head of a WebP with more than pixels. */
export function webpHead(width: number, height: number, flags: number): WebpChunk {
  const body = Buffer.alloc(10);
  body.writeUInt8(flags, 0);
  body.writeUIntLE(width - 1, 4, 3);
  body.writeUIntLE(height - 1, 7, 3);
  return { kind: 'VP8X', body };
}

export async function aWebp(made: Made & { lossless?: boolean } = {}): Promise<Buffer> {
  const { width, height, left, right } = { ...size, ...made };
  const image = await halves(width, height, left, right);
  const file = Buffer.from(image.webpsaveBuffer({ keep: 'none', lossless: made.lossless === true }));
  if (made.exif === undefined) return file;
  return webpOf([webpHead(width, height, 0x08), ...webpChunks(file), { kind: 'EXIF', body: made.exif }]);
}

/** A pixel of a picture, at shares of its width and height, by its channels. */
export async function pixelOf(file: Uint8Array, across: number, down: number): Promise<number[]> {
  const vips = await decoder();
  const image = vips.Image.newFromBuffer(file);
  return image.getpoint(Math.floor(across * (image.width - 1)), Math.floor(down * (image.height - 1)));
}
