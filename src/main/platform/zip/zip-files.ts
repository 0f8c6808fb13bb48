// The build for every runtime: the one for Node declares a `require` of its own, which no bundle of ours can hold twice.
import { strToU8, Zip, ZipDeflate, zipSync } from 'fflate/browser';

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

/** Packs one file after the other, and hands on the bytes as they come: it holds one part at a time. Throws ZipTooLarge. */
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
    const entry = new ZipDeflate(path, { level: 6 });
    entry.mtime = dated(at);
    zip.add(entry);
    for await (const part of parts) {
      entry.push(typeof part === 'string' ? strToU8(part) : part);
      yield taken();
    }
    entry.push(new Uint8Array(), true);
    yield taken();
  }
  zip.end();
  yield taken();
}
