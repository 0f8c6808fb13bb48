import type { FaceSet } from './font-faces.ts';
import { replacementMark } from './legible-text.ts';
import { createPageFlow } from './page-flow.ts';
import { margin, type Page, type Paper, pageSizes } from './page-marks.ts';
import { paintPdf } from './paint-pdf.ts';
import { setClosing } from './report-closing.ts';
import { createReportFormat } from './report-format.ts';
import { setQuestions } from './report-questions.ts';
import type { ReportData, ReportSheet } from './report-sheet.ts';
import { palette, type } from './report-style.ts';
import { setSummary } from './report-summary.ts';
import type { ReportWords } from './report-words-en.ts';
import { createTypesetter } from './typesetter.ts';

export type ReportPdfOptions = {
  readonly paper: Paper;
  readonly fonts: FaceSet;
  readonly words: ReportWords;
  /** IANA name; the printed times name it. */
  readonly timeZone: string;
};

export type ReportPdf = {
  readonly content: Uint8Array;
  readonly pages: number;
  /** Characters (graphemes) that no typeface could draw. Each page that shows one says so. */
  readonly replaced: readonly string[];
  /** Characters measured while setting the type; for judging cost without a clock. */
  readonly measuredCharacters: number;
};

const showsReplacement = ({ marks }: Page): boolean =>
  marks.some((mark) => mark.kind === 'text' && mark.text.includes(replacementMark));

/** One line of at most `width`, ended by an ellipsis where it is longer. */
const setFooters = ({ flow, report, words, format }: ReportSheet, pageHeight: number): void => {
  const { typesetter, pages, width } = flow;
  const baseline = pageHeight - margin;
  const marked = typesetter.replaced.size > 0;
  for (const [index, page] of pages.entries()) {
    const [number] = typesetter.lines(words.pageOf(index + 1, pages.length), type.meta, width);
    const numberWidth = number?.width ?? 0;
    const held = `${report.trainee.name} · ${report.title} · ${format.date(report.startedAt)}`;
    const [name, rest] = typesetter.lines(held, type.meta, width - numberWidth - 40);
    const shortened = name && rest ? { ...name, text: `${name.text} …` } : name;
    if (marked && showsReplacement(page)) {
      const [note] = typesetter.lines(words.replacedOnPage, type.meta, width);
      if (note) page.marks.push(...flow.lineMarks(note, margin, baseline - 19));
    }
    const top = baseline - 13;
    page.marks.push(
      {
        kind: 'line',
        points: [
          [margin, top],
          [margin + width, top],
        ],
        thickness: 0.5,
        colour: palette.hairline,
      },
      ...(shortened ? flow.lineMarks(shortened, margin, baseline) : []),
      ...(number ? flow.lineMarks(number, margin + width - numberWidth, baseline) : []),
    );
  }
};

/** Metadata fields take any text but lone surrogates and control characters. */
const metadata = (text: string): string => text.toWellFormed().replace(/\p{Cc}+/gu, ' ');

/**
 * A report as a PDF file: everything that the report holds, in full. The same report and options give the same bytes.
 */
export const renderReport = async (report: ReportData, options: ReportPdfOptions): Promise<ReportPdf> => {
  const { paper, fonts, words, timeZone } = options;
  const size = pageSizes[paper];
  const flow = createPageFlow(size, createTypesetter(fonts));
  const sheet: ReportSheet = { report, flow, words, format: createReportFormat(words, timeZone) };
  setSummary(sheet);
  setQuestions(sheet);
  setClosing(sheet);
  setFooters(sheet, size.height);
  const content = await paintPdf(flow.pages, size, fonts, {
    title: metadata(`${report.title}, ${report.trainee.name}`),
    author: words.product,
    subject: metadata(words.subject(report.category.name)),
    language: words.locale,
    date: new Date(report.endedAt),
  });
  return {
    content,
    pages: flow.pages.length,
    replaced: [...flow.typesetter.replaced.keys()],
    measuredCharacters: flow.typesetter.measuredCharacters(),
  };
};
