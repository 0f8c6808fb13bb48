import { z } from 'zod';
import { AnyBytes } from '#contract/codec.ts';
import { limits } from '#contract/limits.ts';
import { command, query } from '#contract/op.ts';
import { Id, PageOf, PageRequest, Timestamp } from '#contract/schemas.ts';
import { CategoryId } from '#features/library/contract/shapes.ts';
import {
  Check,
  criteria,
  Difficulty,
  Kind,
  Minutes,
  questionTypes,
  SourceQuote,
} from '#features/roleplay/contract.ts';

/** The category scores of a report (PRODUCT 4.6). */
export const categoryScores = ['factual', 'procedural', 'scenario', 'clarity', 'objections'] as const;

/** One question of an interview, or one beat of a customer's story. */
export const ReportItem = z.object({
  number: z.number().int(),
  type: z.enum(questionTypes),
  isObjection: z.boolean(),
  asked: z.string(),
  /** The trainee's exact answer; `null` when it was never answered. */
  answer: z.string().nullable(),
  turnId: Id.nullable(),
  expected: z.string(),
  score: z.number().min(0).max(10),
  /** One or two sentences, as they were given. */
  feedback: z.string(),
  checks: z.array(Check),
  source: SourceQuote.nullable(),
});

export const Report = z.object({
  sessionId: Id,
  kind: Kind,
  title: z.string(),
  category: z.object({ id: CategoryId, name: z.string() }),
  difficulty: Difficulty,
  minutes: Minutes,
  trainee: z.object({ id: Id, name: z.string() }),
  startedAt: Timestamp,
  endedAt: Timestamp,
  usedSeconds: z.number().int(),
  overall: z.number().int().min(0).max(100),
  passMark: z.number().int(),
  passed: z.boolean(),
  checks: z.object({ met: z.number().int(), total: z.number().int() }),
  categoryScores: z.array(z.object({ key: z.enum(categoryScores), score: z.number().int().nullable() })),
  criteria: z.array(
    z.object({
      key: z.enum(criteria),
      score: z.number().int().nullable(),
      met: z.number().int(),
      total: z.number().int(),
    }),
  ),
  items: z.array(ReportItem),
  strengths: z.array(z.string()),
  improvements: z.array(
    z.object({
      item: z.number().int(),
      said: z.string().nullable(),
      /** A better wording, always the material's or the scenario's own. */
      better: z.string(),
      source: SourceQuote.nullable(),
    }),
  ),
  /** The trainee's earlier overall scores in this category, oldest first, this one last. */
  history: z.array(z.object({ sessionId: Id, at: Timestamp, overall: z.number().int() })),
  nextStep: z.string(),
  /** What made this report, pinned, so that it can be read rightly years later. */
  engine: z.object({ name: z.literal('embedded'), version: z.string(), rubric: z.string() }),
  /** Documents that the report quotes and the library no longer holds. */
  removedSources: z.array(z.string()),
});

/** A report as it is frozen when its session ends: what came before, and what is removed later, is told when it is read. */
export type NewReport = Omit<z.output<typeof Report>, 'history' | 'removedSources'>;

export const reports = {
  get: query({
    about: 'The report of a finished session: your own, or anybody’s for trainers, viewers and admins.',
    access: 'signedIn',
    rate: limits.queries,
    input: z.strictObject({ sessionId: Id }),
    output: Report,
    audit: { action: 'report.viewed', subject: ({ input }) => input.sessionId },
  }),
  list: query({
    about: 'Finished sessions with their scores, newest first.',
    access: 'signedIn',
    rate: limits.queries,
    input: z.strictObject({
      ...PageRequest,
      /** `mine`, or `all` for those who may see people. */
      whose: z.enum(['mine', 'all']).default('mine'),
      categoryId: CategoryId.optional(),
    }),
    output: PageOf(
      z.object({
        sessionId: Id,
        title: z.string(),
        kind: Kind,
        category: z.object({ id: CategoryId, name: z.string() }),
        difficulty: Difficulty,
        trainee: z.object({ id: Id, name: z.string() }),
        endedAt: Timestamp,
        overall: z.number().int(),
        passed: z.boolean(),
      }),
    ),
  }),
  exportPdf: command({
    about: 'The report of a finished session as a PDF file.',
    access: 'signedIn',
    rate: limits.commands,
    input: z.strictObject({ sessionId: Id, paper: z.enum(['a4', 'letter']).default('a4') }),
    output: z.object({
      fileName: z.string(),
      content: AnyBytes,
    }),
    audit: {
      action: 'report.exported',
      subject: ({ input }) => input.sessionId,
      details: ({ input }) => ({ format: 'pdf', paper: input.paper }),
    },
  }),
};
