import type { FieldIssue } from '#contract/errors.ts';
import type { WorkerJob } from '#main/platform/ports.ts';
import type { CustomerData } from '../contract/customer-data.ts';
import type { Encoding, Format, Mark, Notice } from '../contract/shapes.ts';
import type { Cut } from './cut.ts';
import type { Handling } from './customer-data/handling.ts';
import type { ImportedFile } from './extract/extract-document.ts';

/** A passage with its text, and what is indexed of it where that is not the text itself. Offsets as in `Cut`. */
export type PassageText = Cut & {
  readonly text: string;
  readonly headingMarked: string | null;
  readonly textMarked: string | null;
  /** What it is ranked by, with those of its heading: see `termsOf`; with spaces between them. */
  readonly terms: string;
};

/** A file, and what becomes of data of clients in it; without a word about them they are not looked for. */
export type FileToRead = ImportedFile & { readonly title?: string; readonly customerData?: Handling };

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
  /** Somebody has to say what becomes of what was found in it; nothing comes after this. */
  | { readonly kind: 'customerData'; readonly found: CustomerData }
  /** What it is, and how much text is to come; and what it is called where its own name told of a client. */
  | ({
      readonly kind: 'opened';
      readonly characters: number;
      readonly named: { readonly title: string; readonly fileName: string } | null;
    } & Reading)
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
export const readDocument: WorkerJob<FileToRead, void, DocumentPart> = {
  worker: 'read-document',
  growthMb: 1024,
};
