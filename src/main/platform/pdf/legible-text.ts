import type { Face } from './font-faces.ts';

/** Stands for every character that no face can draw. */
export const replacementMark = '\uFFFD';

/** How often each character was replaced: a grapheme as it was typed, or a lone part of one. */
export type Replaced = Map<string, number>;

/**
 * Characters that show nothing by themselves and only steer layout: soft hyphen, zero-width space, marks and overrides
 * of direction, variation selectors, tags (Unicode: Default_Ignorable_Code_Point). They are left out, so that text
 * reads in the order in which it was typed whatever its overrides say. The joiners U+200C and U+200D stay: they decide
 * the form of letters.
 */
const steering = /(?![\u200C\u200D])\p{Default_Ignorable_Code_Point}/gu;
const lineEnds = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;
/** Spaces of other widths are drawn as a plain space: faces share its glyph, and copied text stays searchable. */
const otherSpaces = /[\t\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g;
const joiner = /[\u200C\u200D]/;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
/** Grapheme clusters (UAX #29) of a text. */
export const graphemesOf = (text: string): string[] =>
  Array.from(graphemes.segment(text), ({ segment }) => segment);

const coversAll = (face: Face, text: string): boolean => {
  for (const character of text) if (!face.covers(character.codePointAt(0) ?? 0)) return false;
  return true;
};

/** The first face that has every character of `text`. */
export const faceFor = (faces: readonly Face[], text: string): Face | undefined =>
  faces.find((face) => coversAll(face, text));

const legibleGrapheme = (grapheme: string, faces: readonly Face[], replaced: Replaced): string => {
  if (grapheme === '\n' || faceFor(faces, grapheme)) return grapheme;
  replaced.set(grapheme, (replaced.get(grapheme) ?? 0) + 1);
  const [base = '', ...rest] = grapheme;
  const face = faceFor(faces, base);
  if (!face) return replacementMark;
  // The letter can be drawn and something that sits on it cannot: keep the letter.
  const drawable = rest.filter((part) => !joiner.test(part) && face.covers(part.codePointAt(0) ?? 0));
  return base + drawable.join('') + replacementMark;
};

/**
 * Text that the faces can draw: composed (NFC), one kind of line end, one kind of space, and a visible mark for each
 * character that no face has (control characters, lone surrogates and unknown scripts among them), counted in
 * `replaced`. Lines end with `\n`.
 */
export const legibleText = (text: string, faces: readonly Face[], replaced: Replaced): string => {
  const plain = text.normalize('NFC').replace(lineEnds, '\n').replace(otherSpaces, ' ').replace(steering, '');
  if (/^[\n\x20-\x7E]*$/.test(plain)) return plain;
  return graphemesOf(plain)
    .map((grapheme) => legibleGrapheme(grapheme, faces, replaced))
    .join('');
};
