import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

/** 0 too easy to guess, 1 easy, 2 fair, 3 hard, 4 very hard. */
export type PasswordScore = 0 | 1 | 2 | 3 | 4;

/** What follows these characters only adds; looking at all of 128 can take a tenth of a second. */
const charactersRated = 48;
/** Known to every guesser, whoever the password belongs to. */
const ownWords = ['drillroom', 'training', 'branch'];

let rater: ZxcvbnFactory | null = null;

/**
 * How many guesses a password stands, by zxcvbn (Wheeler 2016, "zxcvbn: Low-Budget Password Strength Estimation"): lists of
 * common passwords and words, runs, repeats, dates, keyboard rows. `about` are words about the person.
 */
export function ratePassword(password: string, about: readonly string[]): PasswordScore {
  // The dictionaries take 40 ms to unpack, which a start without a new password need not pay.
  rater ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, maxLength: charactersRated });
  const parts = about.flatMap((text) => [text, text.replaceAll(/\s/g, ''), ...text.split(/[\s@._-]+/)]);
  const words = [...ownWords, ...parts.filter((part) => part.length > 2)];
  return rater.check(password.normalize('NFC'), words).score;
}
