import { isFunctionWord, type Language } from '../language/language-of.ts';
import { readable, sentencesIn } from '#main/kernel/language/sentences.ts';
import { functionWordShare, tokenize } from '#main/kernel/language/tokens.ts';
import type { KeyPoint, Question } from '../question.ts';
import type { Candidate } from './candidate.ts';
import { keyPoints, type Part } from './key-points.ts';
import type { TermWeights } from './term-weights.ts';

/** A candidate that can be asked, with its key points and its rank (higher is better to ask). */
export type Weighed = Candidate & {
  readonly expected: string;
  readonly keyPoints: readonly KeyPoint[];
  readonly rank: number;
  /** 1 easy to 4 hard. */
  readonly effort: number;
};

const patterns: Readonly<Record<Candidate['pattern'], { readonly sure: number; readonly effort: number }>> = {
  asked: { sure: 1, effort: 1 },
  objection: { sure: 1, effort: 3 },
  condition: { sure: 0.95, effort: 2 },
  steps: { sure: 1, effort: 3 },
  figure: { sure: 0.95, effort: 1 },
  // After the section that it is taken from, since it tells most of a sentence.
  gap: { sure: 0.2, effort: 2 },
  cell: { sure: 0.7, effort: 1 },
  reason: { sure: 0.9, effort: 2 },
  definition: { sure: 0.7, effort: 1 },
  ban: { sure: 0.95, effort: 2 },
  'ban-on-objection': { sure: 0.7, effort: 3 },
  duty: { sure: 0.75, effort: 2 },
  list: { sure: 0.7, effort: 2 },
  'next-step': { sure: 0.6, effort: 2 },
  topic: { sure: 0.35, effort: 2 },
};

const longestAnswer = 90;
const leastSmallWords = 0.08;
const fewestWords = ({ pattern }: Candidate): number =>
  pattern === 'figure' || pattern === 'cell' || pattern === 'gap' ? 1 : pattern.startsWith('ban') ? 3 : 5;

/** `null` for what cannot be asked fairly: a question that gives itself away, or whose answer says too little. */
export function weigh(made: Candidate, weights: TermWeights): Weighed | null {
  const expected = expectedAnswer(made);
  const answerWords = made.language === 'en' ? expected.split(' ').length : tokenize(expected).length;
  if (!isWellFormed(made) || answerWords > longestAnswer || answerWords < fewestWords(made)) return null;
  if (
    made.language === 'en' &&
    (made.items.length === 0 || isProse(made)) &&
    made.pattern !== 'figure' &&
    functionWordShare(tokenize(expected)) < leastSmallWords
  )
    return null;
  const told = made.language === 'en' ? weights : foreign(weights, made.language);
  const points = keyPoints(made.text, partsOf(made, expected), told, made.isSpoken ? 2 : 3);
  if (
    points.length === 0 ||
    !saysEnough(points, made.items.length > 0 && !isProse(made)) ||
    givesAway(made, points)
  )
    return null;
  const { sure, effort } = patterns[made.pattern];
  const askedWords = made.text.split(' ').length;
  const rank =
    sure +
    Math.min(points.length, 4) * 0.09 +
    (answerWords >= 9 && answerWords <= 45 ? 0.15 : 0) -
    (askedWords > 24 ? 0.02 * (askedWords - 24) : 0) -
    (answerWords > 60 ? 0.2 : 0) +
    meanWeight(points) * 0.2;
  const harder = made.isObjection ? 4 : made.type === 'scenario' ? 3 : effort;
  return { ...made, expected, keyPoints: points, rank, effort: harder };
}

/** A whole section, of which the sentences that tell most are the core. */
const isProse = ({ pattern, inSentences }: Candidate): boolean => pattern === 'topic' && inSentences;

export function expectedAnswer(made: Candidate): string {
  const { text } = made.passage;
  if (made.inSentences && made.items.length > 0)
    return made.items.map(({ start, end }) => withStop(readable(text.slice(start, end)))).join(' ');
  if (made.items.length === 0) return readable(text.slice(made.quote.start, made.quote.end));
  return made.items
    .map(({ start, end }) => readable(text.slice(start, end)).replace(/[.;,]$/, ''))
    .join('; ');
}

const withStop = (text: string): string => (/[.!?。！？]$/u.test(text) ? text : `${text}.`);

