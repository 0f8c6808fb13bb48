import { z } from 'zod';

/** What a joiner may follow and precede: letters of scripts that are written with them, and pictures. */
const joinable = String.raw`\p{Extended_Pictographic}\p{L}`;
const joiner = String.raw`(?<=[${joinable}\p{M}\p{Emoji_Modifier}\uFE0F])(?<![\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}])[\u200C\u200D](?=[${joinable}])`;
/** Which form of a picture or an ideograph is meant: without it some names of Japan cannot be written. */
const variant = String.raw`(?<=[\p{Extended_Pictographic}\d#*])\uFE0F|(?<=\p{Script=Han})[\uFE00-\uFE02\u{E0100}-\u{E01EF}]`;
/** Signs for nothing that Unicode counts among the visible ones: Braille, music, hieroglyphs. */
const blank = String.raw`\u2800\u{1D159}\u{13441}\u{13442}`;
const shown = String.raw`(?!\p{Default_Ignorable_Code_Point})[^\p{C}\p{Zl}\p{Zp}${blank}]`;

/** A letter or digit in it, and nothing that hides or turns text round. */
const visible = new RegExp(String.raw`^(?=.*[\p{L}\p{N}])(?:${shown}|${joiner}|${variant})*$`, 'u');
/**
 * Marks that no script writes so: on nothing, the same one twice, more than three on a letter (Burmese and Tibetan stack
 * five of their own). They would be drawn over the lines above and below.
 */
const misplacedMarks =
  /(?:^|\p{Z})\p{M}|(\p{M})\1|[\p{M}--[\p{Script=Tibetan}\p{Script=Myanmar}]]{4}|\p{M}{6}/v;

/** A name or title that is seen as it is stored: on one line, nothing invisible, no marks outside their line. */
export const isPlainText = (text: string): boolean => visible.test(text) && !misplacedMarks.test(text);

const plainWords = 'Use characters that can be seen, on one line.';

/** Text on one line that people read: composed (NFC), with one blank between words. It may be empty. */
export const PlainLine = z
  .string()
  .overwrite((text) =>
    text
      .trim()
      .normalize('NFC')
      .replaceAll(/\p{Zs}+/gu, ' '),
  )
  .refine((text) => text === '' || isPlainText(text), {
    error: plainWords,
    params: { issue: 'not_plain' },
  });

/** Alphabets with letters that look like those of another of them. Han, kana and Hangul stand beside Latin in one word. */
const alphabets = ['Latin', 'Greek', 'Cyrillic', 'Armenian', 'Cherokee', 'Coptic', 'Lisu'].map((name) => ({
  name,
  letter: new RegExp(String.raw`\p{Script=${name}}`, 'u'),
}));

/** The alphabet of a letter, where it is one of those that can be taken for another. */
export const alphabetOf = (letter: string): string | null =>
  alphabets.find(({ letter: ofAlphabet }) => ofAlphabet.test(letter))?.name ?? null;

const word = /[\p{L}\p{M}\p{N}]+/gu;

/**
 * The first letter of another alphabet than the letters before it in its word, as a Cyrillic “а” in a Latin name; `null`
 * where each word keeps to one (Unicode UTS #39, 5.2, "Highly Restrictive", word by word).
 */
export function strayLetter(text: string): { letter: string; alphabet: string; among: string } | null {
  for (const [letters] of text.matchAll(word)) {
    let among: string | null = null;
    for (const letter of letters) {
      const alphabet = alphabetOf(letter);
      among ??= alphabet;
      if (alphabet !== null && among !== null && alphabet !== among) return { letter, alphabet, among };
    }
  }
  return null;
}
