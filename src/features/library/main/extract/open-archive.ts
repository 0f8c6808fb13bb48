import { type Entry, fromBuffer, getFileNameLowLevel, validateFileName, type ZipFile } from 'yauzl';
import { MB } from '#contract/codec.ts';
import { Unreadable } from './extracted.ts';

/** An Office file has some hundred entries, and of a text of 10 MB some 100 MB of XML. */
const most = { entries: 10_000, inflatedBytes: 200 * MB };
/** XML of a real document shrinks to a tenth or a thirtieth, rarely more; a small part may shrink as it likes. */
const mostRatio = 200;
const smallBytes = 4 * MB;

export type Archive = {
  readonly has: (name: string) => boolean;
  /** The bytes of an entry in pieces. All that is read of one archive is bounded together. */
  readonly read: (name: string) => AsyncGenerator<Uint8Array, void, undefined>;
  readonly close: () => void;
};

/**
 * Opens a ZIP for reading some of its entries, which go nowhere but to the caller. Only its own directory is believed,
 * and that only as far as the bytes bear it out.
 * @throws `Unreadable` for an archive that is damaged, is encrypted or could be meant to harm
 */
export async function openArchive(content: Uint8Array): Promise<Archive> {
  const zip = await opened(content);
  const entries = await entriesOf(zip);
  let left = most.inflatedBytes;

  async function* read(name: string): AsyncGenerator<Uint8Array, void, undefined> {
    const entry = entries.get(name);
    if (entry === undefined) throw damaged();
    if (entry.isEncrypted()) throw encrypted();
    const { uncompressedSize, compressedSize } = entry;
    const isBomb = uncompressedSize > smallBytes && uncompressedSize > compressedSize * mostRatio;
    if (isBomb || uncompressedSize > left) throw tooLarge();
    left -= uncompressedSize;
    const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
      zip.openReadStream(entry, (error, opened) => (error === null ? resolve(opened) : reject(damaged())));
    });
    // It ends with an error as soon as there is more or less in it than the directory says.
    const pieces = stream[Symbol.asyncIterator]();
    while (true) {
      const piece = await pieces.next().catch(() => Promise.reject(damaged()));
      if (piece.done === true) return;
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a stream without an encoding gives bytes
      yield piece.value as unknown as Uint8Array;
    }
  }

  return { has: (name) => entries.has(name), read, close: () => zip.close() };
}

const opened = (content: Uint8Array): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
    // Names are looked at here, so that one that leads out is told from one that is damaged.
    const options = { lazyEntries: true, decodeStrings: false, validateEntrySizes: true } as const;
    fromBuffer(bytes, options, (error, zip) => (error === null ? resolve(zip) : reject(damaged())));
  });

/** The entries by name; where two have the same name, the first, as Office does. */
const entriesOf = (zip: ZipFile): Promise<ReadonlyMap<string, Entry>> =>
  new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    if (zip.entryCount > most.entries) return reject(tooLarge());
    zip.on('error', () => reject(damaged()));
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      const name = nameOf(entry);
      if (validateFileName(name) !== null) return reject(unsafe());
      if (!entries.has(name)) entries.set(name, entry);
      return zip.readEntry();
    });
    zip.readEntry();
  });

const nameOf = (entry: Entry): string =>
  getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);

export const damaged = (): Unreadable =>
  new Unreadable(
    'damaged',
    'This file is damaged. Open it in its own program, save it again and choose that one.',
  );
const encrypted = (): Unreadable =>
  new Unreadable('encrypted', 'This file is protected by a password. Save it without one and try again.');
const tooLarge = (): Unreadable =>
  new Unreadable('too_large_inside', 'This file unpacks to far more than a document holds. It is not taken.');
const unsafe = (): Unreadable =>
  new Unreadable(
    'unsafe_archive',
    'This file holds names that lead out of it, as no document does. It is not taken.',
  );
