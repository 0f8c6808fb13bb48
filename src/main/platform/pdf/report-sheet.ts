import type { z } from 'zod';
import type { Report, ReportItem } from '#features/reports/contract.ts';
import type { SourceQuote } from '#features/roleplay/contract.ts';
import type { PageFlow } from './page-flow.ts';
import { type } from './report-style.ts';
import type { ReportFormat } from './report-format.ts';
import type { ReportWords } from './report-words-en.ts';
import type { TextStyle } from './typesetter.ts';

export type ReportData = z.infer<typeof Report>;
export type ReportItemData = z.infer<typeof ReportItem>;
export type SourceData = z.infer<typeof SourceQuote>;

/** What every section of a report writes with. */
export type ReportSheet = {
  readonly report: ReportData;
  readonly flow: PageFlow;
  readonly words: ReportWords;
  readonly format: ReportFormat;
};

export type Paragraph = { readonly text: string; readonly style: TextStyle };

/** Width of the column of labels beside a text. */
const labelWidth = 64;

export const sameSource = (one: SourceData | null, other: SourceData | null): boolean =>
  one !== null &&
  other !== null &&
  one.documentId === other.documentId &&
  one.start === other.start &&
  one.end === other.end &&
  one.quote === other.quote;

const isRemoved = ({ report }: ReportSheet, source: SourceData): boolean =>
  report.removedSources.includes(source.documentId) || report.removedSources.includes(source.documentTitle);

/** Where a sentence stands, and the sentence itself in full. */
export const sourceParagraphs = (sheet: ReportSheet, source: SourceData, style: TextStyle): Paragraph[] => {
  const { words } = sheet;
  const place = [source.documentTitle, source.heading, isRemoved(sheet, source) ? words.removed : null];
  return [
    { text: place.filter((part) => part !== null && part !== '').join(' · '), style: type.meta },
    { text: words.quote(source.quote), style },
  ];
};

/** Says on a new page which item goes on there. */
export const setContinued =
  ({ flow, report, words }: ReportSheet, item: number) =>
  (): void => {
    flow.text(words.items[report.kind].continued(item), type.meta);
    flow.skip(5);
  };

/** A heading that stays with what follows it. */
export const setHeading = ({ flow }: ReportSheet, text: string): void => {
  flow.skip(20);
  flow.need(90);
  flow.text(text, type.heading);
  flow.skip(5);
};

/** A label on the left, its text beside it. */
export const setLabelled = (
  { flow }: ReportSheet,
  label: string,
  paragraphs: readonly Paragraph[],
  onContinue: () => void,
): void => {
  const width = flow.width - labelWidth;
  const leading = paragraphs[0]?.style.leading ?? type.label.leading;
  flow.row(
    [
      {
        x: 0,
        width: labelWidth - 8,
        lines: flow.typesetter.lines(label, { ...type.label, leading }, labelWidth - 8),
      },
      {
        x: labelWidth,
        width,
        lines: paragraphs.flatMap(({ text, style }) => flow.typesetter.lines(text, style, width)),
      },
    ],
    { onContinue },
  );
  flow.skip(4);
};
