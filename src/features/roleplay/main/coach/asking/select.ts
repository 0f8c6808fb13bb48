import type { Span } from '#main/kernel/language/sentences.ts';
import { tokenize } from '#main/kernel/language/tokens.ts';
import { levels } from '../levels.ts';
import type { Difficulty } from '../question.ts';
import type { Seeded } from '../seeded.ts';
import type { Weighed } from './weigh.ts';

/** A question of the set; those of a chain are asked one after the other. */
export type Chosen = {
  readonly weighed: Weighed;
  readonly chain: { readonly part: number; readonly of: number } | null;
};

const types = ['factual', 'procedural', 'scenario'] as const;
/** What a second question from the same place costs in rank, so that the set covers the material. */
const repeats = { document: 0.04, section: 0.3, passage: 0.15, pattern: 0.05, answer: 0.5 };

/**
 * The set to ask: in the mix of the difficulty as far as the material has it, spread over documents and sections,
 * without near-duplicates, easy questions first.
 */
export function select(
  pool: readonly Weighed[],
  difficulty: Difficulty,
  count: number,
  random: Seeded,
): Chosen[] {
  // Chance decides between questions that are about as good, so that two interviews differ.
  const ranked = pool.map((one) => ({ one, rank: one.rank + random() * 0.25, concepts: conceptsOf(one) }));
  const { mix } = levels[difficulty];
  const taken: Ranked[] = [];
  const chain = levels[difficulty].chain && count >= 4 ? linked(ranked) : [];
  taken.push(...chain);
  for (const [type, wanted] of quotas(difficulty, count)) {
    const already = taken.filter(({ one }) => one.type === type).length;
    for (let left = wanted - already; left > 0; left--) {
      const best = bestOf(ranked, taken, (one) => one.type === type);
      if (best === null) break;
      taken.push(best);
    }
  }
  while (taken.length < count) {
    const best = bestOf(ranked, taken, (one) => mix[one.type] > 0) ?? bestOf(ranked, taken, () => true);
    if (best === null) break;
    taken.push(best);
  }
  const single = taken
    .filter((one) => !chain.includes(one))
    .toSorted((a, b) => a.one.effort - b.one.effort || b.rank - a.rank);
  return [
    ...single.slice(0, Math.max(0, count - chain.length)).map(({ one }) => ({ weighed: one, chain: null })),
    ...chain.map(({ one }, index) => ({ weighed: one, chain: { part: index + 1, of: chain.length } })),
  ];
}

type Ranked = { readonly one: Weighed; readonly rank: number; readonly concepts: Concepts };
type Concepts = { readonly asked: ReadonlySet<string>; readonly answered: ReadonlySet<string> };

function quotas(difficulty: Difficulty, count: number): [Weighed['type'], number][] {
  const { mix } = levels[difficulty];
  const exact = types.map((type) => ({ type, share: mix[type] * count }));
  const whole = exact.map(({ type, share }) => ({
    type,
    number: Math.floor(share),
    rest: share - Math.floor(share),
  }));
  const missing = count - whole.reduce((sum, { number }) => sum + number, 0);
  const topped = whole.toSorted((a, b) => b.rest - a.rest).slice(0, missing);
  return whole
    .map((entry): [Weighed['type'], number] => [entry.type, entry.number + (topped.includes(entry) ? 1 : 0)])
    .filter(([, number]) => number > 0);
}

function bestOf(
  ranked: readonly Ranked[],
  taken: readonly Ranked[],
  fits: (one: Weighed) => boolean,
): Ranked | null {
  let best: Ranked | null = null;
  let bestWorth = Number.NEGATIVE_INFINITY;
  for (const entry of ranked) {
    if (!fits(entry.one) || taken.some((other) => clash(entry, other))) continue;
    const worth = entry.rank - repetition(entry.one, taken);
    if (worth > bestWorth) [best, bestWorth] = [entry, worth];
  }
  return best;
}

const repetition = (one: Weighed, taken: readonly Ranked[]): number =>
  taken.reduce((sum, { one: other }) => {
    if (other.passage.documentId !== one.passage.documentId)
      return sum + (other.pattern === one.pattern ? repeats.pattern : 0);
    return (
      sum +
      repeats.document +
      (other.heading === one.heading ? repeats.section : 0) +
      (other.passage.id === one.passage.id ? repeats.passage : 0) +
      (overlap(one, other) > 0.2 ? repeats.answer : 0) +
      (other.pattern === one.pattern ? repeats.pattern : 0)
    );
  }, 0);

