import { stem } from '#main/kernel/language/stem.ts';
import { runsOf } from '../mark-words.ts';

/** Words that tell nothing of what a text is about. */
const stopWords: ReadonlySet<string> = new Set(
  `a about above after again all also an and any are as at be because been before being between both but by can could did
  do does for from had has have he her here his how i if in into is it its may me more most my no
  not of on or other our out over
  should so some such than that the their them then there these they this those to under up was we were what when where
  which who whom why will with would you your`.split(/\s+/),
);

/** Accents of scripts whose readers leave them out when they type; vowel signs of other scripts stay. */
const accents = /[\u0300-\u036F]/g;
const isPlain = /^[a-z0-9]+$/;

function termOf(word: string): string | null {
  const lower = word.toLowerCase();
  if (stopWords.has(lower)) return null;
  return stem(isPlain.test(lower) ? lower : lower.normalize('NFD').replace(accents, '').normalize('NFC'));
}

/** The same words come again and again. */
const known = new Map<string, string | null>();
const mostKnown = 50_000;

function knownTermOf(word: string): string | null {
  let term = known.get(word);
  if (term === undefined) {
    if (known.size >= mostKnown) known.clear();
    term = termOf(word);
    known.set(word, term);
  }
  return term;
}

/** The version of what this file makes of a text. Another one has every passage taken apart anew. */
export const termsBy = 1;

/**
 * The terms of a text in reading order: its words in lower case, without accents, as Porter stems where they are plain
 * English letters, without stop words. Text that runs its words together is taken apart as `markWords` does.
 */
export function termsOf(text: string): string[] {
  const terms: string[] = [];
  for (const { text: word, parts } of runsOf(text)) {
    for (const part of parts ?? [word]) {
      const term = knownTermOf(part);
      if (term !== null) terms.push(term);
    }
  }
  return terms;
}
