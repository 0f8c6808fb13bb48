import { constants, deflateRawSync } from 'node:zlib';
// The build for every runtime: the one for Node declares a `require` of its own, which no bundle of ours can hold twice.
import { strToU8, Zip, ZipPassThrough, zipSync } from 'fflate/browser';

export type ZippedFile = { readonly path: string; readonly text: string };

/** The years that a date in a zip can be of (APPNOTE 4.4.6). */
const firstYear = 1980;
const lastYear = 2099;

const dated = (at: Date): Date => {
  const year = Math.min(lastYear, Math.max(firstYear, at.getUTCFullYear()));
  return year === at.getUTCFullYear() ? at : new Date(Date.UTC(year, 0, 2));
};

/** Packs texts as UTF-8 into a zip. Synchronous, about 20 ms a MB: for a thread of its own. */
export const zipFiles = (files: readonly ZippedFile[], at: Date): Uint8Array =>
  zipSync(Object.fromEntries(files.map(({ path, text }) => [path, strToU8(text)])), {
    mtime: dated(at),
    level: 6,
  });

export type StreamedFile = {
  readonly path: string;
  readonly parts: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;
};

/** More than the format holds without extensions that not every program reads (APPNOTE 4.4.1.4). */
export class ZipTooLarge extends Error {
  override readonly name = 'ZipTooLarge';
}
const formatHolds = { files: 65_535, bytes: 2 ** 32 - 1 };

/** How a file is packed (APPNOTE 4.4.5). */
const deflated = 8;

/**
 * A file of a zip whose bytes are packed by Node: fflate makes tables of most of a megabyte for each file, which takes
 * ten times as long where there are thousands of small ones. What is pushed is a block of its own, and blocks in a row
 * are one stream (RFC 1951, 3.2.3).
 */
class PackedByNode extends ZipPassThrough {
  override compression = deflated;
  protected override process(block: Uint8Array, isLast: boolean): void {
    const finishFlush = isLast ? constants.Z_FINISH : constants.Z_SYNC_FLUSH;
    this.ondata(null, deflateRawSync(block, { finishFlush }), isLast);
  }
}

/** Large enough to pack well, small enough to hold. */
const blockBytes = 2 ** 18;

/** The same bytes in pieces of a block or more, but for the last. */
async function* inBlocks(parts: StreamedFile['parts']): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of parts) {
    const piece = typeof part === 'string' ? strToU8(part) : part;
    held.push(piece);
    bytes += piece.length;
    if (bytes < blockBytes) continue;
    yield Buffer.concat(held);
    held = [];
    bytes = 0;
  }
  if (bytes > 0) yield Buffer.concat(held);
}

/** Packs one file after the other, and hands on the bytes as they come: it holds a block at a time. Throws ZipTooLarge. */
export async function* zipParts(
  files: AsyncIterable<StreamedFile>,
  at: Date,
  most = formatHolds,
): AsyncGenerator<Uint8Array> {
  let made: Uint8Array[] = [];
  let count = 0;
  let bytes = 0;
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    made.push(chunk);
  });
  const taken = (): Uint8Array => {
    const some = Buffer.concat(made);
    made = [];
    bytes += some.length;
    if (bytes > most.bytes) throw new ZipTooLarge('The zip would be too large.');
    return some;
  };
  for await (const { path, parts } of files) {
    count += 1;
    if (count > most.files) throw new ZipTooLarge('The zip would hold too many files.');
    const entry = new PackedByNode(path);
    entry.mtime = dated(at);
    zip.add(entry);
    let last: Uint8Array | null = null;
    for await (const block of inBlocks(parts)) {
      if (last !== null) {
        entry.push(last);
        yield taken();
      }
      last = block;
    }
    entry.push(last ?? new Uint8Array(), true);
    yield taken();
  }
  zip.end();
  yield taken();
}
