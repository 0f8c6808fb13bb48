import type { PdfJob } from '#main/platform/pdf/pdf-job.ts';
import type { WorkerJob } from '#main/platform/ports.ts';

/** A report as a PDF file. */
export const printReport: WorkerJob<PdfJob, Uint8Array> = { worker: 'pdf' };
