import type { Answer } from '../grading/answer.ts';
import { negatesAt } from '#main/kernel/language/polarity.ts';
import { stem } from '#main/kernel/language/stem.ts';
import type { Token } from '#main/kernel/language/tokens.ts';
import { conceptOf } from '#main/kernel/language/synonyms.ts';

/** A line in clauses, and for each of its words whether it is denied. Indices are those of its tokens. */
export type Denials = {
  readonly clauseOf: readonly number[];
  /** A clause and what is tied to it without a comma: "come the same day if it lifts" is one statement. */
  readonly statementOf: readonly number[];
  readonly denied: readonly boolean[];
  /** What is denied only along with another word before it: the visit of "nobody signs anything on the first visit". */
  readonly dragged: readonly boolean[];
  /** What a "not" or a "never" denies first: the free of "it is not free". */
  readonly outright: readonly boolean[];
  readonly scopes: readonly Scope[];
};

/** What is spoken of, as concepts. */
export type Spoken = {
  /** "Not pay for the fitting" denies the fitting only to whom paying is named. */
  readonly named: ReadonlySet<string>;
  /** What is missing, so that "sulphate free" is read without a hyphen. */
  readonly lacked: ReadonlySet<string>;
};

/** What one negator denies, from token to token, the last not within. */
type Scope = {
  /** The token that denies; `null` for a whole sentence that is said not to be true. */
  readonly by: number | null;
  readonly from: number;
  readonly to: number;
  readonly isOutright: boolean;
};

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** They open a clause that a "not" before them does not reach. */
const openers = words(
  'but because since so while although though unless whereas then if when which who until otherwise however as',
);
/** What they open belongs to the clause before it, unless a comma parts them. */
const ties = words('if when unless until who which as');
/** After an "and" these begin a clause of its own. */
const subjects = words(
  'i we you it they he she that this the a an my our your there let do does is are can will would please just',
);
/** A sentence that begins so is denied as a whole. */
const denialOfAll =
  /\b(?:(?:not|isn['’]t|hardly) (?:true|right|correct|the case|so)|(?:un|in)correct|untrue|false|wrong|nonsense|a lie|a myth|i doubt|do not think|don['’]t think|do not believe|don['’]t believe|no way|would not say|wouldn['’]t say) that\b/gi;
/** Subjects and adverbs that deny, besides "not" and its like. */
const otherNegators = words('nobody nowhere hardly scarcely barely seldom rarely');
/** These deny the next noun only: "payments without interest". */
const nounNegators = words('no without');
const pairedNegators = new Map([
  ['away', 'from'],
  ['instead', 'of'],
  ['rather', 'than'],
]);
/** Who need not do one of these has what it is about all the same: "do not forget the receipt". */
const burdens = new Set(
  'worry forget hesitate panic mind fear pay cost charge doubt lose miss bother'
    .split(' ')
    .map((word) => conceptOf(stem(word))),
);
/** A negator and its burden stand this near: "do not have to pay". */
const reachOfBurden = 4;
const endsNoun =
  /^(?:can|could|will|would|shall|should|may|might|must|i|we|you|it|they|he|she|on|in|at|for|from|by|of|with|within|after|before|until|during|about|and|or|that|than)$/;
/** "No photographs are needed" denies the need; "a shampoo without oil is right" does not deny that it is. */
const endsObject = /^(?:is|are|was|were|be|been|am|do|does|did|to|has|have|had)$/;

/**
 * Which words of a line are denied. A "not" reaches to the end of its clause, a "no" or "without" to the end of its noun,
 * and a "might not" at the end of a clause back over all of it; two denials cancel out.
 */
export function denialsOf(answer: Answer, spoken: Spoken): Denials {
  const { tokens } = answer;
  const { clauseOf, statementOf } = clausesOf(answer);
  const scopes = scopesOf(answer, clauseOf, spoken);
  const counts = tokens.map(() => 0);
  const dragged = tokens.map(() => false);
  const outright = tokens.map(() => false);
  for (const { from, to, isOutright } of scopes) {
    let head: number | null = null;
    for (let at = from; at < to; at++) {
      counts[at] = (counts[at] ?? 0) + 1;
      dragged[at] = head !== null;
      if (head === null && tokens[at]?.content === true) {
        head = at;
        outright[at] = isOutright;
      }
    }
  }
  return { clauseOf, statementOf, denied: counts.map(isOdd), dragged, outright, scopes };
}

const isOdd = (count: number): boolean => count % 2 === 1;

/** Whether one of these tokens is denied by any word but themselves. */
export const isDeniedBesides = (own: readonly number[], { scopes }: Denials): boolean => {
  const others = scopes.filter(({ by }) => by === null || !own.includes(by));
  return own.some((at) => isOdd(others.filter(({ from, to }) => at >= from && at < to).length));
};

function scopesOf(answer: Answer, clauseOf: readonly number[], { named, lacked }: Spoken): Scope[] {
  const { text, tokens } = answer;
  const frames = framesOf(answer);
  const framed = new Set(
    frames.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, step) => from + step)),
  );
  const ends = endsOf(clauseOf);
  const lacks = tokens.flatMap((_token, at): Scope[] =>
    isLack(text, tokens, at, lacked) ? [{ by: at + 1, from: at, to: at + 1, isOutright: false }] : [],
  );
  const negators = tokens.flatMap(({ lower }, by): Scope[] => {
    const pairedWith = pairedNegators.get(lower);
    const isPaired = pairedWith !== undefined && pairedWith === tokens[by + 1]?.lower;
    if (framed.has(by) || !(isPaired || otherNegators.has(lower) || negatesAt(tokens, by))) return [];
    const end = ends[by] ?? tokens.length;
    if (isAboutBurden(tokens, by, end, named)) return [];
    if (nounNegators.has(lower) || isPaired)
      return [{ by, from: by + 1, to: nounEnd(tokens, by, end), isOutright: false }];
    if (by + 1 < end) return [{ by, from: by + 1, to: end, isOutright: true }];
    return [{ by, from: clauseOf.indexOf(clauseOf[by] ?? 0), to: by, isOutright: true }];
  });
  const whole = frames.map(({ from, last }) => ({ by: null, from, to: last + 1, isOutright: true }));
  return [...whole, ...lacks, ...negators];
}

