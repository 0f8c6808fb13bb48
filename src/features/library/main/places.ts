import type { Extent, Format, Place } from '../contract/shapes.ts';

/** What a format counts by, and so what the numbers mean that are stored with its documents and passages. */
const counts: Readonly<Record<Format, 'page' | 'slide' | 'time' | 'rows' | null>> = {
  txt: null,
  md: null,
  csv: 'rows',
  vtt: 'time',
  srt: 'time',
  docx: null,
  pptx: 'slide',
  pdf: 'page',
};

/** How much of it there is: pages, slides, rows or milliseconds. */
export function extentIn(format: Format, extent: number | null): Extent | null {
  const by = counts[format];
  if (by === null || extent === null) return null;
  if (by === 'time') return { kind: 'time', ms: extent };
  return { kind: by === 'rows' ? by : `${by}s`, count: extent };
}

/** Where a passage stands in the file. */
export function placeIn(format: Format, from: number | null, to: number | null): Place | null {
  const by = counts[format];
  if (by === null || from === null || to === null) return null;
  if (by === 'time') return { kind: 'time', fromMs: from, toMs: to };
  return by === 'rows' ? { kind: 'rows', from, to } : { kind: by, number: from };
}
