import { sameQuantity, type Quantity } from '#main/kernel/language/quantities.ts';
import type { Token } from '#main/kernel/language/tokens.ts';
import type { Answer } from './answer.ts';
import type { TokenSpan } from './match.ts';
import { rulesIn, type Rule, type Side } from './rules-in.ts';

type Place = { readonly rule: number; readonly side: 'given' | 'outcome' };
type Mention = Place & TokenSpan;

/** A case that was given what follows from another. */
export type Mispaired = {
  readonly span: TokenSpan;
  /** The rule of the case, as the material says it. */
  readonly rule: string;
  /** What was said of the wrong case. */
  readonly outcome: Side;
};

/**
 * The cases of an answer that are told with the consequences of other cases ("a talk the second time" where the second
 * time brings a warning). Only words and figures that belong to one side of one case tell, and only where each case of
 * the material plainly has its own. Empty where nothing is turned round.
 */
export function mispaired(expected: string, answer: Answer): Mispaired[] {
  const alike = Map.groupBy(rulesIn(expected), ({ form }) => form);
  return [...alike.values()].flatMap((rules) => mispairedOf(distinct(rules), answer));
}

function mispairedOf(rules: readonly Rule[], answer: Answer): Mispaired[] {
  if (rules.length < 2) return [];
  const pairs = pairsOf(mentionsOf(rules, answer), answer);
  const isRight = (rule: number) =>
    pairs.some(({ given, outcome }) => given.rule === rule && outcome.rule === rule);
  return pairs.flatMap(({ given, outcome }) => {
    const [own, other] = [rules[given.rule], rules[outcome.rule]];
    if (own === undefined || other === undefined || given.rule === outcome.rule || isRight(given.rule))
      return [];
    const span = { from: Math.min(given.from, outcome.from), to: Math.max(given.to, outcome.to) };
    return [{ span, rule: own.text, outcome: other.outcome }];
  });
}

/** Whether words or a figure of what was said of the wrong case stand among these. */
export const belongsTo = (
  { concepts, figures }: Side,
  terms: readonly { readonly concept: string }[],
  quantity: Quantity | null,
): boolean =>
  quantity === null
    ? terms.some(({ concept }) => concepts.has(concept))
    : figures.some((figure) => sameQuantity(figure, quantity));

/** The rules with only what belongs to one side of one of them; those with nothing of their own fall away. */
function distinct(rules: readonly Rule[]): Rule[] {
  const sides = rules.flatMap(({ given, outcome }) => [given, outcome]);
  const own = ({ concepts, figures }: Side): Side => ({
    concepts: new Set(
      [...concepts].filter((concept) => sides.filter((side) => side.concepts.has(concept)).length === 1),
    ),
    figures: figures.filter(
      (figure) =>
        sides.filter((side) => side.figures.some((other) => sameQuantity(figure, other))).length === 1,
    ),
  });
  return rules
    .map((rule) => ({ ...rule, given: own(rule.given), outcome: own(rule.outcome) }))
    .filter(({ given, outcome }) =>
      [given, outcome].every(({ concepts, figures }) => concepts.size + figures.length > 0),
    );
}

/** Of the words of a side so many make a mention of it. */
const leastSaid = 0.4;

/** Where the answer names the cases and what follows from them, in its order. */
function mentionsOf(rules: readonly Rule[], answer: Answer): Mention[] {
  const places = answer.tokens.flatMap((token, at) => {
    const place = placeOf(rules, token, answer);
    return place === null ? [] : [{ ...place, at, mark: token.concept }];
  });
  const groups: (Mention & { readonly marks: ReadonlySet<string> })[] = [];
  for (const { rule, side, at, mark } of places) {
    const last = groups.at(-1);
    if (last?.rule === rule && last.side === side)
      groups[groups.length - 1] = { ...last, to: at, marks: new Set([...last.marks, mark]) };
    else groups.push({ rule, side, from: at, to: at, marks: new Set([mark]) });
  }
  return groups.filter(({ rule, side, marks }) => {
    const all = rules[rule]?.[side];
    return all !== undefined && (all.figures.length > 0 || marks.size >= leastSaid * all.concepts.size);
  });
}

function placeOf(rules: readonly Rule[], token: Token, answer: Answer): Place | null {
  const said = answer.quantities.find(({ start, end }) => token.start >= start && token.end <= end);
  const holds = ({ concepts, figures }: Side): boolean =>
    concepts.has(token.concept) ||
    (said !== undefined && said.unit !== '' && figures.some((figure) => sameQuantity(figure, said)));
  for (const [rule, { given, outcome }] of rules.entries()) {
    if (holds(given)) return { rule, side: 'given' };
    if (holds(outcome)) return { rule, side: 'outcome' };
  }
  return null;
}

type Pair = { readonly given: Mention; readonly outcome: Mention };

/**
 * Cases and what is said of them, sentence by sentence: one by one, or as many of the one as of the other ("A and B
 * bring x and y"). What a sentence leaves over goes with what the next one leaves.
 */
function pairsOf(mentions: readonly Mention[], { sentenceOf }: Answer): Pair[] {
  const left: Mention[] = [];
  const pairs: Pair[] = [];
  for (const sentence of Map.groupBy(mentions, ({ from }) => sentenceOf[from] ?? 0).values()) {
    if (new Set(sentence.map(({ side }) => side)).size < 2) left.push(...sentence);
    else pairs.push(...inTurns(sentence));
  }
  return [...pairs, ...inTurns(left)];
}

/** Pairs from the first mention on; where one stays over, from the second on if more is right that way. */
function inTurns(mentions: readonly Mention[]): Pair[] {
  const runs: Mention[][] = [];
  for (const mention of mentions) {
    const last = runs.at(-1);
    if (last?.[0]?.side !== mention.side) runs.push([mention]);
    else if (!last.some(({ rule }) => rule === mention.rule)) last.push(mention);
  }
  const right = (pairs: readonly Pair[]) =>
    pairs.filter(({ given, outcome }) => given.rule === outcome.rule).length;
  const fromFirst = pairsFrom(runs, 0);
  if (runs.length % 2 === 0) return fromFirst;
  const fromSecond = pairsFrom(runs, 1);
  return right(fromSecond) > right(fromFirst) ? fromSecond : fromFirst;
}

function pairsFrom(runs: readonly (readonly Mention[])[], first: number): Pair[] {
  const pairs: Pair[] = [];
  for (let at = first; at + 1 < runs.length; at += 2) {
    const [one, other] = [runs[at] ?? [], runs[at + 1] ?? []];
    if (one.length !== other.length) continue;
    for (const [index, mention] of one.entries()) {
      const partner = other[index] ?? mention;
      pairs.push(
        mention.side === 'given'
          ? { given: mention, outcome: partner }
          : { given: partner, outcome: mention },
      );
    }
  }
  return pairs;
}
