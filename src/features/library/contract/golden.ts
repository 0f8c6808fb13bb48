import { z } from 'zod';
import { limits } from '#contract/limits.ts';
import { command, query } from '#contract/op.ts';
import { PlainLine } from '#contract/plain-text.ts';
import { Id, Nothing, PageOf, PageRequest, Timestamp } from '#contract/schemas.ts';
import { CategoryId } from './shapes.ts';

/** What golden questions are held to. `depth`: of how many hits the right one is looked for, as many as a search shows. */
export const golden = {
  perCategory: 200,
  passages: 5,
  shortestQuote: 10,
  longestQuote: 2000,
  depth: 50,
} as const;

/** What a category became worse by: a right passage left the first three, or the mean of 1/rank fell by more than this. */
export const worseBy = { mrr: 0.05 } as const;

const Figures = z.object({
  questions: z.number().int(),
  /** The share of right passages among the first, the first three and the first ten hits: the mean over all questions. */
  recall1: z.number(),
  recall3: z.number(),
  recall10: z.number(),
  /** The mean of 1/rank of the first right passage; 0 where none was found. */
  mrr: z.number(),
});
export type Figures = z.output<typeof Figures>;

const Rank = z.number().int().nullable();
const Category = z.object({ id: CategoryId, name: z.string() });

export const GoldenQuestion = z.object({
  id: Id,
  category: Category,
  text: z.string(),
  /** Proposed by the program: it is not measured before somebody takes it. */
  isDraft: z.boolean(),
  writtenAt: Timestamp,
  passages: z.array(
    z.object({
      /** Where it stood last; `null`: that document is gone. */
      documentId: Id.nullable(),
      title: z.string().nullable(),
      start: z.number().int(),
      end: z.number().int(),
      quote: z.string(),
      /** No document that is approved and valid holds it any more. */
      isGone: z.boolean(),
    }),
  ),
  /** At which place the first right passage was found; `null` in it: not among the first 50. `null`: not measured yet. */
  now: z.object({ rank: Rank }).nullable(),
  /** The same in the measurement that is compared with; `null`: the question is newer than that. */
  before: z.object({ rank: Rank }).nullable(),
  /** What is found first, where that is not the right passage. */
  first: z
    .object({
      documentId: Id,
      title: z.string(),
      heading: z.string().nullable(),
      start: z.number().int(),
      end: z.number().int(),
    })
    .nullable(),
});
export type GoldenQuestion = z.output<typeof GoldenQuestion>;

