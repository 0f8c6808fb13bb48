import { printReport } from '#features/reports/main/print-report.ts';
import { loadReportFonts } from '#main/platform/pdf/load-report-fonts.ts';
import { renderReport } from '#main/platform/pdf/report-pdf.ts';
import { reportWordsEn } from '#main/platform/pdf/report-words-en.ts';
import { serveWorker } from '#main/platform/workers/serve-worker.ts';

serveWorker(printReport, async ({ report, paper, timeZone }, { resourcesDir }) => {
  const fonts = await loadReportFonts(resourcesDir);
  const { content } = await renderReport(report, { paper, fonts, words: reportWordsEn, timeZone });
  return content;
});
