import { z } from 'zod';
import { limits } from '#contract/limits.ts';
import { command, query } from '#contract/op.ts';
import { MB } from '#contract/codec.ts';
import { Id, Nothing, PageOf, PageRequest, Timestamp } from '#contract/schemas.ts';
import { CustomerData } from './customer-data.ts';
import { File, nameEndingIn, uploads } from './imports.ts';
import { batchOf, CategoryId, Document, formats, pictureEndings } from './shapes.ts';

/** The most that waits at once: ten batches of files, and the bytes of five. */
export const queueOf = { files: 10 * batchOf.files, bytes: 5 * batchOf.bytes } as const;

/** What to do with a file that the library holds already, or that is called like a document of its category. */
export const Decision = z.enum(['replace', 'keepBoth', 'skip']);
export type Decision = z.output<typeof Decision>;
/** What to do with a file that holds data of clients: take them out, take it in as it is, or leave the file. */
export const CustomerDataDecision = z.enum(['takeOut', 'keep', 'skip']);
export type CustomerDataDecision = z.output<typeof CustomerDataDecision>;

export const QueueItem = z.object({
  id: Id,
  fileName: z.string(),
  title: z.string(),
  category: z.object({ id: CategoryId, name: z.string() }),
  bytes: z.number().int(),
  /** By its first bytes: a document of the library, or a picture of the branch. */
  kind: z.enum(['document', 'picture']),
  /** `choice`: somebody has to say what becomes of it. `indexing`: it was read, and what it says goes into the index. */
  state: z.enum(['waiting', 'paused', 'reading', 'indexing', 'choice', 'failed', 'done', 'skipped']),
  /** How much of it is in the index, from 0 to 1; `null` unless it is indexed just now. */
  progress: z.number().nullable(),
  /** With `choice`: the document that is the same by its content, or by its title and category. `null`: it is gone since. */
  twin: z.object({ documentId: Id, title: z.string(), by: z.enum(['content', 'title']) }).nullable(),
  /** With `choice`: what of clients was found in it; `null`: it asks about its `twin`. */
  customerData: CustomerData.nullable(),
  /** With `failed`: a word for the catalogue, and what was found in the file, in plain English. */
  failure: z.object({ issue: z.string(), message: z.string().nullable() }).nullable(),
  /** With `done`; `null` where it is not in the library any more. */
  document: Document.pick({
    id: true,
    format: true,
    encoding: true,
    notices: true,
    passages: true,
  }).nullable(),
  /** With `done`, where it is a picture; `null` where that is not there any more. */
  pictureId: Id.nullable(),
  /** Whoever asks added it. */
  mine: z.boolean(),
  addedAt: Timestamp,
});

/** The queue as a whole: each file is in one of the counts. */
const QueueSummary = z.object({
  waiting: z.number().int(),
  paused: z.number().int(),
  choice: z.number().int(),
  /** Of those that need a choice: because of data of clients. */
  customerData: z.number().int(),
  failed: z.number().int(),
  done: z.number().int(),
  skipped: z.number().int(),
  /** Of those that are not over: added before the program was last started. */
  fromBefore: z.number().int(),
  /** Somebody paused all of it. */
  isPaused: z.boolean(),
  /** Why it stands still by itself; it goes on by itself. */
  halt: z.enum(['disk_full', 'readonly', 'store']).nullable(),
});

/** One file, or all to which it applies. */
const Which = z.strictObject({ itemId: Id.optional() });
/** How many files it changed; one that has come further meanwhile stays as it is. */
const Changed = z.object({ changed: z.number().int() });
const steers = {
  access: 'administers',
  rate: limits.commands,
  output: Changed,
  audit: { none: 'what comes of it, a document, is audited' },
  invalidates: ['library.queue'],
} as const;

/** The queue of files that are imported one after the other, for everybody who may add material. */
export const queue = {
  queue: query({
    about:
      'The files on their way into the library: those that need somebody first, those that are over last. It outlives windows, sign-outs and restarts.',
    access: 'administers',
    rate: limits.queries,
    input: z.strictObject({ ...PageRequest }),
    output: PageOf(QueueItem).extend({ summary: QueueSummary }),
  }),
  openBatch: command({
    about:
      'Announce files that are put into the queue one after the other, so that they count as one upload. A batch that brought nothing yet is announced anew for nothing.',
    access: 'administers',
    rate: uploads,
    input: z.strictObject({
      files: z.number().int().min(1).max(batchOf.files),
      bytes: z.number().int().min(1).max(batchOf.bytes),
    }),
    output: z.object({ batchId: Id }),
    audit: { none: 'every document that comes of it is audited' },
  }),
  enqueue: command({
    about:
      'Put the next file of an announced batch into the queue. Once this is answered the file is kept, and imported in the name of whoever put it there, whatever becomes of the window or the program. A picture (`.jpg .png .webp`) becomes one of the branch (`pictures.list`), in no category.',
    access: 'administers',
    rate: limits.filesOfBatches,
    maxBytes: 36 * MB,
    input: File.extend({
      fileName: nameEndingIn([...formats, ...pictureEndings]),
      batchId: Id,
      /** The caller's own name for the file: sent again under the same one, it is the same file of the queue. */
      key: z
        .string()
        .regex(/^[A-Za-z0-9-]{8,64}$/)
        .optional(),
    }),
    output: z.object({ itemId: Id }),
    errors: ['BATCH_OVER', 'QUEUE_FULL'],
    audit: { none: 'the document that comes of it is audited' },
    invalidates: ['library.queue'],
  }),
  decideImport: command({
    about:
      'Say what becomes of a file that the library holds already, or holds by the same title, or of all of them.',
    ...steers,
    input: Which.extend({ decision: Decision }),
  }),
  decideCustomerData: command({
    about:
      'Say what becomes of a file in which data of clients were found, or of all of them: they are taken out, it comes in as it is, or it is left.',
    ...steers,
    input: Which.extend({ decision: CustomerDataDecision }),
  }),
  pauseImport: command({
    about:
      'Have a file wait, or the whole queue. One that is under way starts again later, from its beginning.',
    ...steers,
    input: Which,
  }),
  resumeImport: command({
    about: 'Let a file that was paused go on, or the whole queue with every file that was paused by itself.',
    ...steers,
    input: Which,
  }),
  retryImport: command({
    about: 'Try a file that failed once more, or all of them, in the name of whoever asks.',
    ...steers,
    input: Which,
  }),
  cancelImport: command({
    about: 'Take a file out of the queue, or all that are not over. Nothing of them stays.',
    ...steers,
    input: Which,
  }),
  clearImported: command({
    about: 'Take what is done or was skipped off the list of the queue.',
    ...steers,
    input: Nothing,
  }),
};
