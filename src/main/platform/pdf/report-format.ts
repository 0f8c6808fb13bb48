import type { ReportWords } from './report-words-en.ts';

export type ReportFormat = {
  date(iso: string): string;
  dateTime(iso: string): string;
  /** At most one decimal place. */
  number(value: number): string;
  readonly zone: string;
};

/** Dates and numbers as the report words them. `timeZone` is an IANA name. */
export const createReportFormat = (words: ReportWords, timeZone: string): ReportFormat => {
  const date = new Intl.DateTimeFormat(words.locale, { dateStyle: 'medium', timeZone });
  const dateTime = new Intl.DateTimeFormat(words.locale, { dateStyle: 'long', timeStyle: 'short', timeZone });
  const number = new Intl.NumberFormat(words.locale, { maximumFractionDigits: 1 });
  return {
    date: (iso) => date.format(new Date(iso)),
    dateTime: (iso) => dateTime.format(new Date(iso)),
    number: (value) => number.format(value),
    zone: timeZone,
  };
};
