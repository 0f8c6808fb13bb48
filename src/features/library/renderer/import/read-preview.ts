/** Enough for the first lines; the rest of a file is read only when it is imported. */
const firstBytes = 2048;
const mostLines = 3;
const mostCharacters = 160;

export type Preview =
  | { readonly kind: 'lines'; readonly lines: readonly string[] }
  /** A format that the import unpacks: a PDF or a document of an office program. */
  | { readonly kind: 'packed' }
  /** By its first bytes. */
  | { readonly kind: 'picture' }
  /** The bytes do not look like UTF-8 text; the import recognises other encodings, or says exactly where. */
  | { readonly kind: 'not_text' }
  | { readonly kind: 'unreadable' };

/** The first bytes of a PDF, and of the archive that a document of an office program is. */
const packed = [
  [0x25, 0x50, 0x44, 0x46],
  [0x50, 0x4b, 0x03, 0x04],
] as const;

const png = [0x89, 0x50, 0x4e, 0x47];
const jpeg = [0xff, 0xd8, 0xff];
const [riff, webp] = [
  [0x52, 0x49, 0x46, 0x46],
  [0x57, 0x45, 0x42, 0x50],
];

/** By its byte order mark. */
const encodingOf = ([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' => {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
};

type Readable = Pick<Blob, 'slice'>;

/** The first lines of a file with words in them, as a glance at what is about to be imported. */
export async function readPreview(file: Readable): Promise<Preview> {
  try {
    const bytes = new Uint8Array(await file.slice(0, firstBytes).arrayBuffer());
    const has = (start: readonly number[] | undefined, from = 0): boolean =>
      start?.every((byte, at) => bytes[from + at] === byte) ?? false;
    if (packed.some((start) => has(start))) return { kind: 'packed' };
    if (has(png) || has(jpeg) || (has(riff) && has(webp, 8))) return { kind: 'picture' };
    // `stream` forgives a character that the cut left in half, and nothing else.
    const text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes, { stream: true });
    if (text.includes('\0')) return { kind: 'not_text' };
    const lines = text
      .split(/\r\n?|\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .slice(0, mostLines)
      .map((line) => (line.length > mostCharacters ? `${line.slice(0, mostCharacters)}…` : line));
    return { kind: 'lines', lines };
  } catch (error) {
    return { kind: error instanceof TypeError ? 'not_text' : 'unreadable' };
  }
}
