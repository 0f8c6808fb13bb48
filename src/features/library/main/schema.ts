import { blob, integer, primaryKey, real, sqliteTable, sqliteView, text } from 'drizzle-orm/sqlite-core';
import type { CustomerData } from '../contract/customer-data.ts';
import { approvals, type Encoding, formats, type Notice } from '../contract/shapes.ts';

export const categories = sqliteTable('categories', {
  id: text().notNull().primaryKey(),
  name: text().notNull(),
  position: integer().notNull(),
});

const documentColumns = {
  id: text().notNull().primaryKey(),
  categoryId: text('category_id').notNull(),
  title: text().notNull(),
  format: text({ enum: formats }).notNull(),
  encoding: text().$type<Encoding>(),
  extent: integer(),
  notices: text({ mode: 'json' }).$type<Notice[]>().notNull(),
  contentHash: text('content_hash').notNull(),
  characters: integer().notNull(),
  words: integer().notNull(),
  passages: integer().notNull(),
  sample: integer({ mode: 'boolean' }).notNull(),
  importedBy: text('imported_by'),
  importedAt: text('imported_at').notNull(),
  /** The id of the first version; `null`: this is the first. */
  family: text(),
  version: integer().notNull().default(1),
  ownerId: text('owner_id'),
  /** Days of the calendar, both included. */
  validFrom: text('valid_from'),
  validUntil: text('valid_until'),
  approval: text({ enum: approvals }).notNull().default('approved'),
};

/** Documents in any state: for what writes them, and for those that lie on no shelf any more. */
export const documents = sqliteTable('documents', {
  ...documentColumns,
  state: text({ enum: ['importing', 'ready'] }).notNull(),
  wordsFoundBy: text('words_found_by').notNull(),
  termsBy: integer('terms_by').notNull().default(0),
  /** The id once more: it was the hash once, and a unique column cannot be dropped. */
  uniqueId: text('unique_id').notNull(),
  /** The version that counts, where that is another one. */
  supersededBy: text('superseded_by'),
  binnedAt: text('binned_at'),
  binnedBy: text('binned_by'),
  /** A picture of the branch. */
  coverId: text('cover_id'),
});

/** Documents of which something may still be in the files. */
export const libraryPurges = sqliteTable('library_purges', {
  documentId: text('document_id').notNull().primaryKey(),
});

/**
 * What lies on the shelf: whole documents, in the version that counts, not in the bin. Of it only what is approved and
 * valid that day is for everybody: see `inForce`.
 */
export const shownDocuments = sqliteView('library_documents', documentColumns).existing();

export const documentTexts = sqliteTable('document_texts', {
  documentId: text('document_id').notNull(),
  ordinal: integer().notNull(),
  text: text().notNull(),
});

/** `kind` says what `number` is: the level of a heading, the number of a page or slide, the milliseconds of a cue. */
export const documentMarks = sqliteTable('document_marks', {
  documentId: text('document_id').notNull(),
  ordinal: integer().notNull(),
  kind: text({ enum: ['heading', 'page', 'slide', 'cue'] }).notNull(),
  startAt: integer('start_at').notNull(),
  endAt: integer('end_at').notNull(),
  number: integer().notNull(),
  toMs: integer('to_ms'),
  speaker: text(),
});

export const passages = sqliteTable('passages', {
  number: integer().primaryKey(),
  id: text().notNull(),
  documentId: text('document_id').notNull(),
  heading: text(),
  text: text().notNull(),
  headingMarked: text('heading_marked'),
  textMarked: text('text_marked'),
  startAt: integer('start_at').notNull(),
  endAt: integer('end_at').notNull(),
  placeFrom: integer('place_from'),
  placeTo: integer('place_to'),
});

export const terms = sqliteTable('terms', {
  number: integer().primaryKey(),
  term: text().notNull(),
});

export const passageBlocks = sqliteTable('passage_blocks', {
  documentId: text('document_id').notNull(),
  block: integer().notNull(),
  passages: blob({ mode: 'buffer' }).notNull(),
  terms: blob({ mode: 'buffer' }).notNull(),
  ends: blob({ mode: 'buffer' }).notNull(),
});

export const embedders = sqliteTable('embedders', {
  id: text().notNull().primaryKey(),
  dimensions: integer().notNull(),
  passages: integer().notNull(),
  isReady: integer('is_ready', { mode: 'boolean' }).notNull(),
});

export const embedderTerms = sqliteTable('embedder_terms', {
  embedder: text().notNull(),
  block: integer().notNull(),
  terms: blob({ mode: 'buffer' }).notNull(),
  vectors: blob({ mode: 'buffer' }).notNull(),
  scales: blob({ mode: 'buffer' }).notNull(),
});

export const blockVectors = sqliteTable('block_vectors', {
  embedder: text().notNull(),
  documentId: text('document_id').notNull(),
  block: integer().notNull(),
  vectors: blob({ mode: 'buffer' }).notNull(),
  scales: blob({ mode: 'buffer' }).notNull(),
});

