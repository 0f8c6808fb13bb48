import { z } from 'zod';
import { criteria, difficulties, questionTypes } from '#features/roleplay/contract.ts';
import { CategoryId } from '#features/library/contract.ts';
import { neverDos } from './customer/never-dos.ts';
import { quantitiesIn } from './language/quantities.ts';
import { reactions } from './customer/stock-lines.ts';
import { tokenize } from './language/tokens.ts';

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

export const NeverDo = z.strictObject({
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
const Shape = z.strictObject({
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

export const ScenarioFile = Shape.superRefine((scenario, context) => {
  const problem = (path: PropertyKey[], message: string) =>
    context.addIssue({ code: 'custom', path, message });

  const seen = new Map<string, string>();
  for (const { path, text } of linesOf(scenario)) {
    const before = seen.get(text.toLowerCase());
    if (before !== undefined) problem(path, `The same line stands at ${before}.`);
    else seen.set(text.toLowerCase(), path.join('.'));
  }

  const facts = scenario.facts.map(({ id }) => id);
  repeated(facts, (at) => problem(['facts', at, 'id'], 'Another fact has this id.'));
  const ids = scenario.beats.map(({ id }) => id);
  repeated(ids, (at) => problem(['beats', at, 'id'], 'Another beat has this id.'));
  const forbidden = [...neverDos, ...scenario.neverDos].map(({ id }) => id);
  repeated(forbidden, (at) =>
    problem(['neverDos', at - neverDos.length, 'id'], 'Another never-do has this id.'),
  );
  for (const [at, beat] of scenario.beats.entries()) {
    repeated(
      beat.points.map(({ id }) => id),
      (index) => problem(['beats', at, 'points', index, 'id'], 'Another point of the beat has this id.'),
    );
    for (const [index, fact] of (beat.find?.facts ?? []).entries())
      if (!facts.includes(fact)) problem(['beats', at, 'find', 'facts', index], 'There is no such fact.');
    for (const [index, risk] of beat.risks.entries())
      if (!forbidden.includes(risk)) problem(['beats', at, 'risks', index], 'There is no such never-do.');
    for (const [index, { figure, phrasings }] of beat.points.entries()) {
      const path = ['beats', at, 'points', index];
      if (figure !== undefined && quantitiesIn(figure).length !== 1)
        problem([...path, 'figure'], 'Write one figure.');
      for (const [place, phrasing] of phrasings.entries())
        if (!saysEnough(phrasing)) problem([...path, 'phrasings', place], 'Use at least two words.');
    }
  }
  for (const difficulty of difficulties) {
    const places = scenario.difficulties[difficulty].beats.map((id) => ids.indexOf(id));
    for (const [at, place] of places.entries()) {
      const path = ['difficulties', difficulty, 'beats', at];
      if (place === -1) problem(path, 'There is no such beat.');
      else if (place <= (places[at - 1] ?? -1)) problem(path, 'Keep the order of the beats.');
    }
  }
});
export type Scenario = z.output<typeof Shape>;
export type Beat = Scenario['beats'][number];
export type NeverDo = z.output<typeof NeverDo>;

/** Reads a scenario. Throws one error that lists every problem with its path. */
export function parseScenario(json: unknown): Scenario {
  const read = ScenarioFile.safeParse(json);
  if (read.success) return read.data;
  const problems = read.error.issues.map(
    ({ path, message }) => `- ${path.join('.') || '(file)'}: ${message}`,
  );
  throw new Error(['This scenario does not fit:', ...problems].join('\n'));
}

/** One word proves nothing. */
const saysEnough = (phrasing: string): boolean => tokenize(phrasing).length >= 2;

function repeated(ids: readonly string[], report: (at: number) => void): void {
  for (const [at, id] of ids.entries()) if (ids.indexOf(id) < at) report(at);
}

type Placed = { readonly path: PropertyKey[]; readonly text: string };

/** Everything that the customer may say, with its place: no line stands twice, so that none is said twice. */
function linesOf(scenario: Scenario): Placed[] {
  const placed = (path: PropertyKey[], lines: readonly string[]): Placed[] =>
    lines.map((text, at) => ({ path: [...path, at], text }));
  return [
    ...placed(['opening'], scenario.opening),
    ...scenario.beats.flatMap((beat, at) => [
      ...placed(['beats', at, 'asks'], beat.asks),
      ...beat.points.flatMap((point, index) => [
        ...placed(['beats', at, 'points', index, 'heard'], point.heard),
        ...placed(['beats', at, 'points', index, 'asks'], point.asks),
      ]),
    ]),
    ...scenario.facts.flatMap((fact, at) => placed(['facts', at, 'says'], fact.says)),
    ...scenario.neverDos.flatMap((one, at) => placed(['neverDos', at, 'says'], one.says)),
    ...reactions.flatMap((key) => placed(['manner', key], scenario.manner[key] ?? [])),
    ...placed(['closing', 'won'], scenario.closing.won),
    ...placed(['closing', 'polite'], scenario.closing.polite),
    ...placed(['closing', 'leaves'], scenario.closing.leaves),
  ];
}
