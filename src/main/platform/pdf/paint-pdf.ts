import {
  beginText,
  endText,
  PDFDocument,
  type PDFFont,
  PDFName,
  type PDFOperator,
  type PDFPage,
  rgb,
  setFillingColor,
  setFontAndSize,
  setTextMatrix,
  showText,
} from 'pdf-lib';
import { type FaceSet, fontEngine, shaping } from './font-faces.ts';
import type { Colour, Mark, Page, PageSize, TextMark } from './page-marks.ts';

export type DocumentInfo = {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  /** BCP 47. */
  readonly language: string;
  /** Of creation and change: the file's bytes depend on it, so it comes with the content and not from a clock. */
  readonly date: Date;
};

const producer = 'Drillroom';
/** Six capitals in front of a font's name say that it is a subset (ISO 32000-1, 9.6.4). */
const subsetTag = 'DRILLR';

const colourOf = (colour: Colour) => {
  const value = Number.parseInt(colour.slice(1), 16);
  return rgb((value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255);
};

const textOperators = (mark: TextMark, font: PDFFont, pageHeight: number): PDFOperator[] => [
  beginText(),
  setFillingColor(colourOf(mark.colour)),
  setFontAndSize(mark.face, mark.size),
  setTextMatrix(1, 0, 0, 1, mark.x, pageHeight - mark.y),
  showText(font.encodeText(mark.text)),
  endText(),
];

const paintShape = (page: PDFPage, mark: Exclude<Mark, TextMark>, pageHeight: number): void => {
  if (mark.kind === 'box') {
    page.drawRectangle({
      x: mark.x,
      y: pageHeight - mark.y - mark.height,
      width: mark.width,
      height: mark.height,
      ...(mark.fill && { color: colourOf(mark.fill) }),
      ...(mark.stroke && { borderColor: colourOf(mark.stroke), borderWidth: 0.75 }),
    });
  } else if (mark.kind === 'dot') {
    page.drawCircle({
      x: mark.x,
      y: pageHeight - mark.y,
      size: mark.radius,
      color: colourOf(mark.fill),
      ...(mark.stroke && { borderColor: colourOf(mark.stroke), borderWidth: 1 }),
    });
  } else {
    for (const [index, [x, y]] of mark.points.entries()) {
      const next = mark.points[index + 1];
      if (!next) continue;
      page.drawLine({
        start: { x, y: pageHeight - y },
        end: { x: next[0], y: pageHeight - next[1] },
        thickness: mark.thickness,
        color: colourOf(mark.colour),
        ...(mark.dash && { dashArray: [...mark.dash] }),
      });
    }
  }
};

/** Embeds the faces that the pages use, each as the subset of what it draws. */
const embedFonts = async (document: PDFDocument, pages: readonly Page[], faces: FaceSet) => {
  const used = new Set(
    pages.flatMap(({ marks }) => marks.map((mark) => (mark.kind === 'text' ? mark.face : ''))),
  );
  document.registerFontkit(fontEngine);
  const fonts = new Map<string, PDFFont>();
  for (const face of [...faces.regular, ...faces.bold]) {
    if (!used.has(face.id)) continue;
    const customName = `${subsetTag}+${face.file.name.replace(/\.\w+$/, '')}`;
    const options = { subset: true, customName, features: shaping };
    fonts.set(face.id, await document.embedFont(face.file.bytes, options));
  }
  return fonts;
};

/** Writes laid-out pages as a PDF 1.7 file. The same pages and info give the same bytes. */
export const paintPdf = async (
  pages: readonly Page[],
  size: PageSize,
  faces: FaceSet,
  info: DocumentInfo,
): Promise<Uint8Array> => {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.setTitle(info.title, { showInWindowTitleBar: true });
  document.setAuthor(info.author);
  document.setSubject(info.subject);
  document.setLanguage(info.language);
  document.setCreator(producer);
  document.setProducer(producer);
  document.setCreationDate(info.date);
  document.setModificationDate(info.date);
  const fonts = await embedFonts(document, pages, faces);
  for (const { marks } of pages) {
    const page = document.addPage([size.width, size.height]);
    for (const [id, font] of fonts) page.node.setFontDictionary(PDFName.of(id), font.ref);
    for (const mark of marks) {
      if (mark.kind !== 'text') paintShape(page, mark, size.height);
      else {
        const font = fonts.get(mark.face);
        if (!font) throw new TypeError(`No face ${mark.face} among the faces.`);
        page.pushOperators(...textOperators(mark, font, size.height));
      }
    }
  }
  return document.save({ useObjectStreams: true, updateFieldAppearances: false, objectsPerTick: Infinity });
};
