import { createHash } from 'node:crypto';
import type { FieldIssue } from '#contract/errors.ts';
import type { WorkerJob } from '#main/platform/ports.ts';
import { type Cut, cutPassages } from './cut.ts';
import { countWords, markWords } from './mark-words.ts';
import { readText } from './read-text.ts';
import { termsOf } from './retrieval/terms-of.ts';

export type Format = 'txt' | 'md';
export type ImportedFile = { readonly content: Uint8Array; readonly format: Format };

/** A passage with its text, and what is indexed of it where that is not the text itself. Offsets as in `Cut`. */
export type PassageText = Cut & {
  readonly text: string;
  readonly headingMarked: string | null;
  readonly textMarked: string | null;
  /** What it is ranked by, with those of its heading: see `termsOf`; with spaces between them. */
  readonly terms: string;
};

/** A file on its way into the store, in the order in which the parts come. */
export type DocumentPart =
  /** The file is no text that can be imported; nothing comes after this. */
  | { readonly kind: 'unreadable'; readonly issue: FieldIssue }
  /** SHA-256 of the file, in hex. */
  | { readonly kind: 'opened'; readonly contentHash: string }
  /** The next piece of the text, and the passages that begin in it. */
  | { readonly kind: 'slice'; readonly text: string; readonly passages: readonly PassageText[] }
  | {
      readonly kind: 'whole';
      readonly characters: number;
      readonly words: number;
      readonly passages: number;
    };

/** Reads an imported file: decodes, hashes and cuts it, and finds its words. */
export const readDocument: WorkerJob<ImportedFile, void, DocumentPart> = { worker: 'read-document' };

/** What is stored in one transaction at most: about 3 ms of writing and indexing. */
const slice = { bytes: 20_000, passages: 40 };
/** Ten times what a text of 10 MB with a heading every screenful has. */
const mostPassages = 50_000;

/** The work of `readDocument`. The pieces join to the text, and none ends between the halves of a character. */
export function* documentParts({ content, format }: ImportedFile): Generator<DocumentPart, void, undefined> {
  const read = readText(content);
  if ('issue' in read) {
    yield { kind: 'unreadable', issue: read.issue };
    return;
  }
  const { text } = read;
  yield { kind: 'opened', contentHash: createHash('sha256').update(content).digest('hex') };
  const cuts = cutPassages(text, format);
  if (cuts.length > mostPassages) {
    yield { kind: 'unreadable', issue: tooManyPassages };
    return;
  }
  const sliceLength = Math.ceil((slice.bytes * text.length) / content.byteLength);
  let next = 0;
  for (let start = 0; start < text.length;) {
    const first = next;
    const end = wholeCharacters(text, start + sliceLength, cuts[first + slice.passages]?.start);
    while ((cuts[next]?.start ?? end) < end) next += 1;
    yield {
      kind: 'slice',
      text: text.slice(start, end),
      passages: cuts.slice(first, next).map((cut) => withText(cut, text)),
    };
    start = end;
  }
  yield { kind: 'whole', characters: text.length, words: countWords(text), passages: cuts.length };
}

const tooManyPassages: FieldIssue = {
  path: 'content',
  issue: 'too_many_passages',
  message: 'This file has more than 50,000 headings. Split it and choose the parts.',
};

/** Where a piece ends: after `most` characters or before `next`, and never between the halves of a character. */
const wholeCharacters = (text: string, most: number, next = text.length): number => {
  if (next <= most) return next;
  return (text.charCodeAt(most - 1) & 0xfc00) === 0xd800 ? most + 1 : most;
};

const withText = (cut: Cut, whole: string): PassageText => {
  const text = whole.slice(cut.start, cut.end);
  const headingMarked = cut.heading === null ? null : markWords(cut.heading);
  const terms = termsOf(`${cut.heading ?? ''}\n${text}`).join(' ');
  return { ...cut, text, headingMarked, textMarked: markWords(text), terms };
};
