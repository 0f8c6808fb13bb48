import { and, asc, count, desc, eq, gt, ne, sql } from 'drizzle-orm';
import type { Reader, Writer } from '#main/platform/db/store.ts';
import type { Ids } from '#main/platform/ports.ts';
import { oncePerWriter } from '#main/kernel/once-per-writer.ts';
import type { Approval, Format, Mark, Standing } from '../contract/shapes.ts';
import type { Sight } from './lifecycle/sight.ts';
import { type Governed, standingOf } from './lifecycle/standing.ts';
import { seen, stands } from './lifecycle/store.ts';
import { extentIn, placeIn } from './places.ts';
import type { PassageText, Reading } from './read-document.ts';
import { dropBlock } from './retrieval/store.ts';
import { categories, documentMarks, documents, documentTexts, passages, shownDocuments } from './schema.ts';

export type StagedDocument = Omit<Reading, 'contentHash'> & {
  readonly id: string;
  readonly categoryId: string;
  readonly title: string;
  readonly sample: boolean;
  readonly importedBy: string;
  readonly approval: Approval;
  readonly wordsFoundBy: string;
  readonly termsBy: number;
};
export type Slice = {
  readonly documentId: string;
  readonly ordinal: number;
  readonly text: string;
  readonly passages: readonly Omit<PassageText, 'terms'>[];
  readonly marks: readonly (Mark & { readonly ordinal: number })[];
};
export type WholeDocument = {
  readonly id: string;
  readonly contentHash: string;
  readonly characters: number;
  readonly words: number;
  readonly passages: number;
  readonly importedAt: string;
};

const documentColumns = {
  id: documents.id,
  title: documents.title,
  category: { id: documents.categoryId, name: categories.name },
  format: documents.format,
  encoding: documents.encoding,
  extent: documents.extent,
  notices: documents.notices,
  characters: documents.characters,
  passages: documents.passages,
  words: documents.words,
  sample: documents.sample,
  importedAt: documents.importedAt,
  version: documents.version,
  approval: documents.approval,
  validFrom: documents.validFrom,
  validUntil: documents.validUntil,
  coverId: documents.coverId,
};

type DocumentRow = Governed & { readonly format: Format; readonly extent: number | null };
/** A document as the contract has it: its extent in what its format counts, and how it stands on a day. */
const asShown =
  (day: string) =>
  <D extends DocumentRow>({ approval, ...document }: D) => ({
    ...document,
    extent: extentIn(document.format, document.extent),
    standing: standingOf({ ...document, approval }, day),
  });

export const categoryById = (db: Reader, id: string) =>
  db
    .select({ id: categories.id, name: categories.name })
    .from(categories)
    .where(eq(categories.id, id))
    .get() ?? null;

export const listCategories = (db: Reader, sight: Sight) =>
  db
    .select({ id: categories.id, name: categories.name, documents: count(documents.id) })
    .from(categories)
    .leftJoin(documents, and(eq(documents.categoryId, categories.id), seen(sight)))
    .groupBy(categories.id)
    .orderBy(asc(categories.position))
    .all();

/** The newest on the shelf that came from that file. */
export const documentByHash = (db: Reader, contentHash: string) =>
  db
    .select({ id: shownDocuments.id, title: shownDocuments.title })
    .from(shownDocuments)
    .where(eq(shownDocuments.contentHash, contentHash))
    .orderBy(desc(shownDocuments.id))
    .limit(1)
    .get() ?? null;

/** Begins a document that nobody sees yet. */
export const stageDocument = (db: Writer, staged: StagedDocument): void =>
  void db
    .insert(documents)
    .values({
      ...staged,
      state: 'importing',
      uniqueId: staged.id,
      contentHash: '',
      characters: 0,
      words: 0,
      passages: 0,
      importedAt: '',
    })
    .run();

/** Built once: building it costs as much as running it, and an import has thousands. */
const insertPassage = oncePerWriter((db) =>
  db
    .insert(passages)
    .values({
      id: sql.placeholder('id'),
      documentId: sql.placeholder('documentId'),
      heading: sql.placeholder('heading'),
      text: sql.placeholder('text'),
      headingMarked: sql.placeholder('headingMarked'),
      textMarked: sql.placeholder('textMarked'),
      startAt: sql.placeholder('start'),
      endAt: sql.placeholder('end'),
      placeFrom: sql.placeholder('placeFrom'),
      placeTo: sql.placeholder('placeTo'),
    })
    .returning({ number: passages.number })
    .prepare(),
);

