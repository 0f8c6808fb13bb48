import { readFileSync } from 'node:fs';
import type { Found } from '#features/library/main/customer-data/found.ts';

export type Labelled = {
  readonly text: string;
  readonly spans: readonly { readonly start: number; readonly end: number; readonly kind: Found['kind'] }[];
};

/** `{name|Maria}` in a line says what it is; an IBAN is a number of a bank. */
function unlabel(marked: string): Labelled {
  const spans: Labelled['spans'][number][] = [];
  let text = '';
  let at = 0;
  for (const { 0: whole, 1: kind = '', 2: words = '', index } of marked.matchAll(/\{(\w+)\|([^}]*)\}/gu)) {
    text += marked.slice(at, index);
    const start = text.length;
    text += words;
    spans.push({ start, end: text.length, kind: kind === 'iban' ? 'bank' : (kind as Found['kind']) });
    at = index + whole.length;
  }
  return { text: text + marked.slice(at), spans };
}

const read = (name: string): string =>
  readFileSync(new URL(`../../evals/customer-data/${name}.txt`, import.meta.url), 'utf8').trim();

/** Labelled talks of one half, and lines of handbooks, in which nothing is to be found. */
export const labelledLines = (half: 'seen' | 'held-out') => ({
  talks: read(`transcripts-${half}`).split('\n\n').map(unlabel),
  handbook: read(`handbook-${half}`).split('\n'),
});
