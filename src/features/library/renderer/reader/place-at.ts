import type { Format, Mark, Place } from '../../contract/shapes.ts';

type Source = { readonly text: string; readonly format: Format; readonly marks: readonly Mark[] };

/** The page, slide, moment or row that an offset of the text stands in. */
export function placeAt({ text, format, marks }: Source, offset: number): Place | null {
  if (format === 'csv') {
    const row = text.slice(0, offset).split('\n').length;
    return { kind: 'rows', from: row, to: row };
  }
  const found = marks.findLast(
    ({ start, end, of }) => of.kind !== 'heading' && start <= offset && offset < end,
  );
  if (found === undefined || found.of.kind === 'heading') return null;
  const { of } = found;
  return of.kind === 'cue'
    ? { kind: 'time', fromMs: of.fromMs, toMs: of.toMs }
    : { kind: of.kind, number: of.number };
}
