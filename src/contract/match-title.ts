import type { Fit, Pieces } from './findable.ts';

/** How well a name fits what was typed, and where in it that stands. `score` orders names that fit. */
export type TitleMatch = {
  readonly fit: Exclude<Fit, 'says'>;
  readonly score: number;
  readonly pieces: Pieces;
};

type Word = { readonly text: string; readonly start: number; readonly end: number };

/** Bounded, because an endless one would take a stack as large as itself. */
const run = /[\p{L}\p{N}\p{M}]{1,4096}/gu;
/** Marks that any script may bear. Vowel signs that belong to a script of their own stay. */
const accents = /(?=\p{M})\p{Script=Inherited}/gu;
/** More words than a name has tell nothing more. */
const mostWords = 12;
/** Words that are left out by whoever remembers a name roughly. */
const small: ReadonlySet<string> = new Set(
  'a an and are as at by do for from how i in is my of on or the to what when where which who with'.split(
    ' ',
  ),
);
const isPlain = /^[a-z0-9 ]*$/;

const folded = (text: string): string => {
  const lower = text.toLowerCase();
  return isPlain.test(lower) ? lower : lower.normalize('NFKD').replaceAll(accents, '');
};

const wordsOf = (text: string): Word[] =>
  Array.from(text.matchAll(run), ({ 0: found, index }) => ({
    text: folded(found),
    start: index,
    end: index + found.length,
  }));

/**
 * Whether `typed` is `word` with one slip of the keyboard: a letter too many, too few, another one, or two swapped. Not in
 * words of fewer than five letters, nor in figures, and the first letter is taken to be right.
 */
export function isOneSlip(typed: string, word: string): boolean {
  const least = Math.min(typed.length, word.length);
  if (least < 5 || Math.abs(typed.length - word.length) > 1 || typed[0] !== word[0]) return false;
  if (/\d/.test(typed) || /\d/.test(word)) return false;
  let from = 0;
  while (from < least && typed[from] === word[from]) from += 1;
  const rest = (text: string, at: number): string => text.slice(at);
  if (typed.length > word.length) return rest(typed, from + 1) === rest(word, from);
  if (typed.length < word.length) return rest(typed, from) === rest(word, from + 1);
  if (rest(typed, from + 1) === rest(word, from + 1)) return true;
  const swapped = typed[from] === word[from + 1] && typed[from + 1] === word[from];
  return swapped && rest(typed, from + 2) === rest(word, from + 2);
}

type WordMatch = { readonly rank: 3 | 2 | 1; readonly at: Word };

/** Where in a name a typed word stands: as it is (3), at the beginning of a word (2), with a slip or within one (1). */
function matchWord(typed: string, words: readonly Word[]): WordMatch | null {
  let best: WordMatch | null = null;
  for (const word of words) {
    const rank =
      word.text === typed ? 3 : word.text.startsWith(typed) ? 2 : isOneSlip(typed, word.text) ? 1 : 0;
    if (rank > (best?.rank ?? 0)) best = { rank: rank as WordMatch['rank'], at: word };
    if (rank > 0) continue;
    // Scripts that run words together have a word anywhere in a run of letters; elsewhere two letters tell nothing.
    const within = typed.length > 2 || !isPlain.test(typed) ? word.text.indexOf(typed) : -1;
    if (within <= 0 || best !== null) continue;
    const isAsWritten = word.text.length === word.end - word.start;
    const start = isAsWritten ? word.start + within : word.start;
    best = { rank: 1, at: { ...word, start, end: isAsWritten ? start + typed.length : word.end } };
  }
  return best;
}

function piecesOf(title: string, hits: readonly Word[]): Pieces {
  const pieces: Pieces = [];
  let from = 0;
  for (const { start, end } of hits.toSorted((one, other) => one.start - other.start)) {
    if (start < from) continue;
    if (start > from) pieces.push({ text: title.slice(from, start), hit: false });
    pieces.push({ text: title.slice(start, end), hit: true });
    from = end;
  }
  if (from < title.length) pieces.push({ text: title.slice(from), hit: false });
  return pieces;
}

/** Whether every word that was typed stands in a name, and how well; `null` where one does not. */
export type MatchTitle = (title: string) => TitleMatch | null;

/** Compares names with what somebody typed, or is still typing. Never finds anything for what holds no letter or digit. */
export function titleMatcher(typed: string): MatchTitle {
  const all = wordsOf(typed)
    .slice(0, mostWords)
    .map(({ text }) => text)
    .filter((text) => text !== '');
  const telling = all.filter((text) => !small.has(text));
  const wanted = [...new Set(telling.length === 0 ? all : telling)];
  const whole = all.join(' ');
  return (title) => {
    if (wanted.length === 0) return null;
    const words = wordsOf(title);
    const matches: WordMatch[] = [];
    for (const one of wanted) {
      const match = matchWord(one, words);
      if (match === null) return null;
      matches.push(match);
    }
    const name = words.map(({ text }) => text).join(' ');
    const least = Math.min(...matches.map(({ rank }) => rank));
    const fit = name === whole ? 'exact' : name.startsWith(whole) ? 'begins' : least > 1 ? 'words' : 'slip';
    const worth = { exact: 30, begins: 20, words: 10, slip: 0 }[fit];
    const ranks = matches.reduce((sum, { rank }) => sum + rank, 0) / matches.length;
    // Of two names with the same words in them, the shorter one is more about them.
    const share = matches.length / Math.max(words.length, matches.length);
    return {
      fit,
      score: worth + ranks + share,
      pieces: piecesOf(
        title,
        matches.map(({ at }) => at),
      ),
    };
  };
}

/** The names that fit, best first; equal ones stay in their order. */
export function bestTitles<T>(
  typed: string,
  all: Iterable<T>,
  titleOf: (one: T) => string,
  most: number,
): (TitleMatch & { readonly of: T })[] {
  const match = titleMatcher(typed);
  const found: (TitleMatch & { readonly of: T })[] = [];
  for (const one of all) {
    const matched = match(titleOf(one));
    if (matched !== null) found.push({ ...matched, of: one });
  }
  return found.toSorted((one, other) => other.score - one.score).slice(0, most);
}
