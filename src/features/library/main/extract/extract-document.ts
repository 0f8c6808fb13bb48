import type { FieldIssue } from '#contract/errors.ts';
import { type Format, maxTextBytes, type Notice } from '../../contract/shapes.ts';
import { decodeText } from './decode-text.ts';
import { type Extracted, type ExtractedText, Unreadable } from './extracted.ts';
import { judgeKind } from './judge-kind.ts';
import { headingsOfMarkdown } from './markdown-headings.ts';
import { normaliseText } from './normalise-text.ts';
import { mainPartOf } from './office-package.ts';
import { openArchive } from './open-archive.ts';
import { readCsv } from './read-csv.ts';
import { readDocx } from './read-docx.ts';
import { readPdf } from './read-pdf.ts';
import { readPptx } from './read-pptx.ts';
import { isSrt, isVtt, readSubtitles } from './read-subtitles.ts';
import { tooMuchText } from './text-builder.ts';

export type ImportedFile = { readonly content: Uint8Array; readonly fileName: string };

/**
 * The text of a file of any format that the library takes. What a file is, its content says; its name only decides
 * between kinds of text that look alike. The bytes may be taken over.
 */
export async function extractDocument(
  file: ImportedFile,
): Promise<Extracted | { readonly issue: FieldIssue }> {
  try {
    const extracted = await extract(file);
    if (extracted.text.trim() === '') throw new Unreadable('empty', 'There is no text in this file.');
    return {
      ...extracted,
      notices: [...namedOtherwise(file.fileName, extracted.format), ...extracted.notices],
    };
  } catch (error) {
    if (error instanceof Unreadable) return { issue: error.issue };
    throw error;
  }
}

async function extract({ content, fileName }: ImportedFile): Promise<Extracted> {
  const kind = judgeKind(content);
  if (kind === 'pdf') return { ...(await readPdf(content)), format: 'pdf', encoding: null };
  if (kind === 'zip') return extractOffice(content);
  if (content.byteLength > maxTextBytes) throw tooMuchText();
  const { text: decoded, encoding, guessed } = decodeText(content);
  const text = normaliseText(decoded);
  if (text.trim() === '') throw new Unreadable('empty', 'There is no text in this file.');
  const format = formatOfText(text, endingOf(fileName));
  const read = readFormat(text, format);
  const guess: Notice[] = guessed ? [{ kind: 'encoding_guessed' }] : [];
  return { ...read, notices: [...guess, ...read.notices], format, encoding };
}

type TextFormat = Exclude<Format, 'pdf' | 'docx' | 'pptx'>;

/** Subtitles say what they are. Between the other three only the name can tell. */
function formatOfText(text: string, ending: string): TextFormat {
  if (isVtt(text)) return 'vtt';
  if (isSrt(text)) return 'srt';
  return ending === 'md' || ending === 'csv' ? ending : 'txt';
}

function readFormat(text: string, format: TextFormat): ExtractedText {
  switch (format) {
    case 'vtt':
    case 'srt':
      return readSubtitles(text, format);
    case 'csv':
      return readCsv(text);
    default: {
      const headings = format === 'md' ? headingsOfMarkdown(text) : [];
      return { text, headings, places: [], notices: [] };
    }
  }
}

async function extractOffice(content: Uint8Array): Promise<Extracted> {
  const archive = await openArchive(content);
  try {
    if (!archive.has('_rels/.rels')) throw notOffice('an archive or a document of another kind');
    const main = await mainPartOf(archive);
    if (main.startsWith('word/'))
      return { ...(await readDocx(archive, main)), format: 'docx', encoding: null };
    if (main.startsWith('ppt/'))
      return { ...(await readPptx(archive, main)), format: 'pptx', encoding: null };
    throw main.startsWith('xl/')
      ? new Unreadable('not_text', 'This file is a workbook. Save the sheet as .csv and choose that file.')
      : notOffice('a document of another kind');
  } finally {
    archive.close();
  }
}

const notOffice = (what: string): Unreadable =>
  new Unreadable('not_text', `This file is ${what}. Save it as .docx, .pptx or .pdf and try again.`);

const endingOf = (fileName: string): string => /\.([^.]+)$/u.exec(fileName)?.[1]?.toLowerCase() ?? '';

/** A name that says something else than the content is no fault, and is told. */
function namedOtherwise(fileName: string, format: Format): Notice[] {
  const ending = endingOf(fileName);
  return ending === format ? [] : [{ kind: 'named_otherwise', ending: ending.slice(0, 20) }];
}
