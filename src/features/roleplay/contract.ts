import { z } from 'zod';
import { limits } from '#contract/limits.ts';
import { command, query, stream } from '#contract/op.ts';
import { Id, Nothing, Timestamp } from '#contract/schemas.ts';
import { CategoryId } from '#features/library/contract/shapes.ts';

export const difficulties = ['new-joining', 'basic', 'experienced', 'expert'] as const;
export const durations = [5, 10, 15, 20, 30] as const;
export const kinds = ['interview', 'customer'] as const;
export const questionTypes = ['factual', 'procedural', 'scenario'] as const;

export const Difficulty = z.enum(difficulties);
export const Kind = z.enum(kinds);
export const Minutes = z.union(durations.map((minutes) => z.literal(minutes)));

/** An exact piece of a document: `quote` is its text from `start` to `end` (UTF-16 offsets). */
export const SourceQuote = z.object({
  documentId: Id,
  documentTitle: z.string(),
  passageId: Id,
  heading: z.string().nullable(),
  start: z.number().int(),
  end: z.number().int(),
  quote: z.string(),
});

/** The criteria that checks are grouped in (PRODUCT 4.5). */
export const criteria = [
  'opening',
  'discovery',
  'knowledge',
  'objections',
  'nextStep',
  'communication',
  'compliance',
] as const;

/**
 * One yes/no check. `points` is what it adds to the 0–10 of its question when it holds; a check with negative points
 * is a never-do, and takes them away when it happened.
 */
export const Check = z.object({
  id: z.string(),
  criterion: z.enum(criteria),
  /** What is checked, as a short statement: "Names the 30-day adjustment". */
  statement: z.string(),
  points: z.number(),
  /** `met` earns, `missed` does not; a never-do is `wrong` when it happened and `met` when it was avoided. */
  verdict: z.enum(['met', 'missed', 'wrong']),
  /** The trainee's own words that decided it, exactly as typed. */
  evidence: z.object({ turnId: Id, quote: z.string() }).nullable(),
  source: SourceQuote.nullable(),
});

export const Feedback = z.object({
  score: z.number().min(0).max(10),
  /** One or two sentences. */
  text: z.string(),
  source: SourceQuote.nullable(),
});

export const Turn = z.object({
  id: Id,
  ordinal: z.number().int(),
  speaker: z.enum(['trainee', 'coach', 'customer']),
  text: z.string(),
  at: Timestamp,
  /** Which engine spoke; `null` for the trainee. */
  engine: z.enum(['embedded']).nullable(),
  /** The mood of a customer, in a word or two, for the line above the turn. */
  mood: z.string().nullable(),
  /** On a trainee's turn, where the kind of session gives feedback at once. */
  feedback: Feedback.nullable(),
});

export const Session = z.object({
  id: Id,
  kind: Kind,
  category: z.object({ id: CategoryId, name: z.string() }),
  difficulty: Difficulty,
  minutes: Minutes,
  title: z.string(),
  status: z.enum(['active', 'paused', 'completed', 'abandoned']),
  startedAt: Timestamp,
  /** Foreground running time left; a window counts down from it while `status` is `active`. */
  remainingMs: z.number().int(),
  /** Questions of an interview, or beats of a customer's story. */
  progress: z.object({ done: z.number().int(), total: z.number().int() }),
  /** The person across the table, in a customer role-play. */
  persona: z
    .object({
      name: z.string(),
      who: z.string(),
      wants: z.string(),
      knows: z.string(),
      worry: z.string(),
      patience: z.object({ left: z.number().int(), of: z.number().int() }),
    })
    .nullable(),
  /** Hints for what is being asked now, as many as the difficulty allows. */
  hints: z.array(z.object({ text: z.string(), source: SourceQuote.nullable() })),
  passMark: z.number().int(),
  turns: z.array(Turn),
});

export const Scenario = z.object({
  id: z.string(),
  title: z.string(),
  persona: z.string(),
  about: z.string(),
});

