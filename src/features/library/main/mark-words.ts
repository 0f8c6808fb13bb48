import { versions } from 'node:process';

/** Between two words of a script that has no spaces. Stored text holds no control character, so it is never text. */
export const wordMark = '\u001F';

/** Changes when the same text may be taken apart otherwise: with this file, or with the dictionaries of the runtime. */
export const wordsFoundBy = `1, ICU ${versions.icu ?? 'unknown'}`;

/** Bounded, because an endless one would take a stack as large as itself. */
const run = /[\p{L}\p{N}\p{M}]{1,4096}/gu;
/** The scripts that write without spaces and that Unicode segmentation has dictionaries for. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });
const segmentsOf = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment);

/**
 * A text with `wordMark` between words that its script runs together, found by Unicode segmentation (UAX 29 with the
 * dictionaries of ICU); `null` where there is nothing to mark. Taking the marks out gives the text again.
 */
export function markWords(text: string): string | null {
  if (!unspaced.test(text)) return null;
  const marked = text.replace(run, (word) => (unspaced.test(word) ? segmentsOf(word).join(wordMark) : word));
  return marked === text ? null : marked;
}

export const unmarked = (text: string): string => text.replaceAll(wordMark, '');

/** A run of letters and digits. `parts` are its words where its script is written without spaces, else `null`. */
export type Run = { readonly text: string; readonly parts: readonly string[] | null };

export function* runsOf(text: string): Generator<Run> {
  for (const [found] of text.matchAll(run)) {
    yield { text: found, parts: unspaced.test(found) ? segmentsOf(found) : null };
  }
}

export function countWords(text: string): number {
  let count = 0;
  for (const { parts } of runsOf(text)) count += parts?.length ?? 1;
  return count;
}
