import type { z } from 'zod';
import type { Reader } from '#main/platform/db/store.ts';
import type { Quote } from '../../contract/ask.ts';
import type { Place } from '../../contract/shapes.ts';
import { placeIn } from '../places.ts';
import type { Evidence } from './ask-library.ts';
import { cueAt } from './store.ts';
import { storedSlice } from './verify-quote.ts';

/** Evidence as a quote with its place; `null` where the stored text does not hold it word for word. */
export async function quoteOf(
  db: Reader,
  { passage, start, end }: Evidence,
): Promise<z.output<typeof Quote> | null> {
  const { documentId, title, passageId, heading } = passage;
  const text = passage.text.slice(start - passage.start, end - passage.start);
  if (text === '' || (await storedSlice(db, documentId, start, end)) !== text) return null;
  return {
    documentId,
    title,
    category: { id: passage.categoryId, name: passage.categoryName },
    passageId,
    heading,
    start,
    end,
    place: placeOf(db, passage, start),
    format: passage.format,
    text,
  };
}

/** A passage may hold several cues or rows; a quote lies in one of them. Pages and slides are not left by a passage. */
function placeOf(db: Reader, passage: Evidence['passage'], start: number): Place | null {
  const { documentId, format, placeFrom, placeTo } = passage;
  const place = placeIn(format, placeFrom, placeTo);
  if (place?.kind === 'rows' && placeFrom !== null) {
    const row = placeFrom + passage.text.slice(0, start - passage.start).split('\n').length - 1;
    return placeIn(format, row, row);
  }
  const cue = place?.kind === 'time' ? cueAt(db, documentId, start) : null;
  return cue === null ? place : placeIn(format, cue.from, cue.to);
}
