import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { withoutGivenParts } from './without-given-parts.ts';

/** 0 too easy to guess, 1 easy, 2 not hard enough, 3 hard, 4 very hard. */
export type PasswordScore = 0 | 1 | 2 | 3 | 4;

/** What follows these characters only adds; looking at all of 128 can take a tenth of a second. */
const charactersRated = 48;
/** Known to every guesser, whoever the password belongs to. */
const ownWords = ['drillroom', 'training', 'branch'];
/** The first thing that a guesser tries behind a word of a list: figures and a sign. No list has the words of all languages. */
const wordWithFigures = /^[^\p{L}\p{M}]*(?:\p{L}\p{M}*){1,12}[^\p{L}\p{M}]{1,6}$/u;

let rater: ZxcvbnFactory | null = null;

/**
 * How many guesses a password stands, by zxcvbn (Wheeler 2016, "zxcvbn: Low-Budget Password Strength Estimation"): lists of
 * common passwords and words, runs, repeats, dates, keyboard rows. zxcvbn takes ten thousand guesses for every part that
 * it finds, whatever the part is, so that twice the own name comes out as hard: what a guesser has for nothing is left
 * out, and the rest has to be as hard. `about` are words about the person and the place.
 */
export function ratePassword(password: string, about: readonly string[]): PasswordScore {
  // The dictionaries take 40 ms to unpack, which a start without a new password need not pay.
  rater ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, maxLength: charactersRated });
  const text = password.normalize('NFC').slice(0, charactersRated);
  const words = [...ownWords, ...about.flatMap(partsOf)];
  const rest = withoutGivenParts(text, words);
  const most: PasswordScore = wordWithFigures.test(text) ? 2 : 4;
  return least(most, least(rater.check(text, words).score, rater.check(rest, words).score));
}

const least = (a: PasswordScore, b: PasswordScore): PasswordScore => (a < b ? a : b);

/** Whole, without blanks, and word by word; of a phone number its figures. */
function partsOf(text: string): string[] {
  const lower = text.normalize('NFC').toLowerCase();
  const parts = [
    lower,
    lower.replaceAll(/\s/g, ''),
    ...lower.split(/[\s@._-]+/),
    lower.replaceAll(/\D/g, ''),
  ];
  return [...new Set(parts)].filter((part) => part.length > 2);
}
