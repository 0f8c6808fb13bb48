import type { FieldIssue } from '#contract/errors.ts';
import type { Encoding, Format, Notice } from '../../contract/shapes.ts';

/** A stretch of the text: character offsets (UTF-16), `end` exclusive. It may be empty, as a page without text is. */
type Stretch = { readonly start: number; readonly end: number };

/** The words of a heading, without marks of Markdown. `start` to `end` is its whole line. */
export type Heading = Stretch & { readonly level: number; readonly words: string };

/** Where a stretch of the text stands in the file, counted from 1 as its own program shows it. */
export type MarkedPlace = Stretch &
  (
    | { readonly kind: 'page' | 'slide' | 'row'; readonly number: number }
    | {
        readonly kind: 'cue';
        readonly fromMs: number;
        readonly toMs: number;
        readonly speaker: string | null;
      }
  );

/** The text of a file, with what is known about its parts. All lists are in the order of the text. */
export type ExtractedText = {
  readonly text: string;
  readonly headings: readonly Heading[];
  readonly places: readonly MarkedPlace[];
  readonly notices: readonly Notice[];
};

/** A file of any format, as text. `encoding` is `null` where the format has none of its own. */
export type Extracted = ExtractedText & { readonly format: Format; readonly encoding: Encoding | null };

/** Why a file cannot be imported, found somewhere inside it. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
  readonly issue: FieldIssue;
  constructor(issue: string, message: string) {
    super(message);
    this.issue = { path: 'content', issue, message };
  }
}
