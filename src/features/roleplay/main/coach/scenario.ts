import { z } from 'zod';
import { criteria, difficulties, questionTypes } from '#features/roleplay/contract.ts';
import { CategoryId } from '#features/library/contract/shapes.ts';
import { reactions } from './customer/stock-lines.ts';

const Slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
  error: 'Use small letters, digits and hyphens.',
});
const Words = z.string().trim().min(2).max(200);
/** Something that the customer says. */
const Line = z.string().trim().min(3).max(400);
/** What a trainee says for it, in other words each time. */
const Phrasings = z.array(Words).min(1).max(20);
/** The sentence of the category's material that it comes from, to the letter. */
const Source = z.string().trim().min(10).max(600);

/** Something that a good answer holds. */
const Point = z.strictObject({
  id: Slug,
  /** Goes on from "You said that …". */
  that: Words,
  phrasings: Phrasings.min(2),
  /** The figure that has to be right, with its unit, where the point is one. */
  figure: Words.optional(),
  weight: z.number().min(0.5).max(5).default(2),
  criterion: z.enum(criteria).optional(),
  source: Source.optional(),
  /** What the customer says on hearing it. */
  heard: z.array(Line).min(1),
  /** How the customer asks for it when the rest has been said. */
  asks: z.array(Line).default([]),
});

/** One moment of the story: what the customer asks or objects to, until it is answered. */
const Beat = z.strictObject({
  id: Slug,
  type: z.enum(questionTypes),
  isObjection: z.boolean(),
  /** The first way to put it, then at least three others. */
  asks: z.array(Line).min(4),
  points: z.array(Point).min(1).max(5),
  /** The trainee is expected to greet: only where the customer has just come in. */
  greeting: z.boolean().default(false),
  /** The worry behind it, which should be taken up. Goes on from "Takes up the worry …". */
  worry: Words.optional(),
  /** What should be found out before it is answered, by a question about one of these facts. */
  find: z.strictObject({ asks: Words, facts: z.array(Slug).min(1), source: Source.optional() }).optional(),
  /** The next step that should be proposed. */
  step: z.strictObject({ proposes: Words, phrasings: Phrasings, source: Source.optional() }).optional(),
  /** A whole answer, as a good trainer would give it. */
  expected: z.string().trim().min(20).max(1200),
  /** Its heart in a sentence or two. */
  better: z.string().trim().min(10).max(300),
  hints: z.array(Words).max(3),
  /** Never-dos that tempt here: not doing them counts as a check that was met. */
  risks: z.array(Slug).max(3).default([]),
});

/** Something that the customer tells when asked. */
const Fact = z.strictObject({
  id: Slug,
  /** A question that holds all the words of one of these is about it. */
  about: z.array(Words).min(1).max(24),
  says: z.array(Line).min(1),
});

const NeverDo = z.strictObject({
  id: Slug,
  /** As a check: `Makes no promise about growth`. */
  statement: Words,
  /** Why it does harm: a whole sentence. */
  reason: Words,
  points: z.number().min(-5).max(-1),
  patience: z.number().int().min(0).max(3),
  criterion: z.enum(criteria).default('compliance'),
  source: Source.optional(),
  phrases: z.array(Words).min(1),
  says: z.array(Line).min(1),
});

const Level = z.strictObject({
  /** So many disappointments the customer takes. */
  patience: z.number().int().min(2).max(12),
  /** The beats that are played, in order. */
  beats: z.array(Slug).min(1),
  hints: z.number().int().min(0).max(3),
});

/** A customer's story as it stands in `resources/scenarios`; docs/scenarios.md says how one is written. */
export const Scenario = z.strictObject({
  id: Slug,
  title: z.string().trim().min(3).max(80),
  about: z.string().trim().min(10).max(200),
  categoryId: CategoryId,
  persona: z.strictObject({ name: Words, who: Words, wants: Words, knows: Words, worry: Words, mood: Words }),
  opening: z.array(Line).min(2),
  beats: z.array(Beat).min(2),
  facts: z.array(Fact).min(3),
  neverDos: z.array(NeverDo).default([]),
  difficulties: z.record(z.enum(difficulties), Level),
  /** How this person puts what any customer may say; the stock lines fill up what is missing. */
  manner: z.partialRecord(z.enum(reactions), z.array(Line)).default({}),
  closing: z.strictObject({
    won: z.array(Line).min(1),
    polite: z.array(Line).min(1),
    leaves: z.array(Line).min(1),
  }),
});
export type Scenario = z.output<typeof Scenario>;
export type Beat = Scenario['beats'][number];
export type NeverDo = z.output<typeof NeverDo>;
