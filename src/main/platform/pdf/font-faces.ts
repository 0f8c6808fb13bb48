import { create } from '@cantoo/fontkit';

export type Weight = 'regular' | 'bold';
export type FontFile = { readonly name: string; readonly bytes: Uint8Array };
/** For each weight the files in the order in which they are asked for a character. Both lists name the same scripts. */
export type FontFiles = Readonly<Record<Weight, readonly FontFile[]>>;

export type Face = {
  readonly id: string;
  readonly file: FontFile;
  covers(codePoint: number): boolean;
  /** Advance of shaped text, as a share of the type size. */
  width(text: string): number;
};
export type FaceSet = Readonly<Record<Weight, readonly [Face, ...Face[]]>>;

/** The engine that shapes and subsets type, for the painter to embed faces with. */
export const fontEngine = { create };

/**
 * Positions between glyphs are not written into the file, so kerning would only cost time; ligatures are off so that
 * copied text is letter for letter what was typed.
 */
export const shaping = { kern: false, liga: false, clig: false };

const isControl = (codePoint: number): boolean => codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0);

const openFace = (id: string, file: FontFile): Face => {
  const font = create(file.bytes);
  if (!('characterSet' in font)) throw new TypeError(`${file.name} holds several fonts; one is expected.`);
  // Fonts map some control characters to an empty glyph, which would hide them.
  const covered = new Set(font.characterSet.filter((codePoint) => !isControl(codePoint)));
  return {
    id,
    file,
    covers: (codePoint) => covered.has(codePoint),
    width: (text) =>
      font.layout(text, shaping).glyphs.reduce((sum, glyph) => sum + glyph.advanceWidth, 0) / font.unitsPerEm,
  };
};

/**
 * Opens the font files for measuring. Costs some 10 ms a file, so keep the result.
 * @throws when a weight has no file, or a file is no font
 */
export const openFaces = (files: FontFiles): FaceSet => {
  const open = (weight: Weight): readonly [Face, ...Face[]] => {
    const [first, ...others] = files[weight].map((file, index) => openFace(`${weight}-${index}`, file));
    if (!first) throw new TypeError(`No font file for the weight ${weight}.`);
    return [first, ...others];
  };
  return { regular: open('regular'), bold: open('bold') };
};
