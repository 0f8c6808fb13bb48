import { getDocumentProxy } from 'unpdf';
import { maxTextBytes, type Notice } from '../../contract/shapes.ts';
import { type ExtractedText, Unreadable } from './extracted.ts';
import { normaliseText } from './normalise-text.ts';
import { damaged } from './open-archive.ts';
import { headingLevels } from './pdf-headings.ts';
import {
  joinParagraph,
  linesOfPage,
  paragraphsOf,
  type PdfLine,
  type PdfRun,
  wordsOfLines,
} from './pdf-lines.ts';
import { createTextBuilder, tooMuchText } from './text-builder.ts';

/** More is a library, not a document; each costs the thread some milliseconds. */
const mostPages = 5000;

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

/** The text of a PDF, page by page. Its pictures are not looked at: a page that is one has no text. */
export async function readPdf(content: Uint8Array): Promise<ExtractedText> {
  const pdf = await opened(content);
  try {
    const { pages, unreadable } = await pagesOf(pdf);
    const words = wordsOfLines(pages.flat());
    const paragraphs = pages.map(paragraphsOf);
    const levels = headingLevels(paragraphs);
    const text = createTextBuilder();
    let empty = -unreadable;
    for (const [at, page] of paragraphs.entries()) {
      text.endParagraph();
      const start = page.length === 0 ? text.length() : text.nextStart();
      for (const paragraph of page) {
        const level = levels.get(paragraph);
        const joined = joinParagraph(paragraph, words);
        if (level === undefined) text.add(joined);
        else text.heading(joined.replaceAll('\n', ' '), level);
      }
      if (page.length === 0) empty += 1;
      text.place(start, { kind: 'page', number: at + 1 });
    }
    if (text.length() === 0) throw unreadable > 0 ? damaged() : scanned();
    const notices: Notice[] = [];
    if (empty > 0) notices.push({ kind: 'pages_without_text', count: empty });
    if (unreadable > 0) notices.push({ kind: 'pages_damaged', count: unreadable });
    return { ...text.done(), notices };
  } finally {
    await pdf.loadingTask.destroy();
  }
}

/** Whatever the library says about a file that it cannot open, the file is to blame: it was opened by others before. */
async function opened(content: Uint8Array): Promise<Pdf> {
  try {
    return await getDocumentProxy(content, {
      verbosity: 0,
      useSystemFonts: false,
      disableFontFace: true,
      enableXfa: false,
      useWasm: false,
      useWorkerFetch: false,
    });
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') {
      throw new Unreadable(
        'encrypted',
        'This PDF is protected by a password. Save it without one and try again.',
      );
    }
    throw damaged();
  }
}

/** The lines of every page. One that is damaged has none, and is counted. */
async function pagesOf(pdf: Pdf): Promise<{ pages: readonly (readonly PdfLine[])[]; unreadable: number }> {
  if (pdf.numPages > mostPages) {
    throw new Unreadable(
      'too_many_pages',
      'This PDF has more than 5,000 pages. Split it and choose the parts.',
    );
  }
  const pages: PdfLine[][] = [];
  let characters = 0;
  let unreadable = 0;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const runs = await runsOfPage(pdf, number);
    if (runs === null) unreadable += 1;
    const lines = linesOfPage(runs ?? []);
    characters += lines.reduce((sum, { text }) => sum + text.length, 0);
    if (characters > maxTextBytes) throw tooMuchText();
    pages.push(lines);
  }
  return { pages, unreadable };
}

/** `null` for a page that the library finds damaged. */
async function runsOfPage(pdf: Pdf, number: number): Promise<readonly PdfRun[] | null> {
  try {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    page.cleanup();
    return items.flatMap((item) =>
      'str' in item ? [{ ...item, str: normaliseText(item.str.toWellFormed()).replaceAll('\n', ' ') }] : [],
    );
  } catch {
    return null;
  }
}

const scanned = (): Unreadable =>
  new Unreadable(
    'no_text',
    'No text found: its pages are pictures, as a scanner makes them, or do not say which letters they show. Have its text recognised (OCR), or choose the document that it was made from.',
  );
