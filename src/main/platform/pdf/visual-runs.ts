import createBidi from 'bidi-js';
import { type Face, type Weight, type FaceSet } from './font-faces.ts';
import { faceFor, graphemesOf } from './legible-text.ts';

const bidi = createBidi();

export type Direction = 'ltr' | 'rtl';
/** Text of one face in the order in which it is drawn, from left to right. */
export type Run = { readonly face: Face; readonly text: string };

const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** Direction of a paragraph by its first strong character (UAX #9, P2 and P3). */
export const directionOf = (paragraph: string): Direction => {
  if (!rightToLeft.test(paragraph)) return 'ltr';
  const level = bidi.getEmbeddingLevels(paragraph, 'auto').paragraphs[0]?.level ?? 0;
  return level % 2 === 1 ? 'rtl' : 'ltr';
};

/** Pieces of a line in visual order, each in its logical order within. */
const piecesOf = (line: string, direction: Direction): { text: string; direction: Direction }[] => {
  if (!rightToLeft.test(line)) return [{ text: line, direction: 'ltr' }];
  const embedding = bidi.getEmbeddingLevels(line, direction);
  const order = bidi.getReorderedIndices(line, embedding);
  const pieces: { first: number; last: number; level: number }[] = [];
  for (const index of order) {
    const level = embedding.levels[index] ?? 0;
    const piece = pieces.at(-1);
    const follows = level % 2 === 1 ? piece?.first === index + 1 : piece?.last === index - 1;
    if (piece && follows && piece.level === level) {
      piece.first = Math.min(piece.first, index);
      piece.last = Math.max(piece.last, index);
    } else pieces.push({ first: index, last: index, level });
  }
  return pieces.map(({ first, last, level }) => ({
    text: line.slice(first, last + 1),
    direction: level % 2 === 1 ? 'rtl' : 'ltr',
  }));
};

/** Splits where the face must change. Each grapheme has the same face wherever it stands, so that widths add up. */
const byFace = (text: string, faces: readonly [Face, ...Face[]]): Run[] => {
  if (/^[\x20-\x7E]*$/.test(text)) return text === '' ? [] : [{ face: faces[0], text }];
  const runs: { face: Face; text: string }[] = [];
  for (const grapheme of graphemesOf(text)) {
    const run = runs.at(-1);
    const face = faceFor(faces, grapheme) ?? faces[0];
    if (run && run.face === face) run.text += grapheme;
    else runs.push({ face, text: grapheme });
  }
  return runs;
};

/** The engine shapes and reverses a run of right-to-left script by itself, but not one of punctuation alone. */
const turned = (run: Run): Run =>
  rightToLeft.test(run.text) ? run : { ...run, text: graphemesOf(run.text).toReversed().join('') };

const mirrored = (text: string): string =>
  Array.from(text, (character) => bidi.getMirroredCharacter(character) ?? character).join('');

/** One line of legible text as runs from left to right (UAX #9), each drawn with one face. */
export const visualRuns = (line: string, weight: Weight, faces: FaceSet, direction: Direction): Run[] =>
  piecesOf(line, direction).flatMap((piece) =>
    piece.direction === 'ltr'
      ? byFace(piece.text, faces[weight])
      : byFace(mirrored(piece.text), faces[weight]).toReversed().map(turned),
  );
