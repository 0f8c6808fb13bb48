import type { Token } from '#main/kernel/language/tokens.ts';
import type { Answer } from './answer.ts';
import type { TokenSpan } from './match.ts';

/** Up to so many words are a short right answer, though they are the material's own: figures, names, fixed terms. */
const longestRepeated = 12;
/** Words in a row that chance or the matter itself does not bring about. */
const shortestRun = 3;
/** A word or two may be changed, left out or put in within a clause, and it is still read out. */
const largestChange = 2;
/** So much of the stretch is the material's, word for word. */
const leastSame = 0.85;
/** So much of the answer is read out. */
const leastOfAnswer = 0.6;
/** Of what is read out so many words are not the question's, which a whole sentence rightly begins with. */
const fewestOwn = 3;
/** A whole sentence of so many words, so many of them its own, that is the material's to the last article is read out. */
const wholeSentence = { words: 7, own: 5 } as const;
/**
 * Who answers "The base must stay dry for 48 hours after the fitting" in a whole sentence hits on the material's; who has
 * its capital, its commas and its stop as well has pasted it.
 */
const pasted = { words: 8, ends: /[.!?]$/ } as const;

type Run = TokenSpan & { readonly source: number; readonly length: number };
type Reading = TokenSpan & { readonly source: TokenSpan; readonly same: number };
const isUnchanged = ({ from, to, same }: Reading): boolean => same === to - from + 1;

/**
 * The stretch of an answer that is read out of the material: more than twelve of its words in a row, with the words that
 * link its clauses, all but a few the same, or whole sentences to the last word. `null` where the answer is not so in the
 * main. A few words of the material, or several of its clauses that are put together in another way, are an answer. Case
 * and punctuation do not matter.
 */
export function readOut(
  answer: Answer,
  source: readonly Token[],
  sourceText: string,
  question: readonly Token[],
): TokenSpan | null {
  const asked = new Set(question.map(({ lower }) => lower));
  const isWholeSentence = wholeSentences(answer, source, sourceText);
  const isToTheLetter = (reading: Reading): boolean =>
    reading.same >= pasted.words &&
    pasted.ends.test(written(answer.tokens, answer.text, reading)) &&
    written(answer.tokens, answer.text, reading) === written(source, sourceText, reading.source);
  const readings = joined(runsIn(answer.tokens, source), answer, source, sourceText).filter((reading) => {
    const { from, to, same } = reading;
    const own = answer.tokens.slice(from, to + 1).filter(({ lower }) => !asked.has(lower)).length;
    if (isWholeSentence(reading) && (own >= wholeSentence.own || isToTheLetter(reading))) return true;
    if (same <= longestRepeated || same < leastSame * (to - from + 1) || own < fewestOwn) return false;
    return isUnchanged(reading) || same - repeatedIn(reading, answer.tokens, question) > longestRepeated;
  });
  const read = readings.reduce((sum, { same }) => sum + same, 0);
  if (readings.length === 0 || read < leastOfAnswer * answer.tokens.length) return null;
  const longest = readings.reduce((best, one) => (one.same > best.same ? one : best));
  return { from: longest.from, to: longest.to };
}

/** What stands in a text from one token to another, with the mark behind it. */
function written(tokens: readonly Token[], text: string, { from, to }: TokenSpan): string {
  const end = tokens[to]?.end ?? 0;
  return text.slice(tokens[from]?.start, end) + (/^[.!?]/.exec(text.slice(end))?.[0] ?? '');
}

/** Whether a reading is one or more whole sentences or list items of the material, and nothing else. */
function wholeSentences(answer: Answer, source: readonly Token[], sourceText: string) {
  const ends = /[.;!?:\n]/;
  const isEdge = (tokens: readonly Token[], text: string, at: number): boolean =>
    at === 0 || at === tokens.length || ends.test(text.slice(tokens[at - 1]?.end, tokens[at]?.start));
  return (reading: Reading): boolean =>
    isUnchanged(reading) &&
    reading.same >= wholeSentence.words &&
    reading.source.to - reading.source.from === reading.to - reading.from &&
    isEdge(answer.tokens, answer.text, reading.from) &&
    isEdge(answer.tokens, answer.text, reading.to + 1) &&
    isEdge(source, sourceText, reading.source.from) &&
    isEdge(source, sourceText, reading.source.to + 1);
}

