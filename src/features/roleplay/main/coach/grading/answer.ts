import { isBaseVerb } from '../asking/verbs.ts';
import { looksLikeTypo } from '#main/kernel/language/edit-distance.ts';
import { oppositeOf } from '#main/kernel/language/polarity.ts';
import { figureName, quantitiesIn, type Quantity } from '#main/kernel/language/quantities.ts';
import { wordsOf } from '#main/kernel/language/synonyms.ts';
import { tokenize, type Token } from '#main/kernel/language/tokens.ts';

/** An answer, taken apart once for all its checks. */
export type Answer = {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly quantities: readonly Quantity[];
  /** Where each concept, and each figure by its name, is said, by token. */
  readonly places: ReadonlyMap<string, readonly number[]>;
  /** The number of the sentence or line that each token stands in. */
  readonly sentenceOf: readonly number[];
};

export function readAnswer(text: string): Answer {
  const tokens = tokenize(text);
  const quantities = quantitiesIn(text, tokens);
  const places = new Map<string, number[]>();
  const put = (name: string, at: number) => places.set(name, [...(places.get(name) ?? []), at]);
  for (const [at, token] of tokens.entries()) put(token.concept, at);
  for (const figure of quantities)
    put(
      figureName(figure),
      tokens.findIndex(({ end }) => end > figure.start),
    );
  let sentence = 0;
  const sentenceOf = tokens.map((token, at) => {
    const before = tokens[at - 1];
    if (before !== undefined && /[.!?;\n]/.test(text.slice(before.end, token.start))) sentence += 1;
    return sentence;
  });
  return { text, tokens, quantities, places, sentenceOf };
}

type Sought = { readonly concept: string; readonly word: string };
/** Where words were found that are not said to the letter: every check of an answer looks for the same ones. */
const slips = new WeakMap<Answer, Map<string, readonly number[]>>();

/** Tokens at which a word is said: itself, a synonym, an inflection, or with a slip of the keyboard. */
export function saidAt(answer: Answer, term: Sought): readonly number[] {
  const exact = answer.places.get(term.concept);
  if (exact !== undefined) return exact;
  const known = slips.get(answer) ?? new Map<string, readonly number[]>();
  slips.set(answer, known);
  const name = `${term.concept} ${term.word}`;
  const before = known.get(name);
  if (before !== undefined) return before;
  const spellings = [term.word, ...wordsOf(term.concept)];
  const found = [...answer.tokens.keys()].filter((at) => isSlipOf(answer.tokens[at], term, spellings));
  known.set(name, found);
  return found;
}

/** "Think" is no slip of "thank": what is another word by itself is meant. */
const isSlipOf = (token: Token | undefined, { concept }: Sought, spellings: readonly string[]): boolean =>
  token?.content === true &&
  spellings.some((word) => looksLikeTypo(token.lower, word)) &&
  oppositeOf(token.concept) !== concept &&
  !isBaseVerb(token.lower);

/** The part of the text around the tokens `from` to `to`, out to the ends of its clause: an exact substring. */
export function clauseAround(answer: Answer, from: number, to: number): string {
  const { text, tokens } = answer;
  let start = tokens[from]?.start ?? 0;
  let end = tokens[to]?.end ?? 0;
  const least = Math.max(0, start - 80);
  const most = Math.min(text.length, end + 60);
  for (let at = from; at > 0; at--) {
    const before = tokens[at - 1];
    if (before === undefined || before.start < least || /[.,;:!?\n]/.test(text.slice(before.end, start)))
      break;
    start = before.start;
  }
  for (let at = to; at < tokens.length - 1; at++) {
    const after = tokens[at + 1];
    if (after === undefined || after.end > most || /[.,;:!?\n]/.test(text.slice(end, after.start))) break;
    end = after.end;
  }
  return text.slice(start, end);
}
