import { and, asc, count, desc, eq, gt, inArray, ne, or, sql, sum } from 'drizzle-orm';
import type { Reader, Writer } from '#main/platform/db/store.ts';
import type { CustomerData } from '../../contract/customer-data.ts';
import {
  categories,
  documents,
  importItems,
  importPieces,
  importQueue,
  listedImports,
  shownDocuments,
} from '../schema.ts';

export type ImportItem = typeof importItems.$inferSelect;
export type NewItem = Pick<
  ImportItem,
  'id' | 'accountId' | 'kind' | 'categoryId' | 'title' | 'fileName' | 'bytes' | 'addedAt'
>;
/** A document that a file would stand beside. */
export type Twin = { readonly id: string; readonly by: 'content' | 'title' };
export type Failed = { readonly issue: string; readonly message: string | null };

/** Those that are not over. */
const open = ['choice', 'failed', 'waiting'] as const;

/** Begins to receive a file. Answers its number. */
export function receiveItem(db: Writer, item: NewItem): number {
  const [row] = db
    .insert(importItems)
    .values({ ...item, state: 'receiving', contentHash: '' })
    .returning({ number: importItems.number })
    .all();
  if (row === undefined) throw new Error('A file was given no number.');
  return row.number;
}

export const addPiece = (db: Writer, item: number, ordinal: number, content: Uint8Array): void =>
  void db
    .insert(importPieces)
    .values({ item, ordinal, content: Buffer.from(content.buffer, content.byteOffset, content.byteLength) })
    .run();

/** The next piece of a file after the one with the number `after`; `null`: there is none. */
export const pieceAfter = (db: Reader, item: number, after: number) =>
  db
    .select({ ordinal: importPieces.ordinal, content: importPieces.content })
    .from(importPieces)
    .where(and(eq(importPieces.item, item), gt(importPieces.ordinal, after)))
    .orderBy(asc(importPieces.ordinal))
    .limit(1)
    .get() ?? null;

/** How many files wait for anything, and their bytes; those that are being received with them. */
export function sizeOf(db: Reader): { files: number; bytes: number } {
  const row = db
    .select({ files: count(), bytes: sum(importItems.bytes) })
    .from(importItems)
    .where(inArray(importItems.state, ['receiving', ...open]))
    .get();
  return { files: row?.files ?? 0, bytes: Number(row?.bytes ?? 0) };
}

const set = (db: Writer, number: number, change: Partial<ImportItem>): void =>
  void db.update(importItems).set(change).where(eq(importItems.number, number)).run();

/** The file is all there: from now on it is in the queue. */
export const accept = (db: Writer, number: number, contentHash: string, sentKey: string | null): void =>
  set(db, number, { contentHash, sentKey, state: 'waiting' });

/** The file that a person sent under this key, whatever became of it. */
export const itemByKey = (db: Reader, accountId: string, sentKey: string): string | null =>
  db
    .select({ id: importItems.id })
    .from(importItems)
    .where(and(eq(importItems.accountId, accountId), eq(importItems.sentKey, sentKey)))
    .get()?.id ?? null;

/** Somebody has to say what becomes of it. */
export const askFor = (db: Writer, number: number, twin: Twin): void =>
  set(db, number, { state: 'choice', twinId: twin.id, twinBy: twin.by, decision: null, attempts: 0 });

/** The choice that was made holds no more: the document is gone that it was about. */
export const forgetDecision = (db: Writer, number: number): void =>
  set(db, number, { twinId: null, twinBy: null, decision: null });

export const decide = (db: Writer, number: number, decision: 'replace' | 'keepBoth'): void =>
  set(db, number, { state: 'waiting', decision });

/** Data of clients were found in it: somebody has to say what becomes of them. */
export const askAboutCustomerData = (db: Writer, number: number, customerData: CustomerData): void =>
  set(db, number, { state: 'choice', customerData, asksAboutData: true, attempts: 0 });

/** From now on nothing of what was found is kept beside the file. */
export const decideCustomerData = (
  db: Writer,
  number: number,
  customerDataChoice: 'takeOut' | 'keep',
): void =>
  set(db, number, { state: 'waiting', customerData: null, asksAboutData: false, customerDataChoice });

export const noteAttempts = (db: Writer, number: number, attempts: number): void =>
  set(db, number, { attempts });

export const fail = (db: Writer, number: number, { issue, message }: Failed): void =>
  set(db, number, { state: 'failed', issue, issueMessage: message, attempts: 0 });