/** Words of a reading that repeat the question in a row: who answers in a whole sentence begins with them. */
const repeatedIn = ({ from, to }: Reading, answer: readonly Token[], question: readonly Token[]): number =>
  runsIn(answer.slice(from, to + 1), question).reduce((sum, { length }) => sum + length, 0);

/** The runs of the source in the answer, each as long as it gets, in the order of the answer. */
function runsIn(answer: readonly Token[], source: readonly Token[]): Run[] {
  const places = Map.groupBy(source.keys(), (at) => source[at]?.lower ?? '');
  const runs: Run[] = [];
  for (let at = 0; at < answer.length;) {
    const found = (places.get(answer[at]?.lower ?? '') ?? [])
      .map((from) => ({ source: from, length: runLength(answer, at, source, from) }))
      // Of two that are as long the one that goes on from where the answer was is meant.
      .toSorted((a, b) => b.length - a.length || Number(a.source < (runs.at(-1)?.source ?? 0)))[0];
    if (found !== undefined && found.length >= shortestRun)
      runs.push({ ...found, from: at, to: at + found.length - 1 });
    at += found !== undefined && found.length >= shortestRun ? found.length : 1;
  }
  return runs;
}

function runLength(a: readonly Token[], fromA: number, b: readonly Token[], fromB: number): number {
  let length = 0;
  while (fromA + length < a.length && a[fromA + length]?.lower === b[fromB + length]?.lower) length += 1;
  return length;
}

/** Joins runs between which a word or two were changed, but not those that words of one's own link in another way. */
function joined(
  runs: readonly Run[],
  answer: Answer,
  source: readonly Token[],
  sourceText: string,
): Reading[] {
  const starts = startsIn(source, sourceText);
  const readings: Reading[] = [];
  for (const { from, to, source: at, length } of runs) {
    const before = readings.at(-1);
    const there = { from: at, to: at + length - 1 };
    const skipped = before === undefined ? null : source.slice(before.source.to + 1, at);
    const own = before === undefined ? [] : answer.tokens.slice(before.to + 1, from);
    const gap = answer.text.slice(answer.tokens[before?.to ?? from]?.end, answer.tokens[from]?.start);
    const hasOwnLink = /[.;!?\n]/.test(gap) || own.some(({ lower }) => links.test(lower));
    const isLinkedAnew =
      skipped !== null &&
      hasOwnLink &&
      (skipped.some(({ lower }) => links.test(lower)) ||
        Array.from({ length: skipped.length + 1 }, (_, back) => at - back).some((place) =>
          starts.has(place),
        ) ||
        (skipped.length === 0 && links.test(source[at]?.lower ?? '')));
    if (
      before === undefined ||
      skipped === null ||
      before.source.to >= at ||
      isLinkedAnew ||
      skipped.length > largestChange ||
      from - before.to - 1 > largestChange
    )
      readings.push({ from, to, source: there, same: length });
    else
      readings[readings.length - 1] = {
        from: before.from,
        to,
        source: { from: before.source.from, to: there.to },
        same: before.same + length,
      };
  }
  return readings;
}

const links = /^(?:and|but|then|or|because|so|which|whereas|while|if|when|to|also|finally)$/;

/** The tokens of the source with which a clause, a list item or a sentence begins. */
const startsIn = (tokens: readonly Token[], text: string): ReadonlySet<number> =>
  new Set(
    [...tokens.keys()].filter((at) => {
      const gap = text.slice(tokens[at - 1]?.end ?? 0, tokens[at]?.start ?? 0);
      return at > 0 && /[.,;:!?–—]|\n\s*[\n*•-]/.test(gap);
    }),
  );
