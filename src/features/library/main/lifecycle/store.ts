import { and, type AnyColumn, eq, gte, inArray, isNull, lte, max, or, type SQL, sql } from 'drizzle-orm';
import type { Reader, Writer } from '#main/platform/db/store.ts';
import type { Standing } from '../../contract.ts';
import { documents } from '../schema.ts';

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
      validFrom: documents.validFrom,
      validUntil: documents.validUntil,
      approval: documents.approval,
      binnedAt: documents.binnedAt,
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
  as: { readonly family: string; readonly version: number; readonly ownerId: string | null },
): void => void db.update(documents).set(as).where(eq(documents.id, id)).run();

/** From now on this version counts, and all others stand behind it. */
export function putFirst(db: Writer, family: string, id: string): void {
  const others = familyIds(db, family).filter((other) => other !== id);
  db.update(documents).set({ supersededBy: null }).where(eq(documents.id, id)).run();
  if (others.length === 0) return;
  db.update(documents).set({ supersededBy: id }).where(inArray(documents.id, others)).run();
}