/** Tries it once more, in the name of whoever asks. */
export const retry = (db: Writer, number: number, accountId: string): void =>
  set(db, number, {
    state: 'waiting',
    issue: null,
    issueMessage: null,
    isHeld: false,
    attempts: 0,
    accountId,
  });

export const hold = (db: Writer, number: number, isHeld: boolean): void => set(db, number, { isHeld });

/** What the queue calls a file from now on. */
export type Named = Pick<ImportItem, 'title' | 'fileName'>;

/** Of its bytes nothing is to stay in the files either. */
export const noteTakenOut = (db: Writer, number: number): void =>
  set(db, number, { customerDataChoice: 'takeOut' });

/** It is in the library; `named`: called otherwise than it came, since its own name told of a client. */
export const finish = (
  db: Writer,
  number: number,
  documentId: string,
  endedAt: string,
  named: Named | null,
): void => set(db, number, { ...named, state: 'done', documentId, endedAt, attempts: 0 });

/** What was found of clients goes, and it stays known that the file holds it until its bytes are gone. */
const withoutFindings = {
  customerData: null,
  asksAboutData: false,
  customerDataChoice: sql`case when customer_data is not null then 'takeOut' else customer_data_choice end`,
};

/** The file became a picture, or is one that was there already. */
export const finishAsPicture = (db: Writer, number: number, pictureId: string, endedAt: string): void =>
  set(db, number, { state: 'done', pictureId, endedAt, attempts: 0 });

export const skip = (db: Writer, number: number, endedAt: string): void =>
  void db
    .update(importItems)
    .set({ ...withoutFindings, state: 'skipped', endedAt })
    .where(eq(importItems.number, number))
    .run();

/** Nobody sees it any more; what is left of it is dropped piece by piece. */
export const takeBack = (db: Writer, number: number): void =>
  void db
    .update(importItems)
    .set({ ...withoutFindings, state: 'gone' })
    .where(eq(importItems.number, number))
    .run();

export const itemById = (db: Reader, id: string): ImportItem | null =>
  db
    .select()
    .from(importItems)
    .where(and(eq(importItems.id, id), inArray(importItems.state, [...open, 'done', 'skipped'])))
    .get() ?? null;

/** Those in one of these states, in their order. */
export const itemsIn = (
  db: Reader,
  states: readonly ('waiting' | 'choice' | 'failed' | 'done' | 'skipped')[],
): ImportItem[] =>
  db
    .select()
    .from(importItems)
    .where(inArray(importItems.state, [...states]))
    .orderBy(asc(importItems.number))
    .all();

/** The next file that may be imported. */
export const nextWaiting = (db: Reader): ImportItem | null =>
  db
    .select()
    .from(importItems)
    .where(and(eq(importItems.state, 'waiting'), eq(importItems.isHeld, false)))
    .orderBy(asc(importItems.number))
    .limit(1)
    .get() ?? null;

export const isPaused = (db: Reader): boolean => db.select().from(importQueue).get()?.isPaused ?? false;

export const setPaused = (db: Writer, paused: boolean): void =>
  void db.update(importQueue).set({ isPaused: paused }).where(eq(importQueue.one, 1)).run();

/** What a document turned out to be that was just shown. */
export const formatOf = (db: Reader, documentId: string) =>
  db.select({ format: documents.format }).from(documents).where(eq(documents.id, documentId)).get()?.format ??
  null;

export const isShown = (db: Reader, documentId: string): boolean =>
  db.select({ id: shownDocuments.id }).from(shownDocuments).where(eq(shownDocuments.id, documentId)).get() !==
  undefined;

/** A document that everybody sees with the same content, the newest, other than `except`. */
export const sameContent = (db: Reader, contentHash: string, except: string): string | null =>
  db
    .select({ id: shownDocuments.id })
    .from(shownDocuments)
    .where(and(eq(shownDocuments.contentHash, contentHash), ne(shownDocuments.id, except)))
    .orderBy(desc(shownDocuments.importedAt))
    .limit(1)
    .get()?.id ?? null;

/** The newest document of a category that is called the same, however it is capitalised. */
export const sameTitle = (db: Reader, categoryId: string, title: string): string | null =>
  db
    .select({ id: shownDocuments.id })
    .from(shownDocuments)
    .where(
      and(eq(shownDocuments.categoryId, categoryId), sql`${shownDocuments.title} = ${title} collate nocase`),
    )
    .orderBy(desc(shownDocuments.importedAt))
    .limit(1)
    .get()?.id ?? null;

