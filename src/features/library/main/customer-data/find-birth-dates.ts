import { foundIn, type Found } from './found.ts';
import { cueBefore } from './number-cues.ts';

const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t|tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const day = '[0-3]?[0-9](?:st|nd|rd|th)?';
const year = '(?:19|20)[0-9]{2}';
const date = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${day}(?: of)? ${month},? ${year}|${month} ${day},? ${year}|[0-3]?[0-9][./-][01]?[0-9][./-](?:${year}|[0-9]{2})|${year}[./-][01]?[0-9][./-][0-3]?[0-9])(?![\\p{L}\\p{N}])`,
  'giu',
);

/** Dates of which the words before say that somebody was born then. Other dates are none of anybody's business. */
export function* findBirthDates(text: string): Generator<Found> {
  for (const { 0: words, index } of text.matchAll(date)) {
    if (cueBefore(text, index) === 'birthDate') yield foundIn(text, index, index + words.length, 'birthDate');
  }
}
