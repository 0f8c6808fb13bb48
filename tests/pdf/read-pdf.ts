import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';

/** A word as it stands on its page, in points from the top left corner. */
export type PlacedWord = {
  readonly text: string;
  readonly xMin: number;
  readonly yMin: number;
  readonly xMax: number;
  readonly yMax: number;
};
export type ReadPage = {
  readonly width: number;
  readonly height: number;
  readonly words: readonly PlacedWord[];
};

const maxBuffer = 256 * 2 ** 20;

/** Runs one of the poppler tools on a file; another reader than the writer's own library. */
const poppler = (tool: string, args: (file: string) => string[], content: Uint8Array): Buffer => {
  const dir = mkdtempSync(join(tmpdir(), 'drillroom-pdf-'));
  const file = join(dir, 'report.pdf');
  try {
    writeFileSync(file, content);
    return execFileSync(tool, args(file), { maxBuffer, stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new Error(`${tool} is missing. Install the Debian package poppler-utils.`, { cause: error });
    throw error;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
};

/** All text in the order in which it was drawn, every run of white space as one space. */
export const readText = (content: Uint8Array): string =>
  poppler('pdftotext', (file) => ['-raw', '-enc', 'UTF-8', file, '-'], content)
    .toString('utf8')
    .replace(/\s+/g, ' ');

/** The file's objects and page contents, with compressed streams unpacked. */
export const readStructure = (content: Uint8Array): string => {
  const file = Buffer.from(content);
  const plain = file.toString('latin1');
  let structure = '';
  let end = 0;
  for (const { index, 0: word } of plain.matchAll(/\bstream\r?\n/g)) {
    const start = index + word.length;
    structure += plain.slice(end, start);
    end = file.indexOf('endstream', start);
    const packed = file.subarray(start, end);
    // Typefaces are binary; their bytes would only look like names by chance.
    const unpacked = packed[0] === 0x78 ? inflateSync(packed) : packed;
    if (!unpacked.includes(0)) structure += unpacked.toString('latin1');
  }
  return structure + plain.slice(end);
};

/** Fields of `pdfinfo`: Title, Pages, Page size… */
export const readInfo = (content: Uint8Array): Map<string, string> =>
  new Map(
    poppler('pdfinfo', (file) => [file], content)
      .toString('utf8')
      .split('\n')
      .map((line): [string, string] => {
        const [name = '', ...rest] = line.split(':');
        return [name, rest.join(':').trim()];
      }),
  );

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const numbersOf = (attributes: string): number[] =>
  Array.from(attributes.matchAll(/"([\d.-]+)"/g), ([, value]) => Number(value));

/** Where every word stands. */
export const readPages = (content: Uint8Array): ReadPage[] => {
  const markup = poppler('pdftotext', (file) => ['-bbox', '-enc', 'UTF-8', file, '-'], content).toString(
    'utf8',
  );
  return Array.from(markup.matchAll(/<page ([^>]*)>([\s\S]*?)<\/page>/g), ([, size = '', body = '']) => {
    const [width = 0, height = 0] = numbersOf(size);
    const words = Array.from(
      body.matchAll(/<word ([^>]*)>([\s\S]*?)<\/word>/g),
      ([, box = '', text = '']) => {
        const [xMin = 0, yMin = 0, xMax = 0, yMax = 0] = numbersOf(box);
        return {
          text: text.replace(/&([^;]+);/g, (all, name: string) => entities[name] ?? all),
          xMin,
          yMin,
          xMax,
          yMax,
        };
      },
    );
    return { width, height, words };
  });
};

/** Pixels of a rendered page at two to the point; `darkIn` counts those darker than a third. */
export const drawPage = (content: Uint8Array, page: number) => {
  const scale = 2;
  const args = (file: string) => [
    '-gray',
    '-r',
    String(72 * scale),
    '-f',
    String(page),
    '-l',
    String(page),
    file,
  ];
  const image = poppler('pdftoppm', args, content);
  // Portable graymap (P5): magic, width, height, greatest value, then one byte a pixel.
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(image.subarray(0, 64).toString('latin1'));
  if (!head) throw new Error('pdftoppm gave no graymap.');
  const width = Number(head[1]);
  const pixels = image.subarray(head[0].length);
  return {
    darkIn: ({ xMin, yMin, xMax, yMax }: PlacedWord): number => {
      let dark = 0;
      for (let y = Math.floor(yMin * scale); y < yMax * scale; y += 1)
        for (let x = Math.floor(xMin * scale); x < xMax * scale; x += 1)
          if ((pixels[y * width + x] ?? 255) < 170) dark += 1;
      return dark;
    },
  };
};
