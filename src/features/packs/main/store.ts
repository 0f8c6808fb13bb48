import { asc, count, desc, eq, inArray } from 'drizzle-orm';
import type { Reader, Writer } from '#main/platform/db/store.ts';
import { packDocuments, packKey, packPublishers, packs } from './schema.ts';

export type Pack = typeof packs.$inferSelect;
export type PackDocument = Omit<typeof packDocuments.$inferSelect, 'packId'>;
export type Publisher = typeof packPublishers.$inferSelect;

export const listPacks = (db: Reader) =>
  db
    .select({
      id: packs.id,
      version: packs.version,
      title: packs.title,
      publisher: packs.publisher,
      publicKey: packs.publicKey,
      importedAt: packs.importedAt,
      documents: count(packDocuments.entryId),
    })
    .from(packs)
    .leftJoin(packDocuments, eq(packDocuments.packId, packs.id))
    .groupBy(packs.id)
    .orderBy(desc(packs.importedAt), asc(packs.id))
    .all();

export const packById = (db: Reader, id: string): Pack | null =>
  db.select().from(packs).where(eq(packs.id, id)).get() ?? null;

export const documentsOfPack = (db: Reader, packId: string): PackDocument[] =>
  db
    .select({
      entryId: packDocuments.entryId,
      documentId: packDocuments.documentId,
      title: packDocuments.title,
      categoryId: packDocuments.categoryId,
      contentHash: packDocuments.contentHash,
    })
    .from(packDocuments)
    .where(eq(packDocuments.packId, packId))
    .orderBy(asc(packDocuments.entryId))
    .all();

/** A row at a time would hold up the window for as long as a frame where a pack holds thousands. */
const rowsAtOnce = 500;

/** Puts a version of a pack in the place of whichever was there, with what it brought. */
export function keepPack(db: Writer, pack: Pack, documents: readonly PackDocument[]): void {
  const { id: packId, ...version } = pack;
  db.insert(packs).values(pack).onConflictDoUpdate({ target: packs.id, set: version }).run();
  db.delete(packDocuments).where(eq(packDocuments.packId, packId)).run();
  for (let at = 0; at < documents.length; at += rowsAtOnce) {
    const some = documents.slice(at, at + rowsAtOnce).map((document) => ({ packId, ...document }));
    db.insert(packDocuments).values(some).run();
  }
}

/** Documents that are deleted for good: that they came from a pack stays, so that it does not bring them back; their names go. */
export const forgetTitles = (db: Writer, documentIds: readonly string[]): void =>
  void db
    .update(packDocuments)
    .set({ title: '' })
    .where(inArray(packDocuments.documentId, [...documentIds]))
    .run();

export const listPublishers = (db: Reader): Publisher[] =>
  db.select().from(packPublishers).orderBy(asc(packPublishers.name), asc(packPublishers.publicKey)).all();

export const publisherByKey = (db: Reader, publicKey: string): Publisher | null =>
  db.select().from(packPublishers).where(eq(packPublishers.publicKey, publicKey)).get() ?? null;

export const trustPublisher = (db: Writer, { publicKey, ...publisher }: Publisher): void =>
  void db
    .insert(packPublishers)
    .values({ publicKey, ...publisher })
    .onConflictDoUpdate({ target: packPublishers.publicKey, set: publisher })
    .run();

export const distrustPublisher = (db: Writer, publicKey: string): void =>
  void db.delete(packPublishers).where(eq(packPublishers.publicKey, publicKey)).run();

/** What the key of this store is made of; `null` before it signed anything. */
export const keySeed = (db: Reader): string | null =>
  db.select({ seed: packKey.seed }).from(packKey).get()?.seed ?? null;

export const keepKeySeed = (db: Writer, seed: string): void =>
  void db.insert(packKey).values({ one: 1, seed }).run();
