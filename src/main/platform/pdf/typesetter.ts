import type { FaceSet, Weight } from './font-faces.ts';
import { graphemesOf, legibleText, type Replaced } from './legible-text.ts';
import type { Colour } from './page-marks.ts';
import { type Direction, directionOf, type Run, visualRuns } from './visual-runs.ts';

/** How a text looks. Sizes in points; `leading` is the distance between two baselines. */
export type TextStyle = {
  readonly size: number;
  readonly leading: number;
  readonly weight: Weight;
  readonly colour: Colour;
};

/** One line that fits. `width` in points. */
export type Line = {
  readonly text: string;
  readonly width: number;
  readonly direction: Direction;
  readonly style: TextStyle;
};

export type Typesetter = {
  /** Breaks text into lines at most `width` points wide; an empty text is one empty line. */
  lines(text: string, style: TextStyle, width: number): Line[];
  /** The runs of a line from left to right, each with its width in points. */
  runs(line: Line): (Run & { width: number })[];
  /** What no face could draw so far. */
  readonly replaced: Replaced;
  /** Characters handed to the font engine for measuring so far: grows at most linearly with the text. */
  measuredCharacters(): number;
};

type Piece = { readonly text: string; readonly width: number };

/**
 * Sets type in the given faces. Lines are filled greedily from a cache of word widths, so a text costs as much as its
 * distinct words; a word wider than the line is broken between graphemes.
 */
export const createTypesetter = (faces: FaceSet): Typesetter => {
  const replaced: Replaced = new Map();
  const widths: Record<Weight, Map<string, number>> = { regular: new Map(), bold: new Map() };
  let measured = 0;

  const measure = ({ face, text }: Run): number => {
    measured += text.length;
    return face.width(text);
  };

  /** Width at size 1. */
  const widthOf = (word: string, weight: Weight): number => {
    const known = widths[weight].get(word);
    if (known !== undefined) return known;
    const width = visualRuns(word, weight, faces, 'ltr').reduce((sum, run) => sum + measure(run), 0);
    widths[weight].set(word, width);
    return width;
  };

  /** A word as pieces that each fit in `room` (at size 1). */
  const fitting = (word: string, weight: Weight, room: number): Piece[] => {
    const whole = widthOf(word, weight);
    if (whole <= room) return [{ text: word, width: whole }];
    const pieces: { text: string; width: number }[] = [];
    for (const grapheme of graphemesOf(word)) {
      const width = widthOf(grapheme, weight);
      const piece = pieces.at(-1);
      if (piece && piece.width + width <= room) {
        piece.text += grapheme;
        piece.width += width;
      } else pieces.push({ text: grapheme, width });
    }
    return pieces;
  };

  const paragraphLines = (paragraph: string, weight: Weight, room: number): Piece[] => {
    const lines: Piece[] = [];
    const space = widthOf(' ', weight);
    let line: { text: string; width: number } | undefined;
    let gap = '';
    for (const token of paragraph.split(/( +)/)) {
      if (token.startsWith(' ')) gap = token;
      if (token === '' || token.startsWith(' ')) continue;
      for (const [index, piece] of fitting(token, weight, room).entries()) {
        const gapWidth = gap.length * space;
        if (line && index === 0 && line.width + gapWidth + piece.width <= room) {
          line.text += gap + piece.text;
          line.width += gapWidth + piece.width;
        } else {
          if (line) lines.push(line);
          line = { ...piece };
        }
        gap = '';
      }
    }
    return [...lines, line ?? { text: '', width: 0 }];
  };

  return {
    replaced,
    measuredCharacters: () => measured,
    lines: (text, style, width) =>
      legibleText(text, faces[style.weight], replaced)
        .split('\n')
        .flatMap((paragraph) => {
          const direction = directionOf(paragraph);
          return paragraphLines(paragraph, style.weight, width / style.size).map((line) => ({
            text: line.text,
            width: line.width * style.size,
            direction,
            style,
          }));
        }),
    runs: ({ text, style, direction, width }) => {
      const runs = visualRuns(text, style.weight, faces, direction);
      if (runs.length === 1) return runs.map((run) => ({ ...run, width }));
      return runs.map((run) => ({ ...run, width: measure(run) * style.size }));
    },
  };
};
