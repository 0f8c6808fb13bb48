import { readFileSync } from 'node:fs';
import { runProgram } from '../run-program.ts';

const asOneLine = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();

export type PdfCheck = {
  /** What is wrong with the file, in words. */
  readonly problems: readonly string[];
  /** Whether its text was read: `pdftotext` is not everywhere. */
  readonly isRead: boolean;
};

/** Whether the file is a PDF that holds each of these texts. */
export async function checkPdf(file: string, texts: readonly string[]): Promise<PdfCheck> {
  const head = readFileSync(file).subarray(0, 4).toString('latin1');
  if (head !== '%PDF') return { problems: [`${file} is no PDF: it begins with ${head}`], isRead: false };
  const { code, output } = await runProgram('pdftotext', ['-raw', '-enc', 'UTF-8', file, '-'], {
    output: 'kept',
  });
  if (code === 127) return { problems: [], isRead: false };
  if (code !== 0) return { problems: [`the PDF cannot be read: ${asOneLine(output)}`], isRead: true };
  const text = asOneLine(output);
  const missing = texts.filter((one) => !text.includes(asOneLine(one)));
  return { problems: missing.map((one) => `the PDF does not hold the answer "${one}"`), isRead: true };
}