/** Files of which something is left that nobody needs. */
export const leftovers = (db: Reader): Pick<ImportItem, 'number' | 'state' | 'customerDataChoice'>[] =>
  db
    .select({
      number: importItems.number,
      state: importItems.state,
      customerDataChoice: importItems.customerDataChoice,
    })
    .from(importItems)
    .where(
      or(
        inArray(importItems.state, ['receiving', 'gone']),
        and(
          inArray(importItems.state, ['done', 'skipped']),
          sql`exists (select 1 from import_pieces p where p.item = ${importItems.number})`,
        ),
      ),
    )
    .all();

/** Takes one piece of a file away, or the file where it has none and is not listed. Answers whether there may be more. */
export function dropPiece(db: Writer, number: number): boolean {
  const first = sql`select min(ordinal) from import_pieces where item = ${number}`;
  const piece = and(eq(importPieces.item, number), sql`ordinal = (${first})`);
  if (db.delete(importPieces).where(piece).run().changes > 0) return true;
  const unlisted = inArray(importItems.state, ['receiving', 'gone']);
  db.delete(importItems)
    .where(and(eq(importItems.number, number), unlisted))
    .run();
  return false;
}

/** What is over since before a time is taken off the list. */
export const clearEndedBefore = (db: Writer, time: string): number =>
  db
    .update(importItems)
    .set({ state: 'gone' })
    .where(and(inArray(importItems.state, ['done', 'skipped']), sql`${importItems.endedAt} < ${time}`))
    .run().changes;

/** A page of the queue, with what stands beside each file. */
export function listItems(db: Reader, o: { page: number; pageSize: number }) {
  return db.all<{
    id: string;
    fileName: string;
    title: string;
    categoryId: string;
    categoryName: string;
    bytes: number;
    state: ImportItem['state'];
    isHeld: number;
    twinBy: Twin['by'] | null;
    twinId: string | null;
    twinTitle: string | null;
    issue: string | null;
    issueMessage: string | null;
    customerData: string | null;
    documentId: string | null;
    kind: ImportItem['kind'];
    pictureId: string | null;
    format: string | null;
    encoding: string | null;
    notices: string | null;
    passages: number | null;
    accountId: string | null;
    addedAt: string;
  }>(sql`
    select i.id, i.file_name as fileName, i.title, i.category_id as categoryId, c.name as categoryName, i.bytes, i.state,
           i.is_held as isHeld, i.twin_by as twinBy, twins.id as twinId, twins.title as twinTitle,
           i.issue, i.issue_message as issueMessage, i.customer_data as customerData, i.kind, i.picture_id as pictureId, d.id as documentId, d.format, d.encoding, d.notices, d.passages,
           i.account_id as accountId, i.added_at as addedAt
    from listed_imports i
    join categories c on c.id = i.category_id
    left join library_documents twins on twins.id = i.twin_id
    left join library_documents d on d.id = i.document_id
    order by i.rank, i.number
    limit ${o.pageSize} offset ${(o.page - 1) * o.pageSize}`);
}

/** How many files are in each state, whether somebody paused them, and how many were added before a time. */
export function countItems(db: Reader, startedAt: string) {
  return db.all<{
    isPaused: number;
    state: ImportItem['state'] | null;
    isHeld: number | null;
    files: number;
    customerData: number | null;
    before: number | null;
  }>(sql`
    select import_queue.is_paused as isPaused, i.state, i.is_held as isHeld, count(i.state) as files,
           sum(i.asks_about_data) as customerData,
           sum(i.added_at < ${startedAt}) as before
    from import_queue
    left join import_items i on i.state in ('choice', 'failed', 'waiting', 'done', 'skipped')
    where import_queue.one = 1
    group by i.state, i.is_held`);
}

/** The files that a person added, after the one with the id `after`. */
export const addedBy = (db: Reader, accountId: string, after: string, limit: number) =>
  db
    .select({
      id: listedImports.id,
      fileName: listedImports.fileName,
      title: listedImports.title,
      category: categories.name,
      addedAt: listedImports.addedAt,
    })
    .from(listedImports)
    .innerJoin(categories, eq(categories.id, listedImports.categoryId))
    .where(and(eq(listedImports.accountId, accountId), gt(listedImports.id, after)))
    .orderBy(asc(listedImports.id))
    .limit(limit)
    .all();

/** The files stay when whoever added them goes. */
export const forgetAdder = (db: Writer, accountId: string): void =>
  void db.update(importItems).set({ accountId: null }).where(eq(importItems.accountId, accountId)).run();
