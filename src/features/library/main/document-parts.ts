import { createHash } from 'node:crypto';
import type { FieldIssue } from '#contract/errors.ts';
import type { CustomerData } from '../contract/customer-data.ts';
import type { Mark } from '../contract/shapes.ts';
import { type Cut, cutDocument } from './cut.ts';
import { findCustomerData } from './customer-data/find-customer-data.ts';
import { maskedExamples } from './customer-data/masked-examples.ts';
import { redact } from './customer-data/redact.ts';
import { extractDocument } from './extract/extract-document.ts';
import type { Extracted, MarkedPlace } from './extract/extracted.ts';
import { countWords, markWords } from './mark-words.ts';
import type { DocumentPart, FileToRead, PassageText } from './read-document.ts';
import { termsOf } from './retrieval/terms-of.ts';

/** What is stored in one transaction at most: about 3 ms of writing and indexing. */
const slice = { bytes: 20_000, passages: 40, marks: 200 };
/** Ten times what a text of 10 MB with a heading every screenful has; as cues, the talk of two days. */
const most = { passages: 50_000, marks: 50_000 };

/**
 * The work of `readDocument`, for its thread only: what it needs is loaded nowhere else. The pieces join to the text,
 * and none ends between the halves of a character.
 */
export async function* documentParts(file: FileToRead): AsyncGenerator<DocumentPart, void, undefined> {
  const contentHash = createHash('sha256').update(file.content).digest('hex');
  const read = await extractDocument(file);
  if ('issue' in read) {
    yield { kind: 'unreadable', issue: read.issue };
    return;
  }
  const handled = withoutCustomerData(read, file);
  if ('found' in handled) {
    yield { kind: 'customerData', found: handled.found };
    return;
  }
  const { text, format, encoding, notices } = handled.read;
  yield {
    kind: 'opened',
    characters: text.length,
    contentHash,
    format,
    encoding,
    named: handled.named,
    extent: extentOf(handled.read),
    notices: [...notices],
  };
  const cuts = cutDocument(handled.read);
  const marks = marksOf(handled.read);
  if (cuts.length > most.passages || marks.length > most.marks) {
    yield { kind: 'unreadable', issue: cuts.length > most.passages ? tooManyPassages : tooManyMarks };
    return;
  }
  const sliceLength = Math.ceil((slice.bytes * text.length) / Buffer.byteLength(text));
  let nextCut = 0;
  let nextMark = 0;
  for (let start = 0; start < text.length;) {
    const [firstCut, firstMark] = [nextCut, nextMark];
    const markLimit = marks[firstMark + slice.marks]?.start ?? text.length;
    const limits = [cuts[firstCut + slice.passages]?.start ?? text.length, markLimit];
    // Marks of pages without text may all lie at one place.
    const next = Math.min(...limits.filter((limit) => limit > start));
    const end = wholeCharacters(text, start + sliceLength, Math.min(next, text.length));
    const isIn = (from: number | undefined): boolean =>
      from !== undefined && (from < end || end === text.length);
    while (isIn(cuts[nextCut]?.start)) nextCut += 1;
    while (isIn(marks[nextMark]?.start)) nextMark += 1;
    yield {
      kind: 'slice',
      text: text.slice(start, end),
      passages: cuts.slice(firstCut, nextCut).map((cut) => withText(cut, text)),
      marks: marks.slice(firstMark, nextMark),
    };
    start = end;
  }
  yield { kind: 'whole', characters: text.length, words: countWords(text), passages: cuts.length };
}

type Handled =
  | { readonly found: CustomerData }
  | {
      readonly read: Extracted;
      readonly named: { readonly title: string; readonly fileName: string } | null;
    };

/** Looks for data of clients where that is wanted, before anything is stored of the text. */
function withoutCustomerData(read: Extracted, file: FileToRead): Handled {
  const { customerData = 'leave', title = '', fileName } = file;
  if (customerData === 'leave') return { read, named: null };
  const { found, inLine } = findCustomerData(read);
  if (found.length === 0) return { read, named: null };
  if (customerData === 'look') return { found: maskedExamples(read.text, found) };
  const { extracted, line } = redact(read, found, inLine);
  return { read: extracted, named: { title: line(title), fileName: line(fileName) } };
}

/** What of the text's parts is stored: Markdown says its headings itself, and a row of a table is a line of the text. */
function marksOf({ format, headings, places }: Extracted): Mark[] {
  const marks: Mark[] = [];
  if (format !== 'md') {
    for (const { start, end, level } of headings) marks.push({ start, end, of: { kind: 'heading', level } });
  }
  for (const place of places) {
    const of = storedPlace(place);
    if (of !== null) marks.push({ start: place.start, end: place.end, of });
  }
  // A page begins before its first heading.
  return marks.toSorted(
    (a, b) => a.start - b.start || Number(a.of.kind === 'heading') - Number(b.of.kind === 'heading'),
  );
}

function storedPlace(place: MarkedPlace): Mark['of'] | null {
  if (place.kind === 'row') return null;
  if (place.kind !== 'cue') return { kind: place.kind, number: place.number };
  const { fromMs, toMs, speaker } = place;
  return { kind: 'cue', fromMs, toMs, speaker };
}

function extentOf({ places }: Extracted): number | null {
  const last = places.at(-1);
  if (last === undefined) return null;
  return last.kind === 'cue'
    ? places.reduce((longest, place) => Math.max(longest, place.kind === 'cue' ? place.toMs : 0), 0)
    : last.number;
}

const tooManyMarks: FieldIssue = {
  path: 'content',
  issue: 'too_many_places',
  message: 'This file has more than 50,000 headings, pages or cues. Split it and choose the parts.',
};

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
