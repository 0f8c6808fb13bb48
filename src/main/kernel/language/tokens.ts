import { idiomsFrom } from './idioms.ts';
import { baseForm } from './irregular.ts';
import { conceptOf } from './synonyms.ts';
import { stem } from './stem.ts';
import { functionWords } from './stop-words.ts';

/** A word of a text. `start` and `end` are UTF-16 offsets into it. */
export type Token = {
  readonly text: string;
  readonly lower: string;
  readonly stem: string;
  /** The stem, or the name of the group of synonyms that it belongs to. */
  readonly concept: string;
  /** Carries meaning: no article, pronoun, auxiliary or the like. */
  readonly content: boolean;
  /** Part of an idiom, such as the "nothing" of "costs nothing", which denies nothing by itself. */
  readonly inIdiom?: boolean;
  readonly start: number;
  readonly end: number;
};

const wordPattern = /\p{N}+(?:[.,:]\p{N}+)*|[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;

/** Grading comes back to the same few texts again and again: the answer, what was expected, the question. */
const knownTexts = new Map<string, readonly Token[]>();
const mostKnownTexts = 256;
/** A whole document is taken apart once. */
const longestKnownText = 2000;

/** The words and numbers of a text in order; hyphenated words come apart (`30-day` is `30`, `day`). */
export function tokenize(text: string): readonly Token[] {
  const known = knownTexts.get(text);
  if (known !== undefined) return known;
  const tokens = tokensOf(text);
  if (text.length > longestKnownText) return tokens;
  if (knownTexts.size >= mostKnownTexts) knownTexts.clear();
  knownTexts.set(text, tokens);
  return tokens;
}

function tokensOf(text: string): Token[] {
  const runs = [...text.matchAll(wordPattern)];
  const matches = unspaced.test(text) ? runs.flatMap(wordsWithoutSpaces) : runs;
  const tokens = matches.map((match) => ({
    text: match[0],
    ...wordOf(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
  for (let at = 0; at < tokens.length; at++) joinIdiom(tokens, at);
  return tokens;
}

/** Scripts that put no spaces between words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });

type Run = { readonly 0: string; readonly index: number };
const wordsWithoutSpaces = (run: Run): Run[] =>
  !unspaced.test(run[0])
    ? [run]
    : [...segmenter.segment(run[0])].map(({ segment, index }) => ({ 0: segment, index: run.index + index }));

const widestGap = 2;

/** Gives the first word of an idiom its meaning and takes it from the others. */
function joinIdiom(tokens: Token[], at: number): void {
  for (const { words, concept } of idiomsFrom(tokens[at]?.lower ?? '')) {
    const places = placesOf(tokens, words, at);
    if (places === null) continue;
    for (const [index, place] of places.entries()) {
      const token = tokens[place];
      if (token !== undefined)
        tokens[place] =
          index === 0
            ? { ...token, concept, content: true, inIdiom: true }
            : { ...token, content: false, inIdiom: true };
    }
    return;
  }
}

function placesOf(tokens: readonly Token[], words: readonly string[], at: number): number[] | null {
  const places = [at];
  for (const word of words.slice(1)) {
    const from = (places.at(-1) ?? at) + 1;
    const near = tokens.slice(from, from + 1 + widestGap);
    const found = near.findIndex(({ lower }) => lower === word);
    // "Come back with" is another thing than "come with".
    if (found === -1 || near.slice(0, found).some(({ lower }) => particles.test(lower))) return null;
    places.push(from + found);
  }
  return places;
}

const particles = /^(?:back|up|down|out|in|on|off|over|away)$/;

type Word = Pick<Token, 'lower' | 'stem' | 'concept' | 'content'>;
/** Material repeats its words; what is known of each is worked out once. */
const knownWords = new Map<string, Word>();
const mostKnownWords = 50_000;

function wordOf(text: string): Word {
  const known = knownWords.get(text);
  if (known !== undefined) return known;
  const lower = text.toLowerCase().replaceAll('’', "'");
  const bare = lower.replace(/'s$/, '');
  const stemmed = stem(baseForm(bare));
  const content = !functionWords.has(lower) && !functionWords.has(bare);
  const word = { lower, stem: stemmed, concept: conceptOf(stemmed), content };
  if (knownWords.size >= mostKnownWords) knownWords.clear();
  knownWords.set(text, word);
  return word;
}

/** Share of grammatical words: 0.3 to 0.6 in English prose, near 0 in another language or in a row of keywords. */
export function functionWordShare(tokens: readonly Token[]): number {
  if (tokens.length === 0) return 0;
  return tokens.filter((token) => !token.content).length / tokens.length;
}
