import type { KeyPoint } from '../question.ts';
import type { Answer } from './answer.ts';
import type { TokenSpan } from './match.ts';

/** A step that an answer tells, with where it tells it. */
export type ToldStep = { readonly step: Pick<KeyPoint, 'id' | 'phrase'>; readonly span: TokenSpan };
/** `early` is told before `late`, though it comes after it. */
export type OutOfTurn = { readonly early: ToldStep; readonly late: ToldStep };

/**
 * The first step that is told too early; `null` where the steps told are in order. `steps` are those told, in the right
 * order. What stands first in a sentence is not always done first: "after", "before", "finally" are read.
 */
export function outOfTurn(steps: readonly ToldStep[], answer: Answer): OutOfTurn | null {
  const turns = turnsOf(answer);
  const turn = ({ span }: ToldStep): number => turns[span.from] ?? 0;
  const isTooEarly = (early: ToldStep, late: ToldStep): boolean =>
    turn(early) === turn(late) ? early.span.to < late.span.from : turn(early) < turn(late);
  const inTelling = steps.toSorted((a, b) => turn(a) - turn(b) || a.span.from - b.span.from);
  for (const early of inTelling) {
    const late = steps.slice(0, steps.indexOf(early)).findLast((step) => isTooEarly(early, step));
    if (late !== undefined) return { early, late };
  }
  return null;
}

const afterAnd = (words: string): RegExp => new RegExp(`^(?:(?:and|but|so) )?(?:${words})\\b`);
const toTheStart = afterAnd('first(?:ly)?(?: of all)?|to (?:begin|start) with');
const toTheEnd = afterAnd('finally|lastly|last of all|at the (?:very )?end|in the end');
const beforeThat = afterAnd('before (?:that|this|all that|doing so|doing that)|beforehand');
const before = afterAnd('before');
const after = /^(?:after|once) (?!that|this|all|again|more)/;

/** A word or two that only say when what follows is done. */
const longestMarker = 4;

/**
 * In which turn each token's clause is done, counted in sentences. Clauses that are told the other way round change
 * places with their neighbours: "I ask after I have thanked them", "Before I ask, I thank them".
 */
function turnsOf(answer: Answer): number[] {
  const turns: number[] = [];
  let carried: number | null = null;
  for (const { from, to, opens } of clausesOf(answer)) {
    const words = answer.tokens
      .slice(from, from + 6)
      .map(({ lower }) => lower)
      .join(' ');
    const sentence = answer.sentenceOf[from] ?? 0;
    const turn: number = carried ?? turnOf(words, sentence, opens);
    for (let at = from; at <= to; at++) turns.push(turn);
    carried =
      carried === null && turn !== sentence && to - from < longestMarker && !after.test(words) ? turn : null;
  }
  return turns;
}

function turnOf(words: string, sentence: number, opensSentence: boolean): number {
  if (toTheStart.test(words)) return -1;
  if (toTheEnd.test(words)) return Number.POSITIVE_INFINITY;
  if (beforeThat.test(words)) return sentence - 1.5;
  if (opensSentence && before.test(words)) return sentence + 0.5;
  return !opensSentence && after.test(words) ? sentence - 0.5 : sentence;
}

function clausesOf({ text, tokens, sentenceOf }: Answer): (TokenSpan & { readonly opens: boolean })[] {
  const clauses: (TokenSpan & { readonly opens: boolean })[] = [];
  let from = 0;
  for (let at = 1; at <= tokens.length; at++) {
    const ends = sentenceOf[at] !== sentenceOf[at - 1];
    const gap = text.slice(tokens[at - 1]?.end ?? 0, tokens[at]?.start ?? 0);
    const two = `${tokens[at]?.lower ?? ''} ${tokens[at + 1]?.lower ?? ''}`;
    // "At once" opens no clause.
    const opensAfter = after.test(two) && tokens[at - 1]?.lower !== 'at';
    if (!ends && !gap.includes(',') && !opensAfter) continue;
    clauses.push({ from, to: at - 1, opens: from === 0 || sentenceOf[from] !== sentenceOf[from - 1] });
    from = at;
  }
  return clauses;
}
