import { z } from 'zod';
import { Bytes, MB } from '#contract/codec.ts';
import { limits } from '#contract/limits.ts';
import { type Audit, command, query } from '#contract/op.ts';
import { PlainLine } from '#contract/plain-text.ts';
import { Id, Nothing, PageOf, PageRequest, Timestamp } from '#contract/schemas.ts';

export const maxFileBytes = 10 * MB;
/** The most that one batch of files may hold. */
export const batchOf = { files: 200, bytes: 100 * MB } as const;

/** A category is named by its slug, for instance `sales-objections`. */
export const CategoryId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'Choose a category.' })
  .max(60);

export const Category = z.object({
  id: CategoryId,
  name: z.string(),
  documents: z.number().int(),
});

export const Document = z.object({
  id: Id,
  title: z.string(),
  category: z.object({ id: CategoryId, name: z.string() }),
  format: z.enum(['txt', 'md']),
  /** Characters of text, and passages it was cut into. */
  characters: z.number().int(),
  passages: z.number().int(),
  words: z.number().int(),
  sample: z.boolean(),
  importedAt: Timestamp,
});

/** A cut of a document: `start` and `end` are character offsets (UTF-16) into its text. */
export const Passage = z.object({
  id: Id,
  heading: z.string().nullable(),
  start: z.number().int(),
  end: z.number().int(),
});

/** Text with the matched words marked, as pieces, so that no markup has to be trusted. */
export const Highlighted = z.array(z.object({ text: z.string(), hit: z.boolean() }));

export const Hit = z.object({
  documentId: Id,
  title: z.string(),
  category: z.object({ id: CategoryId, name: z.string() }),
  passageId: Id,
  heading: z.string().nullable(),
  start: z.number().int(),
  end: z.number().int(),
  snippet: Highlighted,
});

const File = z.strictObject({
  categoryId: CategoryId,
  title: PlainLine.min(3, { error: 'Use at least 3 characters.' }).max(200, {
    error: 'Use at most 200 characters.',
  }),
  fileName: z
    .string()
    .trim()
    .min(1)
    .max(255)
    .regex(/^[^/\\]+\.(txt|md)$/i, { error: 'Choose a .txt or .md file.' }),
  content: Bytes(maxFileBytes),
});

/**
 * Uploads by hand: a file by itself is one, and so is a batch (PRODUCT 2.2). A file that is refused is none; it is a
 * command like any other.
 */
const uploads = {
  ...limits.uploads,
  group: 'library.uploads',
  counts: 'accepted',
  attempts: limits.commands,
} as const;

/** The audit row of a document that was imported. */
const imported: Audit<z.output<typeof File>, z.output<typeof Document>> = {
  action: 'content.imported',
  subject: ({ output }) => output?.id ?? null,
  subjectType: 'document',
  details: ({ input, output }) => ({
    category: input.categoryId,
    format: output?.format ?? null,
    bytes: input.content.byteLength,
  }),
};

/** A passage with the document it was cut from. `text` is that document's text from `start` on (UTF-16 offsets). */
export type MaterialPassage = {
  readonly id: string;
  readonly documentId: string;
  readonly documentTitle: string;
  readonly heading: string | null;
  readonly text: string;
  readonly start: number;
};

export const library = {
  categories: query({
    about: 'The categories, with the number of documents in each.',
    access: 'signedIn',
    rate: limits.queries,
    input: Nothing,
    output: z.array(Category),
  }),
  import: command({
    about:
      'Import one text or Markdown file of up to 10 MB of UTF-8 into a category. Counts as an upload unless it is refused; several files are announced with `library.openBatch`.',
    access: 'administers',
    rate: uploads,
    maxBytes: 16 * MB,
    input: File,
    output: Document,
    errors: ['ALREADY_IMPORTED'],
    audit: imported,
    invalidates: ['library.list', 'library.categories', 'library.search', 'roleplay.lobby'],
  }),
  openBatch: command({
    about:
      'Announce files that are imported one after the other, so that they count as one upload. A batch that brought nothing yet is announced anew for nothing.',
    access: 'administers',
    rate: uploads,
    input: z.strictObject({
      files: z.number().int().min(1).max(batchOf.files),
      bytes: z.number().int().min(1).max(batchOf.bytes),
    }),
    output: z.object({ batchId: Id }),
    audit: { none: 'every document that comes of it is audited' },
  }),
  importFromBatch: command({
    about: 'Import the next file of an announced batch, as `library.import` does.',
    access: 'administers',
    rate: limits.filesOfBatches,
    maxBytes: 16 * MB,
    input: File.extend({ batchId: Id }),
    output: Document,
    errors: ['ALREADY_IMPORTED', 'BATCH_OVER'],
    audit: imported,
    invalidates: ['library.list', 'library.categories', 'library.search', 'roleplay.lobby'],
  }),
  addSamples: command({
    about: 'Import the sample material that ships with the product; what is already there is left alone.',
    access: 'administers',
    rate: limits.uploads,
    input: Nothing,
    output: z.object({ added: z.number().int(), alreadyThere: z.number().int() }),
    audit: {
      action: 'content.samplesAdded',
      subject: () => null,
      details: ({ output }) => ({ added: output?.added ?? 0, alreadyThere: output?.alreadyThere ?? 0 }),
    },
    invalidates: ['library.list', 'library.categories', 'library.search', 'roleplay.lobby'],
  }),
  list: query({
    about: 'The documents, newest first.',
    access: 'signedIn',
    rate: limits.queries,
    input: z.strictObject({ ...PageRequest, categoryId: CategoryId.optional() }),
    output: PageOf(Document),
  }),
  document: query({
    about: 'One document with its text and where its passages lie.',
    access: 'signedIn',
    rate: limits.queries,
    input: z.strictObject({ documentId: Id }),
    output: Document.extend({ text: z.string(), cuts: z.array(Passage) }),
  }),
  index: query({
    about:
      'What search knows: how many passages and terms, from how many passages it learned their meanings, and whether it learns just now.',
    access: 'administers',
    rate: limits.queries,
    input: Nothing,
    output: z.object({
      passages: z.number().int(),
      terms: z.number().int(),
      /** `null`: there is too little material yet. */
      learnedFrom: z.number().int().nullable(),
      dimensions: z.number().int().nullable(),
      isLearning: z.boolean(),
    }),
  }),
  search: query({
    about: 'Find passages by words, best first, with the matched words marked.',
    access: 'signedIn',
    rate: limits.retrieval,
    input: z.strictObject({
      text: z.string().trim().min(1, { error: 'Enter a word to look for.' }).max(2000),
      categoryId: CategoryId.optional(),
      limit: z.number().int().min(1).max(100).default(20),
      /** At most one passage of each document, the best. */
      perDocument: z.boolean().default(false),
    }),
    output: z.object({ hits: z.array(Hit) }),
  }),
};
