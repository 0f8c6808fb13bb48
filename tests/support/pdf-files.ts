import { degrees, PDFDocument, StandardFonts } from 'pdf-lib';

/** Lines of a page as they are drawn, from top to bottom, one below the other at `step` points. */
export type PageLines = { readonly lines: readonly string[]; readonly step?: number; readonly size?: number };

/** A PDF with these pages of text, in the typeface that every PDF program has. */
export async function aPdf(pages: readonly (readonly PageLines[])[], password?: string): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (const blocks of pages) {
    const page = pdf.addPage([420, 600]);
    let y = 560;
    for (const { lines, step = 14, size = 11 } of blocks) {
      for (const line of lines) {
        page.drawText(line, { x: 40, y, size, font });
        y -= step;
      }
      y -= step;
    }
  }
  if (password !== undefined)
    pdf.encrypt({ userPassword: password, ownerPassword: `${password} of the owner` });
  return new Uint8Array(await pdf.save());
}

/** A dot, as a picture. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A PDF as a scanner makes it: each page is a picture. */
export async function aScan(pages: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const picture = await pdf.embedPng(dot);
  for (let number = 0; number < pages; number += 1) {
    pdf.addPage([420, 600]).drawImage(picture, { x: 0, y: 0, width: 420, height: 600, rotate: degrees(0) });
  }
  return new Uint8Array(await pdf.save());
}
