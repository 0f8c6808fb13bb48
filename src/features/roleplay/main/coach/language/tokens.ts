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
  readonly start: number;
  readonly end: number;
};

const wordPattern = /\p{N}+(?:[.,:]\p{N}+)*|[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;

/** The words and numbers of a text in order; hyphenated words come apart (`30-day` is `30`, `day`). */
export function tokenize(text: string): Token[] {
  return [...text.matchAll(wordPattern)].map((match) => ({
    text: match[0],
    ...wordOf(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

type Word = Pick<Token, 'lower' | 'stem' | 'concept' | 'content'>;
/** Material repeats its words; what is known of each is worked out once. */
const knownWords = new Map<string, Word>();
const mostKnownWords = 50_000;

function wordOf(text: string): Word {
  const known = knownWords.get(text);
  if (known !== undefined) return known;
  const lower = text.toLowerCase().replaceAll('’', "'");
  const bare = lower.replace(/'s$/, '');
  const stemmed = stem(bare);
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
