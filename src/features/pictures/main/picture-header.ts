import { maxPixels, maxSide, type PictureFormat } from '../contract.ts';
import { pictureDamaged, PictureRefused } from './picture-issue.ts';

/** What a file says about itself before anything of it is unpacked. */
export type PictureHeader = {
  readonly format: PictureFormat;
  readonly width: number;
  readonly height: number;
};
type Read = PictureHeader & { readonly moves: boolean };

const latin = (bytes: Uint8Array, start: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(start, start + length));
const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const png = '\x89PNG\r\n\x1a\n';

/** No real file has so many parts before its first pixel; each is looked at while others wait. */
const mostParts = 5000;

/** What a file is, by its first bytes; `null`: none that is taken. */
export function pictureFormatOf(bytes: Uint8Array): PictureFormat | null {
  if (latin(bytes, 0, 3) === '\xff\xd8\xff') return 'jpeg';
  if (latin(bytes, 0, 8) === png) return 'png';
  if (latin(bytes, 0, 4) === 'RIFF' && latin(bytes, 8, 4) === 'WEBP') return 'webp';
  return null;
}

/** Pictures of other kinds, so that whoever chose one is told what to do. */
const others: readonly (readonly [name: string, test: (bytes: Uint8Array) => boolean])[] = [
  ['a GIF', (bytes) => latin(bytes, 0, 4) === 'GIF8'],
  ['a TIFF', (bytes) => ['II*\0', 'MM\0*', 'II+\0', 'MM\0+'].includes(latin(bytes, 0, 4))],
  ['a bitmap (BMP)', (bytes) => latin(bytes, 0, 2) === 'BM'],
  [
    'a HEIC or AVIF picture',
    (bytes) => latin(bytes, 4, 4) === 'ftyp' && /^(?:hei|hev|mif|msf|avi)/.test(latin(bytes, 8, 4)),
  ],
  ['a JPEG XL picture', (bytes) => latin(bytes, 0, 2) === '\xff\x0a' || latin(bytes, 4, 4) === 'JXL '],
  ['a drawing (SVG)', (bytes) => /<svg[\s>]/i.test(latin(bytes, 0, 1024))],
];

/**
 * Looks whether a file is a picture of a kind and size that may be unpacked at all.
 * @throws `PictureRefused` for what may not
 */
export function readPictureHeader(bytes: Uint8Array): PictureHeader {
  if (bytes.byteLength === 0) throw new PictureRefused('empty', 'This file is empty.');
  const { moves, ...header } = read(bytes);
  if (moves) {
    throw new PictureRefused(
      'picture_moves',
      'This picture moves. Save one of its frames as PNG and choose that file.',
    );
  }
  const { width, height } = header;
  if (width === 0 || height === 0) throw pictureDamaged();
  if (width * height > maxPixels || Math.max(width, height) > maxSide) {
    throw new PictureRefused(
      'picture_too_large',
      `This picture has more than ${maxPixels / 1_000_000} megapixels, or a side of more than ${maxSide} pixels. Make it smaller and try again.`,
    );
  }
  return header;
}

function read(bytes: Uint8Array): Read {
  try {
    switch (pictureFormatOf(bytes)) {
      case 'jpeg':
        return readJpeg(bytes);
      case 'png':
        return readPng(bytes);
      case 'webp':
        return readWebp(bytes);
      case null:
        break;
    }
  } catch (error) {
    // It ends within what its own lengths say.
    if (error instanceof RangeError) throw pictureDamaged();
    throw error;
  }
  const [name] = others.find(([, test]) => test(bytes)) ?? ['no picture'];
  throw new PictureRefused(
    'not_a_picture',
    `This file is ${name}. Pictures are taken as JPEG, PNG or WebP: save it as one of these and choose that file.`,
  );
}

/** The frame header stands after any number of segments, each with its length. */
function readJpeg(bytes: Uint8Array): Read {
  const view = viewOf(bytes);
  for (let at = 2, parts = 0; ; parts += 1) {
    if (parts > mostParts || view.getUint8(at) !== 0xff) throw pictureDamaged();
    const marker = view.getUint8(at + 1);
    // Markers may be padded, and some stand alone.
    if (marker === 0xff) at += 1;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at += 2;
    // The data, or the end, before the frame said how large it is.
    else if (marker === 0xd8 || marker === 0xd9 || marker === 0xda) throw pictureDamaged();
    else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return { format: 'jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7), moves: false };
    } else {
      const length = view.getUint16(at + 2);
      if (length < 2) throw pictureDamaged();
      at += 2 + length;
    }
  }
}

/** The size comes first. What says that it moves stands before the data. */
function readPng(bytes: Uint8Array): Read {
  const view = viewOf(bytes);
  if (latin(bytes, 12, 4) !== 'IHDR') throw pictureDamaged();
  const size = { width: view.getUint32(16), height: view.getUint32(20) };
  for (let at = 8, parts = 0; ; at += 12 + view.getUint32(at), parts += 1) {
    if (parts > mostParts) throw pictureDamaged();
    const kind = latin(bytes, at + 4, 4);
    if (kind === 'acTL') return { format: 'png', ...size, moves: true };
    if (kind === 'IDAT') return { format: 'png', ...size, moves: false };
  }
}

/** Three kinds, each with its size elsewhere. */
function readWebp(bytes: Uint8Array): Read {
  const view = viewOf(bytes);
  const threeBytes = (at: number): number => view.getUint16(at, true) + view.getUint8(at + 2) * 0x1_0000;
  switch (latin(bytes, 12, 4)) {
    case 'VP8 ':
      return {
        format: 'webp',
        width: view.getUint16(26, true) % 0x4000,
        height: view.getUint16(28, true) % 0x4000,
        moves: false,
      };
    case 'VP8L': {
      const both = view.getUint32(21, true);
      return {
        format: 'webp',
        width: (both % 0x4000) + 1,
        height: (Math.floor(both / 0x4000) % 0x4000) + 1,
        moves: false,
      };
    }
    case 'VP8X':
      return {
        format: 'webp',
        width: threeBytes(24) + 1,
        height: threeBytes(27) + 1,
        moves: (view.getUint8(20) & 0x02) !== 0,
      };
    default:
      throw pictureDamaged();
  }
}