/** Answers the numbers of its passages, in their order. */
export function stageSlice(db: Writer, slice: Slice, ids: Ids): number[] {
  const { documentId, ordinal, text } = slice;
  db.insert(documentTexts).values({ documentId, ordinal, text }).run();
  const marks = slice.marks.map(({ ordinal: at, start, end, of }) => ({
    documentId,
    ordinal: at,
    kind: of.kind,
    startAt: start,
    endAt: end,
    number: of.kind === 'heading' ? of.level : of.kind === 'cue' ? of.fromMs : of.number,
    toMs: of.kind === 'cue' ? of.toMs : null,
    speaker: of.kind === 'cue' ? of.speaker : null,
  }));
  if (marks.length > 0) db.insert(documentMarks).values(marks).run();
  const insert = insertPassage(db);
  return slice.passages.map(
    ({ place, ...passage }) =>
      insert.get({
        ...passage,
        id: ids.next(),
        documentId,
        placeFrom: place?.from ?? null,
        placeTo: place?.to ?? null,
      }).number,
  );
}

/** The whole document is there: from now on everybody sees it. */
export function showDocument(db: Writer, { id, ...whole }: WholeDocument): void {
  const shown = db
    .update(documents)
    .set({ ...whole, state: 'ready' })
    .where(eq(documents.id, id))
    .run().changes;
  if (shown !== 1) throw new Error('A staged document is gone.');
}

export const stagedDocuments = (db: Reader): string[] =>
  db
    .select({ id: documents.id })
    .from(documents)
    .where(eq(documents.state, 'importing'))
    .all()
    .map(({ id }) => id);

/**
 * Takes a helping of rows out of a document that nobody sees. Answers whether there may be more: no, where it is shown by
 * now.
 */
export function dropSlice(db: Writer, documentId: string, most: number): boolean {
  const isStaged = and(eq(documents.id, documentId), eq(documents.state, 'importing'));
  if (db.select({ id: documents.id }).from(documents).where(isStaged).get() === undefined) return false;
  if (dropBlock(db, documentId)) return true;
  const some = sql`select number from passages where document_id = ${documentId} limit ${most}`;
  // Taking words out of the index one by one costs 5 ms a passage: they are marked as gone here, and purged at the end.
  setIndex(db, 'secure-delete', 0);
  const gone = db
    .delete(passages)
    .where(sql`number in (${some})`)
    .run().changes;
  setIndex(db, 'secure-delete', 1);
  if (gone > 0) return true;
  const mark = sql`select ordinal from document_marks where document_id = ${documentId} limit ${most * 10}`;
  const marks = and(eq(documentMarks.documentId, documentId), sql`ordinal in (${mark})`);
  if (db.delete(documentMarks).where(marks).run().changes > 0) return true;
  const piece = sql`select min(ordinal) from document_texts where document_id = ${documentId}`;
  const text = and(eq(documentTexts.documentId, documentId), sql`ordinal = (${piece})`);
  if (db.delete(documentTexts).where(text).run().changes > 0) return true;
  db.delete(documents).where(eq(documents.id, documentId)).run();
  return false;
}

/**
 * A helping of merging for the full-text index, in pages of about 4 KB; a negative number also merges what need not be,
 * until no deleted word is left. Answers whether there may be more to do (https://sqlite.org/fts5.html, 6.9).
 */
export function mergeIndex(db: Writer, pages: number): boolean {
  const changes = (): number => db.get<{ n: number }>(sql`select total_changes() as n`).n;
  const before = changes();
  setIndex(db, 'merge', pages);
  return changes() - before >= 2;
}

/** The driver binds numbers as REAL, which the index refuses for some of its settings. */
const setIndex = (db: Writer, command: string, value: number): void =>
  void db.run(
    sql`INSERT INTO passages_fts (passages_fts, rank) VALUES (${command}, cast(${value} as integer))`,
  );

/** Documents whose words were found in another way than `wordsFoundBy`. */
export const documentsToMark = (db: Reader, wordsFoundBy: string): string[] =>
  db
    .select({ id: documents.id })
    .from(documents)
    .where(and(eq(documents.state, 'ready'), ne(documents.wordsFoundBy, wordsFoundBy)))
    .all()
    .map(({ id }) => id);