const importColumns = {
  number: integer().primaryKey(),
  id: text().notNull(),
  accountId: text('account_id'),
  sentKey: text('sent_key'),
  categoryId: text('category_id').notNull(),
  title: text().notNull(),
  fileName: text('file_name').notNull(),
  bytes: integer().notNull(),
  contentHash: text('content_hash').notNull(),
  state: text({
    enum: ['receiving', 'waiting', 'choice', 'failed', 'done', 'skipped', 'gone'],
  }).notNull(),
  isHeld: integer('is_held', { mode: 'boolean' }).notNull().default(false),
  attempts: integer().notNull().default(0),
  twinId: text('twin_id'),
  twinBy: text('twin_by', { enum: ['content', 'title'] }),
  decision: text({ enum: ['replace', 'keepBoth'] }),
  issue: text(),
  issueMessage: text('issue_message'),
  documentId: text('document_id'),
  /** By its first bytes. */
  kind: text({ enum: ['document', 'picture'] })
    .notNull()
    .default('document'),
  pictureId: text('picture_id'),
  /** What of clients was found in it, as long as somebody has to say what becomes of that. */
  customerData: text('customer_data', { mode: 'json' }).$type<CustomerData>(),
  /** There is something in `customerData`. */
  asksAboutData: integer('asks_about_data', { mode: 'boolean' }).notNull().default(false),
  customerDataChoice: text('customer_data_choice', { enum: ['takeOut', 'keep'] }),
  addedAt: text('added_at').notNull(),
  endedAt: text('ended_at'),
};

/** Files on their way, in any state: for what moves them on. */
export const importItems = sqliteTable('import_items', importColumns);

/** Files that people see in the queue. */
export const listedImports = sqliteView('listed_imports', {
  ...importColumns,
  rank: integer().notNull(),
}).existing();

export const importPieces = sqliteTable('import_pieces', {
  item: integer().notNull(),
  ordinal: integer().notNull(),
  content: blob({ mode: 'buffer' }).notNull(),
});

export const importQueue = sqliteTable('import_queue', {
  one: integer().primaryKey(),
  isPaused: integer('is_paused', { mode: 'boolean' }).notNull(),
});

export const goldenQuestions = sqliteTable('golden_questions', {
  id: text().notNull().primaryKey(),
  categoryId: text('category_id').notNull(),
  text: text().notNull(),
  /** Another one with each change of what is asked, or of what answers it. */
  revision: integer().notNull().default(1),
  isDraft: integer('is_draft', { mode: 'boolean' }).notNull(),
  writtenBy: text('written_by'),
  writtenAt: text('written_at').notNull(),
  removedAt: text('removed_at'),
});

export const goldenPassages = sqliteTable(
  'golden_passages',
  {
    questionId: text('question_id').notNull(),
    ordinal: integer().notNull(),
    /** Where the quote stood last; `null`: that document left without being deleted by anybody. */
    documentId: text('document_id'),
    startAt: integer('start_at').notNull(),
    endAt: integer('end_at').notNull(),
    quote: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.questionId, table.ordinal] })],
);

export const goldenMeasurements = sqliteTable('golden_measurements', {
  number: integer().notNull().primaryKey(),
  measuredAt: text('measured_at').notNull(),
  material: text().notNull(),
  asked: text().notNull(),
  engine: text().notNull(),
  embedder: text().notNull(),
  isWhole: integer('is_whole', { mode: 'boolean' }).notNull(),
  isReference: integer('is_reference', { mode: 'boolean' }).notNull(),
});

export const goldenRanks = sqliteTable(
  'golden_ranks',
  {
    measurement: integer().notNull(),
    questionId: text('question_id').notNull(),
    ordinal: integer().notNull(),
    revision: integer().notNull(),
    rank: integer(),
    isGone: integer('is_gone', { mode: 'boolean' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.measurement, table.questionId, table.ordinal] })],
);

export const goldenFirsts = sqliteTable(
  'golden_firsts',
  {
    measurement: integer().notNull(),
    questionId: text('question_id').notNull(),
    documentId: text('document_id').notNull(),
    startAt: integer('start_at').notNull(),
    endAt: integer('end_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.measurement, table.questionId] })],
);

export const goldenFigures = sqliteTable(
  'golden_figures',
  {
    measurement: integer().notNull(),
    categoryId: text('category_id').notNull(),
    questions: integer().notNull(),
    recall1: real('recall_1').notNull(),
    recall3: real('recall_3').notNull(),
    recall10: real('recall_10').notNull(),
    mrr: real().notNull(),
  },
  (table) => [primaryKey({ columns: [table.measurement, table.categoryId] })],
);

export const goldenShelf = sqliteTable('golden_shelf', {
  documentId: text('document_id').notNull().primaryKey(),
});

export const goldenChanges = sqliteTable(
  'golden_changes',
  {
    measurement: integer().notNull(),
    documentId: text('document_id').notNull(),
    came: integer({ mode: 'boolean' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.measurement, table.documentId] })],
);
