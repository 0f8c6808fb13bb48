import { isEntry, type PdfLine } from './pdf-lines.ts';

/** So much larger than the letters of the text are those of a heading at least. */
const larger = 1.15;
const longest = { lines: 3, characters: 150 };
/** Where more than this share of a document is large, large letters mean something else. */
const mostOfText = 0.2;

type Paragraph = readonly PdfLine[];

/**
 * The headings of a PDF, which has none of its own: short paragraphs in larger letters that text follows on their page.
 * Their level goes by their size. Answers nothing where the guess is not good, since a heading is no text.
 */
export function headingLevels(pages: readonly (readonly Paragraph[])[]): ReadonlyMap<Paragraph, number> {
  const bodySize = usualSize(pages.flat(2));
  const isLarge = (paragraph: Paragraph): boolean =>
    sizeOf(paragraph) >= bodySize * larger &&
    paragraph.length <= longest.lines &&
    lengthOf(paragraph) <= longest.characters &&
    !paragraph.some(isEntry) &&
    /\p{L}/u.test(paragraph[0]?.text ?? '') &&
    !/[.,;]$/u.test(paragraph.at(-1)?.text ?? '');
  const found = pages.flatMap((page) => {
    const last = page.findLastIndex((paragraph) => !isLarge(paragraph));
    return page.slice(0, Math.max(0, last)).filter(isLarge);
  });
  const all = pages.flat().reduce((sum, paragraph) => sum + lengthOf(paragraph), 0);
  const large = found.reduce((sum, paragraph) => sum + lengthOf(paragraph), 0);
  if (large > all * mostOfText) return new Map();
  const sizes = [...new Set(found.map(sizeOf))].toSorted((a, b) => b - a);
  return new Map(found.map((paragraph) => [paragraph, Math.min(6, sizes.indexOf(sizeOf(paragraph)) + 1)]));
}

/** To half a point: the same letters differ a little from line to line. */
const rounded = (size: number): number => Math.round(size * 2) / 2;
const sizeOf = (paragraph: Paragraph): number => rounded(Math.max(...paragraph.map(({ size }) => size)));
const lengthOf = (paragraph: Paragraph): number => paragraph.reduce((sum, { text }) => sum + text.length, 0);

/** The size in which most characters are set. */
function usualSize(lines: readonly PdfLine[]): number {
  const characters = new Map<number, number>();
  for (const { size, text } of lines) {
    const key = rounded(size);
    characters.set(key, (characters.get(key) ?? 0) + text.length);
  }
  let usual = 0;
  for (const [size, count] of characters) if (count > (characters.get(usual) ?? 0)) usual = size;
  return usual;
}