/** The same text asked twice, the same question in other words, or one answered by the other. */
function clash(a: Ranked, b: Ranked): boolean {
  if (a.one === b.one || a.one.text === b.one.text) return true;
  const samePassage = a.one.passage.documentId === b.one.passage.documentId;
  // A figure in one of the steps may be asked beside the steps; what comes after a step may not.
  const isPartOfList =
    [a, b].some(({ one }) => /^(?:steps|list|gap)$/.test(one.pattern)) &&
    [a, b].every(({ one }) => one.pattern !== 'next-step');
  if (samePassage && !isPartOfList && overlap(a.one, b.one) > 0.2) return true;
  // What to say to a customer and what never to say are two questions about the same words.
  const isOtherSide = (a.one.pattern === 'ban-on-objection') !== (b.one.pattern === 'ban-on-objection');
  // Whoever wrote two questions into the material meant two.
  const bothWritten = a.one.pattern === 'asked' && b.one.pattern === 'asked';
  // Two rows of a table are told apart by their names, however alike these are.
  const bothNamed = isNamed(a.one) && isNamed(b.one);
  if (!isOtherSide && !bothWritten && !bothNamed && alike(a.concepts.asked, b.concepts.asked) > 0.6)
    return true;
  return alike(a.concepts.answered, b.concepts.answered) > 0.7;
}

const isNamed = ({ pattern, text }: Weighed): boolean =>
  (pattern === 'figure' || pattern === 'cell') && text.replace(whereabouts, '').includes('“');

/** The share of the shorter answer that the other one holds. */
function overlap(a: Weighed, b: Weighed): number {
  const [ofA, ofB] = [spansOf(a), spansOf(b)];
  const shared = ofA.flatMap((one) =>
    ofB.map((other) => Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start))),
  );
  return sum(shared) / Math.max(1, Math.min(sum(ofA.map(lengthOf)), sum(ofB.map(lengthOf))));
}

/** What a section forbids stands here and there in it. */
const spansOf = ({ pattern, passage, quote, items }: Weighed): Span[] =>
  (pattern.startsWith('ban') ? items : [quote]).map(({ start, end }) => ({
    start: passage.start + start,
    end: passage.start + end,
  }));
const lengthOf = ({ start, end }: Span): number => end - start;
const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);

/** Where something stands is not what is asked. */
const whereabouts = /, according to (?:“[^”]*”|your material)|^On “[^”]*”:/;

const conceptsOf = (one: Weighed): Concepts => {
  const contents = (text: string) =>
    new Set(
      tokenize(text)
        .filter((token) => token.content)
        .map((token) => token.concept),
    );
  // Of a frame in another language nothing tells but the names in it.
  const asked =
    one.language === 'en' || one.language === 'other'
      ? one.text.replace(whereabouts, '')
      : (one.text.match(/“[^”]*”/g) ?? []).join(' ');
  return { asked: contents(asked), answered: contents(one.expected) };
};

function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  const shared = [...a].filter((concept) => b.has(concept)).length;
  return shared / (a.size + b.size - shared);
}

/** The best two questions that follow each other in one conversation or procedure. */
function linked(ranked: readonly Ranked[]): Ranked[] {
  const sequences = new Map<string, Ranked[]>();
  for (const entry of ranked)
    if (entry.one.sequence !== null)
      sequences.set(entry.one.sequence.name, [...(sequences.get(entry.one.sequence.name) ?? []), entry]);
  const pairs = [...sequences.values()].flatMap((entries) => {
    const inOrder = entries.toSorted((a, b) => (a.one.sequence?.place ?? 0) - (b.one.sequence?.place ?? 0));
    return inOrder.slice(0, -1).map((entry, index) => [entry, inOrder[index + 1] ?? entry]);
  });
  const fit = pairs.filter(([one, other]) => one && other && !clash(one, other));
  return fit.toSorted((a, b) => sumOf(b) - sumOf(a))[0] ?? [];
}

const sumOf = (pair: readonly Ranked[]): number => pair.reduce((sum, { rank }) => sum + rank, 0);
