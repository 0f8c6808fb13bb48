import { and, asc, count, desc, eq, gt, gte, inArray } from 'drizzle-orm';
import type { Reader, Writer } from '#main/platform/db/store.ts';
import type { MadePicture } from './make-picture.ts';
import { pictureCopies, pictures } from './schema.ts';

export type NewPicture = {
  readonly id: string;
  readonly name: string;
  readonly alt: string;
  readonly addedBy: string;
  readonly addedAt: string;
};
const shown = {
  id: pictures.id,
  name: pictures.name,
  alt: pictures.alt,
  width: pictures.width,
  height: pictures.height,
  addedAt: pictures.addedAt,
};

/** Pictures as people see them, newest first. */
export function listPictures(db: Reader, o: { page: number; pageSize: number }) {
  const items = db
    .select(shown)
    .from(pictures)
    .orderBy(desc(pictures.addedAt), desc(pictures.id))
    .limit(o.pageSize)
    .offset((o.page - 1) * o.pageSize)
    .all();
  const total = db.select({ total: count() }).from(pictures).get()?.total ?? 0;
  return { items, total };
}

export const pictureById = (db: Reader, id: string) =>
  db.select(shown).from(pictures).where(eq(pictures.id, id)).get() ?? null;

/** The picture that came from the same file. */
export const pictureByHash = (db: Reader, contentHash: string) =>
  db.select(shown).from(pictures).where(eq(pictures.contentHash, contentHash)).get() ?? null;

/** Pictures by their ids. */
export const picturesByIds = (db: Reader, ids: readonly string[]) =>
  db
    .select(shown)
    .from(pictures)
    .where(inArray(pictures.id, [...ids]))
    .all();

/** The smallest copy that is large enough, else the largest there is; `null`: there is no such picture. */
export function copyOf(db: Reader, pictureId: string, size: number) {
  const copy = { width: pictureCopies.width, height: pictureCopies.height, content: pictureCopies.content };
  const ofPicture = eq(pictureCopies.pictureId, pictureId);
  const enough = db
    .select(copy)
    .from(pictureCopies)
    .where(and(ofPicture, gte(pictureCopies.size, size)))
    .orderBy(asc(pictureCopies.size))
    .limit(1)
    .get();
  const largest = () =>
    db.select(copy).from(pictureCopies).where(ofPicture).orderBy(desc(pictureCopies.size)).limit(1).get();
  return enough ?? largest() ?? null;
}

export function insertPicture(
  db: Writer,
  { contentHash, format, copies }: MadePicture & { readonly contentHash: string },
  picture: NewPicture,
): void {
  const largest = copies.at(-1);
  if (largest === undefined) throw new Error('A picture has no copies.');
  const { width, height } = largest;
  db.insert(pictures)
    .values({ ...picture, contentHash, format, width, height })
    .run();
  const rows = copies.map(({ content, ...copy }) => ({
    ...copy,
    pictureId: picture.id,
    content: Buffer.from(content.buffer, content.byteOffset, content.byteLength),
  }));
  db.insert(pictureCopies).values(rows).run();
}

/** Answers whether there is such a picture. */
export const describePicture = (
  db: Writer,
  id: string,
  words: { name?: string | undefined; alt: string },
): boolean => db.update(pictures).set(words).where(eq(pictures.id, id)).run().changes > 0;

/** Answers whether there was such a picture. */
export function deletePicture(db: Writer, id: string): boolean {
  db.delete(pictureCopies).where(eq(pictureCopies.pictureId, id)).run();
  return db.delete(pictures).where(eq(pictures.id, id)).run().changes > 0;
}

export const countAddedBy = (db: Reader, accountId: string): number =>
  db.select({ total: count() }).from(pictures).where(eq(pictures.addedBy, accountId)).get()?.total ?? 0;

/** Pictures that a person added, after the one with the id `after`. */
export const addedBy = (db: Reader, accountId: string, after: string, limit: number) =>
  db
    .select({ id: pictures.id, name: pictures.name, addedAt: pictures.addedAt })
    .from(pictures)
    .where(and(eq(pictures.addedBy, accountId), gt(pictures.id, after)))
    .orderBy(asc(pictures.id))
    .limit(limit)
    .all();

/** The pictures stay when whoever added them goes. */
export const forgetAdder = (db: Writer, accountId: string): void =>
  void db.update(pictures).set({ addedBy: null }).where(eq(pictures.addedBy, accountId)).run();
