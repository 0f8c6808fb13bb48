import { and, asc, desc, eq, gt, sql } from 'drizzle-orm';
import type { Reader } from '#main/platform/db/store.ts';
import type { Format } from '../../contract/shapes.ts';
import { inForce } from '../lifecycle/store.ts';
import { documentMarks, documentTexts, shownDocuments } from '../schema.ts';

export type ReadPassage = {
  readonly number: number;
  readonly documentId: string;
  readonly title: string;
  readonly categoryId: string;
  readonly categoryName: string;
  readonly passageId: string;
  readonly heading: string | null;
  /** Where it begins in the text of its document. */
  readonly start: number;
  readonly text: string;
  readonly format: Format;
  readonly placeFrom: number | null;
  readonly placeTo: number | null;
};

/** Passages in the order of their numbers given; the search that named them left out what is not in force. */
export const readPassages = (db: Reader, numbers: readonly number[]): ReadPassage[] =>
  db.all<ReadPassage>(sql`
    select p.number, d.id as documentId, d.title, c.id as categoryId, c.name as categoryName,
           p.id as passageId, p.heading, p.start_at as start, p.text,
           d.format, p.place_from as placeFrom, p.place_to as placeTo
    from json_each(${JSON.stringify(numbers)}) wanted
    cross join passages p on p.number = wanted.value
    join library_documents d on d.id = p.document_id
    join categories c on c.id = d.category_id
    order by wanted.key`);

/** The piece of a document's text after the one with that number; `null` at the end. */
export const textPieceAfter = (
  db: Reader,
  documentId: string,
  ordinal: number,
): { ordinal: number; text: string } | null =>
  db
    .select({ ordinal: documentTexts.ordinal, text: documentTexts.text })
    .from(documentTexts)
    .where(and(eq(documentTexts.documentId, documentId), gt(documentTexts.ordinal, ordinal)))
    .orderBy(asc(documentTexts.ordinal))
    .limit(1)
    .get() ?? null;

/** The cue that a stretch of a transcript begins in. */
export const cueAt = (db: Reader, documentId: string, at: number): { from: number; to: number } | null => {
  const cue = db
    .select({ from: documentMarks.number, to: documentMarks.toMs })
    .from(documentMarks)
    .where(
      and(
        eq(documentMarks.documentId, documentId),
        eq(documentMarks.kind, 'cue'),
        sql`${documentMarks.startAt} <= ${at} and ${documentMarks.endAt} > ${at}`,
      ),
    )
    .limit(1)
    .get();
  return cue === undefined ? null : { from: cue.from, to: cue.to ?? cue.from };
};

/** Headings of passages, one for each document that is in force on a day, newest document first. */
export const someHeadings = (db: Reader, day: string, most: number): string[] =>
  db
    .select({
      heading: sql<string | null>`(select p.heading from passages p where p.document_id = library_documents.id
        and p.heading is not null and p.heading <> library_documents.title order by length(p.heading) desc limit 1)`,
    })
    .from(shownDocuments)
    .where(inForce(shownDocuments, day))
    .orderBy(desc(shownDocuments.importedAt), asc(shownDocuments.id))
    .limit(most)
    .all()
    .flatMap(({ heading }) => heading ?? []);