export const roleplay = {
  lobby: query({
    about: 'What can be practised in a category: its scenarios, and how many questions its material gives.',
    access: 'practises',
    rate: limits.queries,
    input: z.strictObject({ categoryId: CategoryId }),
    output: z.object({
      category: z.object({ id: CategoryId, name: z.string() }),
      documents: z.number().int(),
      /** Whether an interview can be held on the category's material. */
      interview: z.boolean(),
      scenarios: z.array(Scenario),
    }),
  }),
  start: command({
    about: 'Open a session: an interview on the material of a category, or a role-play with a customer.',
    access: 'practises',
    rate: limits.commands,
    input: z.strictObject({
      kind: Kind,
      categoryId: CategoryId,
      difficulty: Difficulty,
      minutes: Minutes,
      scenarioId: z.string().max(100).optional(),
    }),
    output: Session,
    errors: ['NO_MATERIAL', 'SESSION_OPEN'],
    audit: {
      action: 'session.started',
      subject: ({ output }) => output?.id ?? null,
      details: ({ input: { kind, categoryId, difficulty, minutes } }) => ({
        kind,
        category: categoryId,
        difficulty,
        minutes,
      }),
    },
    invalidates: ['roleplay.active', 'roleplay.session'],
  }),
  say: stream({
    about: 'Say one line; the coach or the customer answers as it is written.',
    access: 'practises',
    rate: limits.chat,
    input: z.strictObject({
      sessionId: Id,
      text: z
        .string()
        .trim()
        .min(1, { error: 'Write something first.' })
        .max(2000, { error: 'Use at most 2,000 characters.' }),
    }),
    output: z.discriminatedUnion('kind', [
      /** The trainee's line is stored. */
      z.object({ kind: z.literal('heard'), turn: Turn }),
      z.object({ kind: z.literal('delta'), text: z.string() }),
      /** The last part: the session as it stands, with every stored turn. */
      z.object({ kind: z.literal('done'), session: Session }),
    ]),
    errors: ['SESSION_CLOSED', 'SESSION_PAUSED', 'TIME_IS_UP'],
    audit: { none: 'the stored turns are the record' },
    invalidates: ['roleplay.session', 'roleplay.active', 'reports.list'],
  }),
  pause: command({
    about: 'Stop the clock of a session.',
    access: 'practises',
    rate: limits.commands,
    input: z.strictObject({ sessionId: Id }),
    output: Session,
    errors: ['SESSION_CLOSED'],
    audit: { none: 'the session row holds its running time' },
    invalidates: ['roleplay.session', 'roleplay.active'],
  }),
  resume: command({
    about: 'Go on with a session that was paused, or that a crash or quit cut off.',
    access: 'practises',
    rate: limits.commands,
    input: z.strictObject({ sessionId: Id }),
    output: Session,
    errors: ['SESSION_CLOSED'],
    audit: { action: 'session.resumed', subject: ({ input }) => input.sessionId },
    invalidates: ['roleplay.session', 'roleplay.active', 'reports.list'],
  }),
  finish: command({
    about: 'End a session and score it.',
    access: 'practises',
    rate: limits.commands,
    input: z.strictObject({ sessionId: Id }),
    output: z.object({ sessionId: Id, overall: z.number().int() }),
    errors: ['SESSION_CLOSED'],
    audit: { action: 'session.completed', subject: ({ input }) => input.sessionId },
    invalidates: ['roleplay.session', 'roleplay.active', 'reports.list'],
  }),
  abandon: command({
    about: 'Decline to go on with an unfinished session: it is closed without a score.',
    access: 'practises',
    rate: limits.commands,
    input: z.strictObject({ sessionId: Id }),
    output: Nothing,
    errors: ['SESSION_CLOSED'],
    audit: { action: 'session.abandoned', subject: ({ input }) => input.sessionId },
    invalidates: ['roleplay.session', 'roleplay.active'],
  }),
  session: query({
    about: 'One of your sessions, with its turns.',
    access: 'practises',
    rate: limits.queries,
    input: z.strictObject({ sessionId: Id }),
    output: Session,
  }),
  transcript: query({
    about:
      'What was said in a practice, turn by turn: in one of your own, or in a finished one for those who may read its report.',
    access: 'signedIn',
    rate: limits.queries,
    input: z.strictObject({ sessionId: Id }),
    output: Session.pick({
      id: true,
      kind: true,
      category: true,
      difficulty: true,
      title: true,
      status: true,
      startedAt: true,
      turns: true,
    }).extend({
      endedAt: Timestamp.nullable(),
      trainee: z.object({ id: Id, name: z.string() }),
      /** The person across the table, in a customer role-play. */
      persona: z.string().nullable(),
    }),
    audit: { action: 'session.read', subject: ({ input }) => input.sessionId },
  }),
  active: query({
    about: 'Your unfinished session, if there is one.',
    access: 'practises',
    rate: limits.queries,
    input: Nothing,
    output: z.object({ session: Session.nullable() }),
  }),
};
