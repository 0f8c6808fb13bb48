import { withinEdits } from '#main/kernel/language/edit-distance.ts';
import { stem } from '#main/kernel/language/stem.ts';
import type { Lexicon } from '../retrieval/retrieval.ts';

/** Words that questions are made of: what one with a slip stands for ("dose", "shoud", "wich"). */
const formWords =
  'does should would could what when where which who how long many much have with there their they before after while about between until'.split(
    ' ',
  );

const isSlipOf = (word: string, form: string): boolean =>
  form !== word &&
  form.length >= 3 &&
  form[0] === word[0] &&
  (word.length >= 4 || form.startsWith('h')) &&
  withinEdits(word, form, 1);
/** Whether a word that the material does not have is one of these with a slip. */
export const isFormSlip = (word: string): boolean =>
  word.length >= 2 && formWords.some((form) => isSlipOf(word, form));

/** A text whose words with a slip are as they were meant, where questions are made of them. */
export function withFormSlipsMended(text: string, lexicon: Lexicon): string {
  return text.replace(/\p{L}{2,7}/gu, (word) => {
    const lower = word.toLowerCase();
    if (formWords.includes(lower) || lexicon.frequencyOf(stem(lower)) > 0) return word;
    return formWords.find((form) => isSlipOf(lower, form)) ?? word;
  });
}

const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
/** Two keys that a finger confuses, or two vowels, which who spells by ear does. */
function areConfused(one: string, other: string): boolean {
  if (/[aeiouy]/.test(one) && /[aeiouy]/.test(other)) return true;
  return rows.some(
    (row) =>
      row.includes(one) && row.includes(other) && Math.abs(row.indexOf(one) - row.indexOf(other)) === 1,
  );
}
/** A word with another letter in it is another word, unless the letter lies beside the right one. */
export function isSlip(typed: string, meant: string): boolean {
  if (typed.length !== meant.length) return true;
  const others = Array.from(typed).flatMap((letter, at) =>
    letter === meant[at] ? [] : [[letter, meant[at] ?? '', at] as const],
  );
  const [first, second] = others;
  if (
    first !== undefined &&
    second !== undefined &&
    others.length === 2 &&
    first[0] === second[1] &&
    first[1] === second[0]
  )
    return true;
  return others.every(([one, other]) => areConfused(one, other));
}