/** For each token the first one after its clause. */
function endsOf(clauseOf: readonly number[]): number[] {
  const ends: number[] = [];
  for (let at = clauseOf.length - 1; at >= 0; at--)
    ends[at] = clauseOf[at] === clauseOf[at + 1] ? (ends[at + 1] ?? at + 1) : at + 1;
  return ends;
}

/** "It is not true that …": from the first of its tokens to the last of what it denies. */
function framesOf({ text, tokens, sentenceOf }: Answer): { from: number; to: number; last: number }[] {
  return [...text.matchAll(denialOfAll)].map((match) => {
    const from = tokens.findIndex(({ end }) => end > match.index);
    const to = tokens.findLastIndex(({ start }) => start < match.index + match[0].length);
    return { from, to, last: sentenceOf.lastIndexOf(sentenceOf[to] ?? 0) };
  });
}

function clausesOf({ text, tokens, sentenceOf }: Answer): Pick<Denials, 'clauseOf' | 'statementOf'> {
  let clause = 0;
  let statement = 0;
  const of = tokens.map((token, at) => {
    const before = tokens[at - 1];
    if (before === undefined) return { clause, statement };
    const isParted =
      sentenceOf[at] !== sentenceOf[at - 1] || /[,;:()–—]|\s-\s/.test(text.slice(before.end, token.start));
    const opens =
      (openers.has(token.lower) && !negatesAt(tokens, at - 1)) ||
      (token.lower === 'and' && subjects.has(tokens[at + 1]?.lower ?? ''));
    if (isParted || opens) clause += 1;
    if (isParted || (opens && !ties.has(token.lower))) statement += 1;
    return { clause, statement };
  });
  return {
    clauseOf: of.map((one) => one.clause),
    statementOf: of.map((one) => one.statement),
  };
}

/** "sulphate-free", and "sulphate free" of what is spoken of as missing. */
function isLack(text: string, tokens: readonly Token[], at: number, lacked: ReadonlySet<string>): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (token === undefined || next?.lower !== 'free') return false;
  return (
    text.slice(token.end, next.start) === '-' || (lacked.has(token.concept) && tokens[at + 2]?.lower !== 'of')
  );
}

const isAboutBurden = (
  tokens: readonly Token[],
  at: number,
  end: number,
  named: ReadonlySet<string>,
): boolean =>
  tokens
    .slice(at + 1, Math.min(end, at + 1 + reachOfBurden))
    .some(({ concept }) => burdens.has(concept) && !named.has(concept));

/** Where what a "no", "without" or "instead of" denies is over. */
function nounEnd(tokens: readonly Token[], negator: number, end: number): number {
  const isSubject = tokens[negator]?.lower === 'no';
  for (let at = negator + 2; at < end; at++) {
    const word = tokens[at]?.lower ?? '';
    const isPair = at === negator + 2 && pairedNegators.has(tokens[negator]?.lower ?? '');
    if (!isPair && (endsNoun.test(word) || (!isSubject && endsObject.test(word)))) return at;
  }
  return end;
}
