/** Enough for the first lines; the rest of a file is read only when it is imported. */
const firstBytes = 2048;
const mostLines = 3;
const mostCharacters = 160;

export type Preview =
  | { readonly kind: 'lines'; readonly lines: readonly string[] }
  /** The bytes do not look like UTF-8 text; the import will say exactly where. */
  | { readonly kind: 'not_text' }
  | { readonly kind: 'unreadable' };

type Readable = Pick<Blob, 'slice'>;

/** The first lines of a file with words in them, as a glance at what is about to be imported. */
export async function readPreview(file: Readable): Promise<Preview> {
  try {
    const bytes = new Uint8Array(await file.slice(0, firstBytes).arrayBuffer());
    // `stream` forgives a character that the cut left in half, and nothing else.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
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
