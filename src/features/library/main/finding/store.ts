import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Reader } from '#main/platform/db/store.ts';
import type { Format } from '../../contract/shapes.ts';
import type { Sight } from '../lifecycle/sight.ts';
import { seen } from '../lifecycle/store.ts';
import { highlightedPieces, hitEnd, hitStart } from '../match.ts';
import { placeIn } from '../places.ts';
import { categories, documents, shownDocuments } from '../schema.ts';

/** Every document that somebody sees, newest first, by nothing but its title: a search goes through all of them. */
export const titlesIn = (
  db: Reader,
  sight: Sight,
  categoryId: string | undefined,
): { id: string; title: string }[] =>
  db
    .select({ id: documents.id, title: documents.title })
    .from(documents)
    .where(and(seen(sight), categoryId === undefined ? undefined : eq(documents.categoryId, categoryId)))
    .orderBy(desc(documents.importedAt))
    .all();

/** What is shown of documents beside their titles, by their ids. */
export const aboutDocuments = (db: Reader, ids: readonly string[]) =>
  new Map(
    db
      .select({
        id: shownDocuments.id,
        category: { id: categories.id, name: categories.name },
        importedAt: shownDocuments.importedAt,
      })
      .from(shownDocuments)
      .innerJoin(categories, eq(categories.id, shownDocuments.categoryId))
      .where(inArray(shownDocuments.id, [...ids]))
      .all()
      .map(({ id, ...about }) => [id, about] as const),
  );

/** About as many as a snippet has words. */
const snippetWords = 40;

/** What matches an FTS5 query in passages, by their numbers, with the words around it. */
function snippetsOf(db: Reader, numbers: readonly number[], match: string): Map<number, string> {
  const rows = db.all<{ number: number; snippet: string }>(sql`
    select passages_fts.rowid as number,
           snippet(passages_fts, 1, ${hitStart}, ${hitEnd}, '…', ${sql.raw(String(snippetWords))}) as snippet
    from json_each(${JSON.stringify(numbers)}) wanted
    cross join passages_fts on passages_fts.rowid = wanted.value
    where passages_fts match ${match}`);
  return new Map(rows.map(({ number, snippet }) => [number, snippet]));
}

/** How a passage begins, for one that says in other words what was asked. */
const beginningOf = (text: string): string => {
  const words = text.split(/\s+/, snippetWords + 1);
  return words.length > snippetWords ? `${words.slice(0, snippetWords).join(' ')}…` : words.join(' ');
};

/** Passages as a search shows them, in the order of their numbers given, with what an FTS5 query matches marked in them. */
export function hitsOf(db: Reader, numbers: readonly number[], match: string) {
  type Row = {
    number: number;
    documentId: string;
    title: string;
    categoryId: string;
    categoryName: string;
    passageId: string;
    heading: string | null;
    start: number;
    end: number;
    format: Format;
    placeFrom: number | null;
    placeTo: number | null;
    text: string;
  };
  const rows = db.all<Row>(sql`
    select p.number, d.id as documentId, d.title, c.id as categoryId, c.name as categoryName,
           p.id as passageId, p.heading, p.start_at as start, p.end_at as end,
           d.format, p.place_from as placeFrom, p.place_to as placeTo, p.text
    from json_each(${JSON.stringify(numbers)}) wanted
    cross join passages p on p.number = wanted.value
    join library_documents d on d.id = p.document_id
    join categories c on c.id = d.category_id
    order by wanted.key`);
  const snippets = snippetsOf(db, numbers, match);
  return rows.map(({ number, text, categoryId, categoryName, format, placeFrom, placeTo, ...hit }) => ({
    ...hit,
    place: placeIn(format, placeFrom, placeTo),
    category: { id: categoryId, name: categoryName },
    snippet: highlightedPieces(snippets.get(number) ?? beginningOf(text)),
  }));
}
