import { maxTextBytes } from '../../contract/shapes.ts';
import { type ExtractedText, type Heading, type MarkedPlace, Unreadable } from './extracted.ts';

/** A longer line is text: each passage below a heading keeps a copy of it. */
export const longestHeading = 300;

type PlaceOf = MarkedPlace extends infer P ? (P extends unknown ? Omit<P, 'start' | 'end'> : never) : never;

/** Puts a text together piece by piece, and notes where its headings and places lie. */
export function createTextBuilder() {
  const pieces: string[] = [];
  const headings: Heading[] = [];
  const places: MarkedPlace[] = [];
  let length = 0;
  let lines = 0;
  /** What stands between the last piece and the next; the first piece has nothing before it. */
  let owed = '';

  const push = (piece: string): void => {
    pieces.push(piece);
    length += piece.length;
    if (length > maxTextBytes) throw tooMuchText();
  };
  /** Pays what is owed, so that what comes next begins here. */
  const begin = (): number => {
    if (length > 0 && owed !== '') push(owed);
    owed = '';
    return length;
  };

  return {
    /** Where the next piece begins, once what separates it from the last one is counted. */
    nextStart: (): number => length + (length > 0 ? owed.length : 0),
    length: (): number => length,
    /** Something that is not empty; `after` separates it from whatever follows. */
    add(text: string, after: string = '\n\n'): void {
      if (text === '') return;
      begin();
      push(text);
      owed = after;
    },
    /** The next line, which may be empty. Answers where it begins. */
    addLine(line: string): number {
      if (lines > 0) push('\n');
      lines += 1;
      const start = length;
      push(line);
      return start;
    },
    /** Makes what is owed at least a paragraph's end. */
    endParagraph(): void {
      owed = '\n\n';
    },
    heading(words: string, level: number): void {
      const start = begin();
      push(words);
      owed = '\n\n';
      if (words.length <= longestHeading) headings.push({ start, end: length, level, words });
    },
    /** What was added since `start` is such a place. */
    place(start: number, of: PlaceOf): void {
      places.push({ ...of, start: Math.min(start, length), end: length });
    },
    done(): Omit<ExtractedText, 'notices'> {
      const text = pieces.join('');
      if (Buffer.byteLength(text) > maxTextBytes) throw tooMuchText();
      return { text, headings, places };
    },
  };
}
export type TextBuilder = ReturnType<typeof createTextBuilder>;

export const tooMuchText = (): Unreadable =>
  new Unreadable('too_big', 'This file holds more than 10 MB of text. Split it and choose the parts.');
