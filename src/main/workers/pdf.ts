import { loadReportFonts } from '#main/platform/pdf/load-report-fonts.ts';
import { renderReport } from '#main/platform/pdf/report-pdf.ts';
import type { ReportData } from '#main/platform/pdf/report-sheet.ts';
import { reportWordsEn } from '#main/platform/pdf/report-words-en.ts';
import type { Paper } from '#main/platform/pdf/page-marks.ts';
import { serveWorker } from '#main/platform/workers/serve-worker.ts';

export type PdfJob = {
  readonly report: ReportData;
  readonly paper: Paper;
  /** IANA name of the zone that times are printed in; UTC unless said. */
  readonly timeZone?: string;
};

serveWorker(async ({ report, paper, timeZone = 'UTC' }: PdfJob, { resourcesDir }) => {
  const fonts = await loadReportFonts(resourcesDir);
  const { content } = await renderReport(report, { paper, fonts, words: reportWordsEn, timeZone });
  return content;
});