/** Of a language without a stop list the short words tell least: "och", "het", "と". */
const foreign =
  (weights: TermWeights, language: Language): TermWeights =>
  (token) => {
    if (isShort(token.lower) || isFunctionWord(token.lower, language)) return 0;
    return weights(token) * (token.lower.length === 4 ? 0.5 : 1);
  };
const isShort = (word: string): boolean =>
  word.length <= 3 &&
  /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hiragana}'’]+$/u.test(word);

/** What stands around the answer is detail; where one thing was asked, nothing else is expected. */
function partsOf(made: Candidate, expected: string): Part[] {
  const { text } = made.passage;
  if (isProse(made)) return [{ text: expected, core: true, isItem: false, inSentences: true }];
  if (made.items.length > 0)
    return made.items.map(({ start, end }) => ({
      text: readable(text.slice(start, end)),
      core: true,
      isItem: true,
    }));
  const core = readable(text.slice(made.core.start, made.core.end));
  const asked = expected.includes(core) ? core : expected;
  const leads = made.pattern === 'asked' && !made.isSpoken;
  const whole = { text: asked, core: true, isItem: false, leads };
  const sentences = leads && asksOneThing.test(made.text) ? sentencesIn(asked, 0, asked.length) : [];
  const end = sentences.find(({ end: at }) => at >= shortestAnswer)?.end ?? asked.length;
  const rest = asked.slice(end).trim();
  if (rest === '') return [whole];
  return [
    { ...whole, text: asked.slice(0, end) },
    { ...whole, text: rest, core: false },
  ];
}

/** The first sentence under a heading that asks for one thing answers it; what follows is detail. */
const asksOneThing =
  /^(?:A \p{L}+ asks: “)?(?:how (?:long|soon|much|many|often|old|far|late|early)|what (?:does|do) .+ cost|when|where|who|which|may|can|could|must|should|do|does|is|are|will)\b/iu;
/** "Yes." alone is not yet the answer. */
const shortestAnswer = 12;

function isWellFormed(made: Candidate): boolean {
  const { text } = made;
  const words = text.split(' ').length;
  const open = (text.match(/“/g) ?? []).length;
  const close = (text.match(/”/g) ?? []).length;
  const straight = (text.match(/"/g) ?? []).length;
  // "… prepare more than three?": what is counted stands in the sentence before.
  if (/\b(?:one|two|three|four|five|six|more|less|fewer|both|\d+)\?$|\bof the (?:two|three)\b/i.test(text))
    return false;
  if (!text.endsWith('?') || words < 4 || words > 60 || open !== close || straight % 2 === 1) return false;
  return !/[|{}<>#*\n]|https?:|\s[,;.]|\?\?|\.\?|\(\s*\)|…\?|\b(\w+) \1\b/i.test(text);
}

/** A right answer has to be told from a lucky word: a figure, or two telling words. */
function saysEnough(points: readonly KeyPoint[], isItem: boolean): boolean {
  const core = points.filter((point) => point.core);
  const telling = core.reduce(
    (sum, point) => sum + point.terms.reduce((all, term) => all + term.weight, 0),
    0,
  );
  return core.some((point) => point.quantity !== null) || telling >= (isItem ? 1 : 1.4);
}

/** Most of the answer's words, or its figure, stand in the question already. */
function givesAway(made: Candidate, points: readonly KeyPoint[]): boolean {
  const core = tokenize(readable(made.passage.text.slice(made.core.start, made.core.end))).filter(
    (token) => token.content,
  );
  const asked = new Set(tokenize(made.text).map((token) => token.concept));
  const known = core.filter((token) => asked.has(token.concept)).length;
  if (core.length > 0 && known / core.length > 0.6) return true;
  return made.pattern === 'figure' && !points.some(({ quantity }) => quantity !== null);
}

function meanWeight(points: readonly KeyPoint[]): number {
  const terms = points.flatMap((point) => point.terms);
  return terms.length === 0 ? 0.5 : terms.reduce((sum, term) => sum + term.weight, 0) / terms.length;
}

export const difficultyOf = (effort: number): Question['difficulty'] =>
  effort <= 1 ? 'new-joining' : effort === 2 ? 'basic' : effort === 3 ? 'experienced' : 'expert';
