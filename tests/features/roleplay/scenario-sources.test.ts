import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cutPassages } from '#features/library/main/cut.ts';
import { neverDos } from '#features/roleplay/main/coach/customer/never-dos.ts';
import { findQuotes } from '#features/roleplay/main/coach/find-quotes.ts';
import type { MaterialPassage } from '#features/library/contract/shapes.ts';
import { parseScenario } from '#features/roleplay/main/coach/parse-scenario.ts';

const resources = new URL('../../../resources/', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, resources), 'utf8');

type Sample = { readonly file: string; readonly categoryId: string };
const samples = JSON.parse(read('samples/samples.json')) as Sample[];
const textOf = (file: string): string => read(`samples/${file}`);
const passagesOf = ({ file }: Sample): MaterialPassage[] =>
  cutPassages(textOf(file), 'md').map(({ heading, start, end }) => ({
    id: `${file}:${start}`,
    documentId: file,
    documentTitle: file,
    heading,
    start,
    text: textOf(file).slice(start, end),
  }));
const materialOf = (categoryId: string) =>
  samples.filter((sample) => sample.categoryId === categoryId).flatMap(passagesOf);

/** Each sentence must be found, and its quote must be the document's own text at its place. */
function expectAllFound(sentences: readonly string[], material: readonly MaterialPassage[]): void {
  const quotes = findQuotes(sentences, material);
  expect(quotes.map(({ quote }) => quote)).toEqual([...new Set(sentences)]);
  for (const { documentId, start, end, quote } of quotes)
    expect(textOf(documentId).slice(start, end)).toBe(quote);
}

const scenarios = readdirSync(new URL('scenarios/', resources))
  .filter((file) => file.endsWith('.json'))
  .map((file) => parseScenario(JSON.parse(read(`scenarios/${file}`))));

describe.each(scenarios)('$id', ({ categoryId, beats, neverDos: own }) => {
  const all = [...beats.flatMap(({ points, find, step }) => [...points, find, step]), ...own];

  test('names only sentences that stand in the sample of its category', () => {
    expectAllFound(
      all.flatMap((one) => one?.source ?? []),
      materialOf(categoryId),
    );
  });

  test('names a sentence for every point', () => {
    const points = beats.flatMap(({ points: ofBeat }) => ofBeat);
    expect(points.filter(({ source }) => source === undefined).map(({ id }) => id)).toEqual([]);
  });
});

test('what holds for every customer names sentences of the samples', () => {
  expectAllFound(
    neverDos.flatMap(({ source }) => source ?? []),
    samples.flatMap(passagesOf),
  );
});
