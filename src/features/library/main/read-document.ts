import type { FieldIssue } from '#contract/errors.ts';
import type { WorkerJob } from '#main/platform/ports.ts';
import type { Encoding, Format, Mark, Notice } from '../contract/shapes.ts';
import type { Cut } from './cut.ts';
import type { ImportedFile } from './extract/extract-document.ts';

/** A passage with its text, and what is indexed of it where that is not the text itself. Offsets as in `Cut`. */
export type PassageText = Cut & {
  readonly text: string;
  readonly headingMarked: string | null;
  readonly textMarked: string | null;
  /** What it is ranked by, with those of its heading: see `termsOf`; with spaces between them. */
  readonly terms: string;
};

/** What a file turned out to be. */
export type Reading = {
  /** SHA-256 of the file, in hex. */
  readonly contentHash: string;
  readonly format: Format;
  readonly encoding: Encoding | null;
  /** Pages, slides, rows or milliseconds, as the format counts. */
  readonly extent: number | null;
  readonly notices: Notice[];
};

/** A file on its way into the store, in the order in which the parts come. */
export type DocumentPart =
  /** The file cannot be imported; nothing comes after this. */
  | { readonly kind: 'unreadable'; readonly issue: FieldIssue }
  /** What it is, and how much text is to come. */
  | ({ readonly kind: 'opened'; readonly characters: number } & Reading)
  /** The next piece of the text, and the passages and marks that begin in it. */
  | {
      readonly kind: 'slice';
      readonly text: string;
      readonly passages: readonly PassageText[];
      readonly marks: readonly Mark[];
    }
  | {
      readonly kind: 'whole';
      readonly characters: number;
      readonly words: number;
      readonly passages: number;
    };

/** Reads an imported file: hashes it, gets the text out of it, cuts that and finds its words. */
export const readDocument: WorkerJob<ImportedFile, void, DocumentPart> = {
  worker: 'read-document',
  growthMb: 1024,
};
