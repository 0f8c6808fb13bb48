import {
  and,
  type AnyColumn,
  asc,
  count,
  desc,
  eq,
  gte,
  inArray,
  isNull,
  lte,
  max,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { Reader, Writer } from '#main/platform/db/store.ts';
import type { Standing } from '../../contract/shapes.ts';
import { categories, documents, libraryPurges } from '../schema.ts';
import type { Sight } from './sight.ts';

/** As the indices say it, word for word: a bound parameter would keep them from being used. */
export const onShelf: SQL = sql`${documents.state} = 'ready' and ${documents.binnedAt} is null and ${documents.supersededBy} is null`;

type Governed = Readonly<Record<'approval' | 'validFrom' | 'validUntil', AnyColumn>>;
const isApproved = ({ approval }: Governed): SQL => sql`${approval} = 'approved'`;

/** Of what lies on the shelf, what is for everybody on a day: `documents`, or the view of the shelf. */
export const inForce = (of: Governed, day: string): SQL | undefined =>
  and(
    isApproved(of),
    or(isNull(of.validFrom), lte(of.validFrom, day)),
    or(isNull(of.validUntil), gte(of.validUntil, day)),
  );

/** What of the shelf somebody sees. */
export const seen = ({ everything, day }: Sight): SQL | undefined =>
  everything ? onShelf : and(onShelf, inForce(documents, day));

/** Of what lies on the shelf, what stands so on a day. */
export function stands(standing: Standing, day: string): SQL | undefined {
  switch (standing) {
    case 'valid':
      return inForce(documents, day);
    case 'expired':
      return and(isApproved(documents), sql`${documents.validUntil} < ${day}`);
    case 'upcoming':
      return and(
        isApproved(documents),
        sql`${documents.validFrom} > ${day}`,
        or(isNull(documents.validUntil), gte(documents.validUntil, day)),
      );
    default:
      return eq(documents.approval, standing);
  }
}

/** Documents on the shelf that are not for everybody on a day. */
export const outOfForce = (db: Reader, day: string): string[] =>
  db
    .select({ id: documents.id })
    .from(documents)
    .where(
      and(
        onShelf,
        sql`(${documents.approval} <> 'approved' or ${documents.validFrom} is not null or ${documents.validUntil} is not null)`,
        sql`not (${inForce(documents, day)})`,
      ),
    )
    .all()
    .map(({ id }) => id);

/** Whether a document is for everybody on a day. */
export const isInForce = (db: Reader, id: string, day: string): boolean =>
  db
    .select({ id: documents.id })
    .from(documents)
    .where(and(eq(documents.id, id), onShelf, inForce(documents, day)))
    .get() !== undefined;

/** Whether a document lies on the shelf, in force or not. */
export const isOnShelf = (db: Reader, id: string): boolean =>
  db
    .select({ id: documents.id })
    .from(documents)
    .where(and(eq(documents.id, id), onShelf))
    .get() !== undefined;

const isReady = sql`${documents.state} = 'ready'`;

/** A whole document, wherever it lies, as far as its life goes. */
export const lifeOf = (db: Reader, id: string) =>
  db
    .select({
      id: documents.id,
      title: documents.title,
      family: sql<string>`coalesce(${documents.family}, ${documents.id})`,
      version: documents.version,
      supersededBy: documents.supersededBy,
      ownerId: documents.ownerId,
      coverId: documents.coverId,
      validFrom: documents.validFrom,
      validUntil: documents.validUntil,
      approval: documents.approval,
      binnedAt: documents.binnedAt,
      binnedBy: documents.binnedBy,
    })
    .from(documents)
    .where(and(eq(documents.id, id), isReady))
    .get() ?? null;
export type Life = NonNullable<ReturnType<typeof lifeOf>>;

/** All versions of a document, by the id of its first. */
const inFamily = (family: string): SQL | undefined =>
  and(or(eq(documents.id, family), eq(documents.family, family)), isReady);

/** The ids of all versions of a document, the one that counts among them, the bin included. */
export const familyIds = (db: Reader, family: string): string[] =>
  db
    .select({ id: documents.id })
    .from(documents)
    .where(inFamily(family))
    .all()
    .map(({ id }) => id);

/** The version that counts, wherever it lies; `null`: there is none of that family any more. */
export const currentOf = (db: Reader, family: string): string | null =>
  db
    .select({ id: documents.id })
    .from(documents)
    .where(and(inFamily(family), isNull(documents.supersededBy)))
    .get()?.id ?? null;

/** The highest number that a version of it bears. */
export const lastVersion = (db: Reader, family: string): number =>
  db
    .select({ last: max(documents.version) })
    .from(documents)
    .where(inFamily(family))
    .get()?.last ?? 0;

/** Makes a document the next version of a family that it was no part of. */
export const joinFamily = (
  db: Writer,
  id: string,
  as: {
    readonly family: string;
    readonly version: number;
    readonly ownerId: string | null;
    readonly coverId: string | null;
  },
): void => void db.update(documents).set(as).where(eq(documents.id, id)).run();

/** From now on this version counts, and all others stand behind it. */
export function putFirst(db: Writer, family: string, id: string): void {
  const others = familyIds(db, family).filter((other) => other !== id);
  db.update(documents).set({ supersededBy: null }).where(eq(documents.id, id)).run();
  if (others.length === 0) return;
  db.update(documents).set({ supersededBy: id }).where(inArray(documents.id, others)).run();
}

/** All versions of a document as its list shows them, the latest first. */
export const versionsOf = (db: Reader, family: string) =>
  db
    .select({
      id: documents.id,
      version: documents.version,
      title: documents.title,
      importedAt: documents.importedAt,
      supersededBy: documents.supersededBy,
      binnedAt: documents.binnedAt,
    })
    .from(documents)
    .where(inFamily(family))
    .orderBy(desc(documents.version))
    .all()
    .map(({ supersededBy, binnedAt, ...version }) => ({
      ...version,
      isCurrent: supersededBy === null,
      isBinned: binnedAt !== null,
    }));

type Decided = Pick<typeof documents.$inferSelect, 'approval' | 'ownerId' | 'validFrom' | 'validUntil'>;
export const govern = (db: Writer, id: string, decided: Decided): void =>
  void db.update(documents).set(decided).where(eq(documents.id, id)).run();

type Bin = Pick<typeof documents.$inferSelect, 'binnedAt' | 'binnedBy'>;
/** Puts a document into the bin, or takes it out. */
export const bin = (db: Writer, id: string, how: Bin): void =>
  void db.update(documents).set(how).where(eq(documents.id, id)).run();

const inBin: SQL = sql`${documents.state} = 'ready' and ${documents.binnedAt} is not null`;

export function listBin(db: Reader, { page, pageSize }: { page: number; pageSize: number }) {
  const items = db
    .select({
      id: documents.id,
      title: documents.title,
      category: { id: documents.categoryId, name: categories.name },
      format: documents.format,
      version: documents.version,
      supersededBy: documents.supersededBy,
      binnedAt: sql<string>`${documents.binnedAt}`,
    })
    .from(documents)
    .innerJoin(categories, eq(categories.id, documents.categoryId))
    .where(inBin)
    .orderBy(desc(documents.binnedAt), desc(documents.id))
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .all()
    .map(({ supersededBy, ...one }) => ({ ...one, isCurrent: supersededBy === null }));
  const total = db.select({ n: count() }).from(documents).where(inBin).get()?.n ?? 0;
  return { items, total };
}

/** Some of what was put into the bin at a time or before, the first first. */
export const dueInBin = (db: Reader, since: string, limit = 100): string[] =>
  db
    .select({ id: documents.id })
    .from(documents)
    .where(and(inBin, lte(documents.binnedAt, since)))
    .orderBy(asc(documents.binnedAt), asc(documents.id))
    .limit(limit)
    .all()
    .map(({ id }) => id);

/** From now on nobody sees them, their names are gone, and the rest of them is owed. */
export function markPurged(db: Writer, ids: readonly string[]): void {
  const gone = {
    state: 'importing',
    title: '',
    contentHash: '',
    family: null,
    supersededBy: null,
    importedBy: null,
    ownerId: null,
    binnedAt: null,
    binnedBy: null,
  } as const;
  db.update(documents)
    .set({ ...gone, notices: [] })
    .where(inArray(documents.id, [...ids]))
    .run();
  for (const documentId of ids) db.insert(libraryPurges).values({ documentId }).onConflictDoNothing().run();
}

export const purgesOwed = (db: Reader): string[] =>
  db
    .select({ id: libraryPurges.documentId })
    .from(libraryPurges)
    .limit(100)
    .all()
    .map(({ id }) => id);

export const forgetPurges = (db: Writer, ids: readonly string[]): void =>
  void db
    .delete(libraryPurges)
    .where(inArray(libraryPurges.documentId, [...ids]))
    .run();

/** Whether any of these documents is in the store, in whatever state. */
export const areStored = (db: Reader, ids: readonly string[]): boolean =>
  db
    .select({ id: documents.id })
    .from(documents)
    .where(inArray(documents.id, [...ids]))
    .limit(1)
    .get() !== undefined;

/** What was found of words and terms counts no more; `null`: of all documents. Answers of how many. */
export const forgetIndexed = (db: Writer, id: string | null): number =>
  db
    .update(documents)
    .set({ wordsFoundBy: '', termsBy: 0 })
    .where(id === null ? isReady : and(isReady, eq(documents.id, id)))
    .run().changes;
