import { z } from 'zod';
import { MB } from '#contract/codec.ts';
import { Id, Timestamp } from '#contract/schemas.ts';
import { KindCount } from './customer-data.ts';

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

/** What the names of pictures end in that go through the queue with the documents. */
export const pictureEndings = ['jpg', 'jpeg', 'png', 'webp'] as const;

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
  /** Data of clients are not in the text any more; something else stands in their places. */
  z.object({ kind: z.literal('customer_data_taken_out'), kinds: z.array(KindCount) }),
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

/** A day of the calendar on this PC. */
export const Day = z.iso.date({ error: 'Use a day such as 2026-11-20.' });

/** What was decided about a document. */
export const approvals = ['draft', 'approved', 'withdrawn'] as const;
export type Approval = (typeof approvals)[number];

/** How a document on the shelf stands on a day; only what is `valid` is for everybody. */
export const standings = ['valid', 'draft', 'upcoming', 'expired', 'withdrawn'] as const;
export type Standing = (typeof standings)[number];

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
  version: z.number().int(),
  standing: z.enum(standings),
  /** Days of the calendar on this PC, both included; `null`: without end on that side. */
  validFrom: Day.nullable(),
  validUntil: Day.nullable(),
  /** The picture on its front, and what that shows in words; empty: it is decoration. */
  cover: z.object({ pictureId: Id, alt: z.string() }).nullable(),
});

/** A cut of a document: `start` and `end` are character offsets (UTF-16) into its text. */
export const Passage = z.object({
  id: Id,
  heading: z.string().nullable(),
  start: z.number().int(),
  end: z.number().int(),
  place: Place.nullable(),
});

/** A passage with the document it was cut from. `text` is that document's text from `start` on (UTF-16 offsets). */
export type MaterialPassage = {
  readonly id: string;
  readonly documentId: string;
  readonly documentTitle: string;
  readonly heading: string | null;
  readonly text: string;
  readonly start: number;
};
