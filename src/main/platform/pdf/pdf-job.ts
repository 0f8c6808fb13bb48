import type { Paper } from './page-marks.ts';
import type { ReportData } from './report-sheet.ts';

/** What the worker that prints is given. */
export type PdfJob = {
  readonly report: ReportData;
  readonly paper: Paper;
  /** IANA name of the zone that times are printed in. */
  readonly timeZone: string;
};
