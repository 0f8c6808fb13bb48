import { identifierKey } from './identifier-key.ts';
import type { Identity } from './identity.ts';

/** Changes when `folded` answers differently, so that the keys of people who are there already are made anew. */
export const foldedVersion = 1;

/** Letters that are one letter to Unicode and another with a stroke to people who look for a name. */
const plain: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ς: 'σ',
};
const special = Object.entries(plain);

/**
 * A text without regard to case, accents and width (NFKD, without the marks that any script may bear). Vowel signs that
 * belong to a script of their own stay: without them other names would be the same.
 */
export const folded = (text: string): string => {
  const bare = text
    .normalize('NFKD')
    .replaceAll(/(?=\p{M})\p{Script=Inherited}/gu, '')
    .toLowerCase();
  return special.reduce((found, [letter, as]) => found.replaceAll(letter, as), bare);
};

/** The words of a search, each to be found somewhere in `searchKey`. */
export const searchWords = (typed: string): string[] =>
  folded(typed)
    .split(/\s+/)
    .filter((word) => word !== '');

/** What a person is ordered and found by. */
export function keysOfPerson(person: Identity & { readonly name: string }) {
  const { name, username, email, phone, staffNumber } = person;
  const phones = phone === null ? [] : [phone, identifierKey(phone)];
  const found = [name, username, email, ...phones, staffNumber].filter((text) => text !== null);
  return { nameKey: folded(name), searchKey: found.map(folded).join('\n'), folded: foldedVersion };
}
