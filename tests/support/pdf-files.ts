import { deflateSync } from 'node:zlib';
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

/** A PDF of some KB whose one page unpacks to `mb` MB: the same packed stream, drawn again and again. */
export function aPdfBomb(mb: number): Uint8Array {
  const streamMb = 32;
  const packed = deflateSync(Buffer.alloc(streamMb * 2 ** 20, 0x20));
  const contents = '4 0 R '.repeat(mb / streamMb);
  const objects: readonly (string | Buffer)[][] = [
    ['<</Type/Catalog/Pages 2 0 R>>'],
    ['<</Type/Pages/Kids[3 0 R]/Count 1>>'],
    [`<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents[${contents}]/Resources<<>>>>`],
    [`<</Length ${packed.length}/Filter/FlateDecode>>\nstream\n`, packed, '\nendstream'],
  ];
  let file = Buffer.from('%PDF-1.4\n');
  const starts = objects.map((object, at) => {
    const start = file.length;
    const pieces = [`${at + 1} 0 obj\n`, ...object, '\nendobj\n'];
    file = Buffer.concat([file, ...pieces.map((piece) => Buffer.from(piece))]);
    return `${String(start).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 5\n0000000000 65535 f \n${starts.join('')}`;
  const end = `${table}trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF`;
  return new Uint8Array(Buffer.concat([file, Buffer.from(end)]));
}