/** Passages of a document with what is indexed of them, after the one that begins at `startAt`. */
export const passagesAfter = (db: Reader, documentId: string, startAt: number, limit: number) =>
  db
    .select({
      number: passages.number,
      id: passages.id,
      startAt: passages.startAt,
      heading: passages.heading,
      text: passages.text,
      headingMarked: passages.headingMarked,
      textMarked: passages.textMarked,
    })
    .from(passages)
    .where(and(eq(passages.documentId, documentId), gt(passages.startAt, startAt)))
    .orderBy(asc(passages.startAt))
    .limit(limit)
    .all();

type Marks = { readonly headingMarked: string | null; readonly textMarked: string | null };

/** Indexes passages anew by other words of the same text, of which nothing has to leave the index at once. */
export function markPassages(db: Writer, changed: readonly (Marks & { readonly number: number })[]): void {
  setIndex(db, 'secure-delete', 0);
  for (const { number, ...marks } of changed) {
    db.update(passages).set(marks).where(eq(passages.number, number)).run();
  }
  setIndex(db, 'secure-delete', 1);
}

export const markDocument = (db: Writer, id: string, wordsFoundBy: string): void =>
  void db.update(documents).set({ wordsFoundBy }).where(eq(documents.id, id)).run();

export function listDocuments(
  db: Reader,
  sight: Sight,
  o: {
    categoryId?: string | undefined;
    standing?: Standing | undefined;
    page: number;
    pageSize: number;
  },
) {
  const matches = and(
    seen(sight),
    o.categoryId === undefined ? undefined : eq(documents.categoryId, o.categoryId),
    o.standing === undefined ? undefined : stands(o.standing, sight.day),
  );
  const items = db
    .select(documentColumns)
    .from(documents)
    .innerJoin(categories, eq(categories.id, documents.categoryId))
    .where(matches)
    .orderBy(desc(documents.importedAt), desc(documents.id))
    .limit(o.pageSize)
    .offset((o.page - 1) * o.pageSize)
    .all()
    .map(asShown(sight.day));
  const total = db.select({ total: count() }).from(documents).where(matches).get()?.total ?? 0;
  return { items, total };
}

/** A document as lists show it. Who sees everything sees earlier versions and the bin too. */
export function documentById(db: Reader, id: string, sight: Sight) {
  const document = db
    .select(documentColumns)
    .from(documents)
    .innerJoin(categories, eq(categories.id, documents.categoryId))
    .where(and(eq(documents.id, id), sight.everything ? eq(documents.state, 'ready') : seen(sight)))
    .get();
  return document === undefined ? null : asShown(sight.day)(document);
}

export const setCover = (db: Writer, documentId: string, coverId: string | null): void =>
  void db.update(documents).set({ coverId }).where(eq(documents.id, documentId)).run();

/** A document with its text, where it was cut, and where its parts lie. */
export function readDocumentById(db: Reader, id: string, sight: Sight) {
  const document = documentById(db, id, sight);
  if (document === null) return null;
  const pieces = db
    .select({ text: documentTexts.text })
    .from(documentTexts)
    .where(eq(documentTexts.documentId, id))
    .orderBy(asc(documentTexts.ordinal))
    .all();
  const cuts = db
    .select({
      id: passages.id,
      heading: passages.heading,
      start: passages.startAt,
      end: passages.endAt,
      placeFrom: passages.placeFrom,
      placeTo: passages.placeTo,
    })
    .from(passages)
    .where(eq(passages.documentId, id))
    .orderBy(asc(passages.startAt))
    .all()
    .map(({ placeFrom, placeTo, ...cut }) => ({
      ...cut,
      place: placeIn(document.format, placeFrom, placeTo),
    }));
  return { ...document, text: pieces.map(({ text }) => text).join(''), cuts, marks: marksOf(db, id) };
}

const marksOf = (db: Reader, documentId: string): Mark[] =>
  db
    .select()
    .from(documentMarks)
    .where(eq(documentMarks.documentId, documentId))
    .orderBy(asc(documentMarks.ordinal))
    .all()
    .map(({ kind, startAt: start, endAt: end, number, toMs, speaker }): Mark => {
      if (kind === 'heading') return { start, end, of: { kind, level: number } };
      if (kind !== 'cue') return { start, end, of: { kind, number } };
      return { start, end, of: { kind, fromMs: number, toMs: toMs ?? number, speaker } };
    });

/** What is in force of a category, newest first. */
export const documentsOfCategory = (
  db: Reader,
  categoryId: string,
  day: string,
): { id: string; title: string }[] =>
  db
    .select({ id: documents.id, title: documents.title })
    .from(documents)
    .where(and(seen({ day, everything: false }), eq(documents.categoryId, categoryId)))
    .orderBy(desc(documents.importedAt), asc(documents.id))
    .all();
