/** Text as it is shown, and where it stands in the source: character offsets (UTF-16), `to` exclusive. */
export type Leaf = {
  readonly kind: 'text';
  readonly text: string;
  readonly from: number;
  readonly to: number;
};

/** Inline content. A link is its words and, as text, its address; a picture is its description only. */
export type Inline =
  | Leaf
  | { readonly kind: 'break' }
  | { readonly kind: 'strong' | 'em' | 'deleted' | 'picture'; readonly children: readonly Inline[] }
  | { readonly kind: 'link'; readonly children: readonly Inline[]; readonly address: Leaf }
  | { readonly kind: 'code'; readonly children: readonly Leaf[] };

/** `from` is where the block starts in the source; it also is its name in the page. */
export type Block =
  | {
      readonly kind: 'heading';
      readonly from: number;
      readonly level: number;
      readonly children: readonly Inline[];
    }
  | { readonly kind: 'paragraph'; readonly from: number; readonly children: readonly Inline[] }
  /** Text whose spaces and line ends count: code, and the paragraphs of a plain text file. */
  | { readonly kind: 'code' | 'plain'; readonly from: number; readonly children: readonly Leaf[] }
  | { readonly kind: 'quote'; readonly from: number; readonly blocks: readonly Block[] }
  | {
      readonly kind: 'list';
      readonly from: number;
      readonly ordered: boolean;
      /** The figure of the first item. */
      readonly start: number;
      readonly items: readonly (readonly Block[])[];
    }
  | {
      readonly kind: 'table';
      readonly from: number;
      readonly header: readonly Cell[];
      readonly rows: readonly (readonly Cell[])[];
    }
  | { readonly kind: 'rule'; readonly from: number }
  /** Where a page or a slide begins. */
  | { readonly kind: 'page' | 'slide'; readonly from: number; readonly number: number }
  /** What was said from a moment on, in milliseconds from the beginning. */
  | {
      readonly kind: 'cue';
      readonly from: number;
      readonly fromMs: number;
      readonly children: readonly Leaf[];
    }
  /** Rows of a table whose first one need not be a header; a spreadsheet's know their number. */
  | { readonly kind: 'rows'; readonly from: number; readonly rows: readonly Row[] };

export type Row = { readonly number: number | null; readonly cells: readonly Cell[] };

export type Cell = { readonly from: number; readonly children: readonly Inline[] };

/** The words of inline content, without their looks. */
export const plainText = (inlines: readonly Inline[]): string =>
  inlines
    .map((inline) =>
      inline.kind === 'text' ? inline.text : inline.kind === 'break' ? ' ' : plainText(inline.children),
    )
    .join('');
