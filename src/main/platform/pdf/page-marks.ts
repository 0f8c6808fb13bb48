/** What stands on a page, in points (1/72 inch) from its top left corner. Layout makes these; `paint-pdf.ts` draws them. */
export type TextMark = {
  readonly kind: 'text';
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly size: number;
  /** Id of one face of the `FaceSet`, which has every character of `text`. */
  readonly face: string;
  readonly text: string;
  readonly colour: Colour;
};
export type BoxMark = {
  readonly kind: 'box';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill?: Colour;
  readonly stroke?: Colour;
};
export type LineMark = {
  readonly kind: 'line';
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly thickness: number;
  readonly colour: Colour;
  /** Lengths of dash and gap. */
  readonly dash?: readonly [number, number];
};
export type DotMark = {
  readonly kind: 'dot';
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly fill: Colour;
  readonly stroke?: Colour;
};
export type Mark = TextMark | BoxMark | LineMark | DotMark;
/** `#rrggbb` */
export type Colour = `#${string}`;

export type Page = { readonly marks: Mark[] };

export type Paper = 'a4' | 'letter';
export type PageSize = { readonly width: number; readonly height: number };

/** ISO 216 A4 and ANSI A (Letter). */
export const pageSizes: Readonly<Record<Paper, PageSize>> = {
  a4: { width: 595.28, height: 841.89 },
  letter: { width: 612, height: 792 },
};

/** 16 mm on every side. */
export const margin = (16 / 25.4) * 72;
