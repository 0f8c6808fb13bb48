import { join } from 'node:path';
import { onTestFinished, expect, test } from 'vitest';
import { loadReportFonts } from '#main/platform/pdf/load-report-fonts.ts';
import { renderReport } from '#main/platform/pdf/report-pdf.ts';
import { reportWordsEn } from '#main/platform/pdf/report-words-en.ts';
import { printReport } from '#features/reports/main/print-report.ts';
import { createWorkerPool } from '#main/platform/workers/worker-pool.ts';
import type { PdfJob } from '#main/platform/pdf/pdf-job.ts';
import { aReport } from '#tests/support/report-factory.ts';
import { threadOf } from '#tests/support/own-threads.ts';
import { readText } from './read-pdf.ts';

const root = join(import.meta.dirname, '../..');

const startPool = (resourcesDir = join(root, 'resources')) => {
  const pool = createWorkerPool({ fileOf: threadOf, resourcesDir });
  onTestFinished(() => pool.close());
  return (job: unknown, signal?: AbortSignal) => pool.run(printReport, job as PdfJob, signal);
};

const job: PdfJob = { report: aReport(), paper: 'a4', timeZone: 'UTC' };

test('the worker answers the same bytes as printing on this thread', async () => {
  const print = startPool();
  const fonts = await loadReportFonts(join(root, 'resources'));
  const here = await renderReport(job.report, { ...job, fonts, words: reportWordsEn });
  expect(Buffer.from(await print(job)).equals(Buffer.from(here.content))).toBe(true);
  expect(Buffer.from(await print(job)).equals(Buffer.from(here.content))).toBe(true);
});

test('times are printed in the zone that the job names', async () => {
  const print = startPool();
  expect(readText(await print({ ...job, timeZone: 'Europe/Paris' }))).toContain('11:48 (Europe/Paris)');
});

test('a job that is none is refused, and the next one is printed', async () => {
  const print = startPool();
  await expect(print({ report: null })).rejects.toMatchObject({ fault: 'failed' });
  await expect(print({ ...job, timeZone: 'Nowhere/Else' })).rejects.toMatchObject({ fault: 'failed' });
  expect((await print(job)).length).toBeGreaterThan(1000);
});

test('missing typefaces are refused, not replaced by others', async () => {
  const print = startPool(join(root, 'no-such-folder'));
  await expect(print(job)).rejects.toMatchObject({ fault: 'failed' });
});
