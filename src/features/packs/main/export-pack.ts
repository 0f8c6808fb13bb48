import type { Reader } from '#main/platform/db/store.ts';
import { maxPackBytes, maxPackDocuments } from '../contract.ts';
import type { SigningKey } from './signing.ts';
import { writePack } from './write-pack.ts';

export type LibraryContents = {
  readonly categoriesById: (db: Reader, ids: readonly string[]) => { id: string; name: string }[];
  readonly documentsOf: (
    db: Reader,
    categoryIds: readonly string[],
  ) => {
    readonly id: string;
    readonly title: string;
    readonly categoryId: string;
    readonly format: 'txt' | 'md';
    readonly contentHash: string;
    readonly characters: number;
  }[];
  readonly countOthers: (db: Reader, categoryIds: readonly string[]) => number;
  /** `null`: it is gone. */
  readonly textOf: (db: Reader, documentId: string) => Promise<string | null>;
};

type About = {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly publisher: string;
  readonly about: string;
  readonly categoryIds: readonly string[];
};
type Exported =
  | { readonly content: Uint8Array; readonly documents: number; readonly leftOut: number }
  | { readonly refused: 'PACK_EMPTY' | 'PACK_TOO_LARGE' | 'UNKNOWN_CATEGORY' };

/**
 * With a byte order mark in front, which reading takes off again: a text that begins like a file of another kind, or with
 * such a mark of its own, comes out as it went in.
 */
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(`\uFEFF${text}`);

/** Categories with their documents as a pack. Reads the texts one after the other. */
export async function exportPack(
  db: Reader,
  { categoryIds, ...about }: About,
  key: SigningKey,
  library: LibraryContents,
): Promise<Exported> {
  const wanted = [...new Set(categoryIds)];
  const categories = library.categoriesById(db, wanted);
  if (categories.length < wanted.length) return { refused: 'UNKNOWN_CATEGORY' };
  const listed = library.documentsOf(db, wanted);
  if (listed.length === 0) return { refused: 'PACK_EMPTY' };
  const characters = listed.reduce((sum, one) => sum + one.characters, 0);
  if (listed.length > maxPackDocuments || characters > maxPackBytes) return { refused: 'PACK_TOO_LARGE' };
  const contents = [];
  for (const { id, title, categoryId, format, contentHash: source } of listed) {
    const text = await library.textOf(db, id);
    // Whoever removed it meanwhile did not want it to be passed on.
    if (text !== null) contents.push({ id, title, categoryId, format, source, content: bytesOf(text) });
  }
  if (contents.length === 0) return { refused: 'PACK_EMPTY' };
  const content = await writePack({ ...about, categories }, contents, key);
  return content.byteLength > maxPackBytes
    ? { refused: 'PACK_TOO_LARGE' }
    : { content, documents: contents.length, leftOut: library.countOthers(db, wanted) };
}
