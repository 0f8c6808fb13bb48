import { z } from 'zod';
import { Bytes, MB } from '#contract/codec.ts';
import { limits } from '#contract/limits.ts';
import { type Audit, command, query } from '#contract/op.ts';
import { PlainLine } from '#contract/plain-text.ts';
import { Id, Nothing, PageOf, PageRequest, Timestamp } from '#contract/schemas.ts';

/** A text file; and what a document of an office program or a PDF may hold of text (PRODUCT 3.2). */
export const maxTextBytes = 10 * MB;
/** Pictures and typefaces come with it: what mail lets through as an attachment (0222). */
export const maxFileBytes = 25 * MB;
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

/** What a file is, by its content. */
export const formats = ['txt', 'md', 'csv', 'vtt', 'srt', 'docx', 'pptx', 'pdf'] as const;
export type Format = (typeof formats)[number];

/** How the characters of a text file were read; a document of an office program and a PDF have none of their own. */
export const Encoding = z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'shift_jis']);
export type Encoding = z.output<typeof Encoding>;

const noticesWithCount = [
  'pages_without_text',
  'pages_damaged',
  'slides_without_text',
  'slides_hidden',
  'cues_left_out',
  'rows_uneven',
  'quotes_odd',
  'hidden_left_out',
  'comments_left_out',
] as const;
/** What was noticed while a file was read and somebody should look at; the words stand in the catalogue. */
export const Notice = z.discriminatedUnion('kind', [
  /** No byte order mark and no UTF-8: the bytes only look like the encoding that is named. */
  z.object({ kind: z.literal('encoding_guessed') }),
  /** The name ends otherwise than the content is. */
  z.object({ kind: z.literal('named_otherwise'), ending: z.string() }),
  z.object({ kind: z.enum(noticesWithCount), count: z.number().int() }),
]);
export type Notice = z.output<typeof Notice>;

/** How much of it there is, in what its own program counts. */
export const Extent = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['pages', 'slides', 'rows']), count: z.number().int() }),
  z.object({ kind: z.literal('time'), ms: z.number().int() }),
]);
export type Extent = z.output<typeof Extent>;

/** Where something stands in the file, counted from 1 as its own program shows it. */
export const Place = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['page', 'slide']), number: z.number().int() }),
  z.object({ kind: z.literal('time'), fromMs: z.number().int(), toMs: z.number().int() }),
  z.object({ kind: z.literal('rows'), from: z.number().int(), to: z.number().int() }),
]);
export type Place = z.output<typeof Place>;

/** A heading, a page, a slide or a cue: where it lies in the text (UTF-16 offsets) and what it is. */
export const Mark = z.object({
  start: z.number().int(),
  end: z.number().int(),
  of: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('heading'), level: z.number().int() }),
    z.object({ kind: z.enum(['page', 'slide']), number: z.number().int() }),
    z.object({
      kind: z.literal('cue'),
      fromMs: z.number().int(),
      toMs: z.number().int(),
      speaker: z.string().nullable(),
    }),
  ]),
});
export type Mark = z.output<typeof Mark>;

export const Document = z.object({
  id: Id,
  title: z.string(),
  category: z.object({ id: CategoryId, name: z.string() }),
  format: z.enum(formats),
  encoding: Encoding.nullable(),
  extent: Extent.nullable(),
  notices: z.array(Notice),
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
  place: Place.nullable(),
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
  place: Place.nullable(),
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
    .regex(new RegExp(`^[^/\\\\]+\\.(?:${formats.join('|')})$`, 'i'), {
      error: `Choose a file that ends in ${formats.map((format) => `.${format}`).join(', ')}.`,
    }),
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
      'Import one file (`.txt .md .csv .vtt .srt .docx .pptx .pdf`) with up to 10 MB of text into a category. What it is, its content says. Counts as an upload unless it is refused; several files are announced with `library.openBatch`.',
    access: 'administers',
    rate: uploads,
    maxBytes: 36 * MB,
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
    maxBytes: 36 * MB,
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
    about:
      'One document with its text, where its passages lie, and where its headings, pages, slides and cues do.',
    access: 'signedIn',
    rate: limits.queries,
    input: z.strictObject({ documentId: Id }),
    output: Document.extend({ text: z.string(), cuts: z.array(Passage), marks: z.array(Mark) }),
  }),
  index: query({
    about:
      'What search knows: how many passages and terms, from how many passages it learned their meanings, and whether it learns just now.',
    access: 'administers',
    rate: limits.queries,
    input: Nothing,
    output: z.object({
      passages: z.number().int(),
      /** Documents that could not be taken in yet, on a full disk for instance; they are tried again. */
      waiting: z.number().int(),
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