/** What became of documents since, and what taking it back would do with them. */
export const changeKinds = [
  /** It came in: it goes to the bin. */
  'added',
  /** It took the place of an earlier version: that one is put back. */
  'replaced',
  /** It was there, and came in force: it is withdrawn. */
  'approved',
  /** It was put into the bin: it is taken out. */
  'binned',
  /** It was withdrawn or made a draft: it is approved again. */
  'withdrawn',
  /** Its last day is over, or its first was put off: nothing can be taken back. */
  'expired',
  /** It was deleted for good, or its pack withdrew it: nothing can be taken back. */
  'deleted',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

const Change = z.object({
  documentId: Id,
  /** `null`: it is gone. */
  title: z.string().nullable(),
  category: Category.nullable(),
  kind: z.enum(changeKinds),
  canTakeBack: z.boolean(),
});
export type Change = z.output<typeof Change>;

/** Two measurements over the questions that are in both of them and were not changed in between. */
const Compared = z.object({
  before: Figures,
  now: Figures,
  worse: z.number().int(),
  better: z.number().int(),
  isWorse: z.boolean(),
});
export type Compared = z.output<typeof Compared>;

export const GoldenReport = z.object({
  questions: z.number().int(),
  drafts: z.number().int(),
  /** `waiting`: the material or the questions changed, and it is measured once that has come to rest. */
  state: z.enum(['rest', 'waiting', 'measuring']),
  measuredAt: Timestamp.nullable(),
  /** All categories together; `null`: nothing was measured yet. */
  now: Figures.nullable(),
  /** Against the last good measurement; `null`: that is the last one there is. */
  compared: Compared.extend({
    /** Names the two measurements: for what is done about it. */
    measurement: z.number().int(),
    since: Timestamp,
    changes: z.array(Change),
    /** There are more changes than are listed. */
    changesInAll: z.number().int(),
    /** The program, or what search learned, is another one. */
    engineChanged: z.boolean(),
  }).nullable(),
  categories: z.array(
    z.object({ category: Category, now: Figures.nullable(), compared: Compared.nullable() }),
  ),
  /** Oldest first. */
  history: z.array(
    Figures.extend({
      measurement: z.number().int(),
      at: Timestamp,
      came: z.number().int(),
      went: z.number().int(),
    }),
  ),
});
export type GoldenReport = z.output<typeof GoldenReport>;

const Asked = {
  text: PlainLine.min(3, { error: 'Use at least 3 characters.' }).max(300, {
    error: 'Use at most 300 characters.',
  }),
  passages: z
    .array(
      z
        .strictObject({ documentId: Id, start: z.number().int().min(0), end: z.number().int().min(1) })
        .superRefine(({ start, end }, ctx) => {
          const length = end - start;
          if (length >= golden.shortestQuote && length <= golden.longestQuote) return;
          ctx.addIssue({
            code: 'custom',
            path: ['end'],
            message: `Choose ${golden.shortestQuote} to ${golden.longestQuote} characters of text.`,
            params: { issue: length < golden.shortestQuote ? 'too_short' : 'too_long' },
          });
        }),
    )
    .min(1, { error: 'Choose the passage that answers it.' })
    .max(golden.passages, { error: `Choose at most ${golden.passages} passages.` }),
};

const OneQuestion = z.strictObject({ questionId: Id });
const refusals = ['ASKED_ALREADY', 'OTHER_CATEGORY', 'OUT_OF_FORCE', 'NOT_IN_TEXT'] as const;
const invalidates = ['library.goldenQuestions', 'library.goldenReport'];

/** Questions of which it is known what answers them: whether search still finds that, before and after each change. */
export const goldenQuestions = {
  goldenQuestions: query({
    about:
      'Golden questions with the passages that answer them, newest first, and at which place search found those: now, and in the last good measurement.',
    access: 'administers',
    rate: limits.queries,
    input: z.strictObject({ ...PageRequest, categoryId: CategoryId.optional() }),
    output: PageOf(GoldenQuestion),
  }),
  goldenReport: query({
    about:
      'How well search finds what answers the golden questions: recall and MRR of all and of each category, how that went, and which documents came and went since it was good.',
    access: 'administers',
    rate: limits.queries,
    input: z.strictObject({ categoryId: CategoryId.optional() }),
    output: GoldenReport,
  }),
  goldenAdd: command({
    about:
      'Keep a question of a category with the passages that answer it, each a stretch of a document of that category. It is measured in the background, and after each change of the material.',
    access: 'administers',
    rate: limits.commands,
    input: z.strictObject({ categoryId: CategoryId, ...Asked }),
    output: GoldenQuestion,
    errors: [...refusals, 'TOO_MANY'],
    audit: {
      action: 'golden.added',
      subject: ({ output }) => output?.id ?? null,
      subjectType: 'question',
      details: ({ input }) => ({ category: input.categoryId, passages: input.passages.length }),
    },
    invalidates,
  }),
  goldenEdit: command({
    about:
      'Change a golden question, or take one that the program proposed. Passages that are left out stay as they are.',
    access: 'administers',
    rate: limits.commands,
    input: OneQuestion.extend({ text: Asked.text, passages: Asked.passages.optional() }),
    output: GoldenQuestion,
    errors: refusals,
    audit: {
      action: 'golden.edited',
      subject: ({ input }) => input.questionId,
      subjectType: 'question',
      details: ({ input }) => ({ passages: input.passages?.length ?? null }),
    },
    invalidates,
  }),
  goldenRemove: command({
    about: 'Take a golden question away. It can be brought back for a day.',
    access: 'administers',
    rate: limits.commands,
    input: OneQuestion,
    output: OneQuestion,
    audit: {
      action: 'golden.removed',
      subject: ({ input }) => input.questionId,
      subjectType: 'question',
    },
    invalidates,
  }),
  goldenRestore: command({
    about: 'Bring a golden question back that was taken away less than a day ago, as it was.',
    access: 'administers',
    rate: limits.commands,
    input: OneQuestion,
    output: OneQuestion,
    errors: ['TOO_MANY'],
    audit: {
      action: 'golden.restored',
      subject: ({ input }) => input.questionId,
      subjectType: 'question',
    },
    invalidates,
  }),
  goldenDraft: command({
    about:
      'Propose golden questions from the material of a category. Nothing is measured by them before somebody takes them with `library.goldenEdit`.',
    access: 'administers',
    rate: limits.commands,
    input: z.strictObject({ categoryId: CategoryId, count: z.number().int().min(3).max(10).default(5) }),
    output: z.object({ added: z.number().int() }),
    errors: ['TOO_MANY'],
    audit: {
      action: 'golden.drafted',
      subject: () => null,
      details: ({ input, output }) => ({ category: input.categoryId, added: output?.added ?? 0 }),
    },
    invalidates,
  }),
  goldenMeasure: command({
    about:
      'Measure now, instead of once the material has come to rest. Answers which measurement is the last; `null`: nothing is asked, or the material changes too fast.',
    access: 'administers',
    rate: limits.commands,
    input: Nothing,
    output: z.object({ measurement: z.number().int().nullable() }),
    audit: { none: 'it only looks' },
    invalidates,
  }),
  goldenTakeBack: command({
    about:
      'Take back what happened to documents since the last good measurement, all at once: what came in goes to the bin, what was replaced is put back in its former version, what was put into the bin or withdrawn is in force again. `measurement` is that of the report, so that only what was seen is taken back.',
    access: 'administers',
    rate: limits.commands,
    input: z.strictObject({
      measurement: z.number().int().min(1),
      documentIds: z.array(Id).min(1).max(500),
    }),
    output: z.object({ binned: z.number().int(), putBack: z.number().int() }),
    errors: ['REPORT_CHANGED'],
    audit: {
      action: 'golden.takenBack',
      subject: () => null,
      details: ({ output }) => ({ binned: output?.binned ?? 0, putBack: output?.putBack ?? 0 }),
    },
    invalidates: [
      ...invalidates,
      'library.list',
      'library.categories',
      'library.document',
      'library.search',
      'library.life',
      'library.bin',
      'roleplay.lobby',
      'reports.get',
    ],
  }),
  goldenAccept: command({
    about: 'Leave the material as it is: what comes later is compared with this measurement.',
    access: 'administers',
    rate: limits.commands,
    input: z.strictObject({ measurement: z.number().int().min(1) }),
    output: z.object({ measurement: z.number().int() }),
    errors: ['REPORT_CHANGED'],
    audit: { action: 'golden.accepted', subject: () => null },
    invalidates,
  }),
};
