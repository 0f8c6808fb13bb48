import { describe, expect, test } from 'vitest';
import { bm25 } from '#features/library/main/retrieval/bm25.ts';
import { embedderOf } from '#features/library/main/retrieval/embedder.ts';
import { embedderFrom } from '#features/library/main/retrieval/learn-embedder.ts';
import { nearInMeaning } from '#features/library/main/retrieval/near-in-meaning.ts';
import { rankPassages } from '#features/library/main/retrieval/rank-passages.ts';
import { lexicalSimilarities } from '#features/library/main/retrieval/similarities.ts';
import { smoothScores } from '#features/library/main/retrieval/smooth-scores.ts';
import { createVectorTable, packVectors } from '#features/library/main/retrieval/vector-table.ts';
import { vectorsOf } from '#features/library/main/retrieval/vectors-of.ts';
import { indexedTexts } from './indexed-texts.ts';
import { describeVectorIndex } from './vector-index.ts';

describe('BM25', () => {
  test('is as its formula says', () => {
    const { index, query, places } = indexedTexts(['tape tape glue', 'glue brush', 'comb brush']);
    // Two of three passages hold "glue"; the average is 7 / 3 terms.
    const weight = Math.log(1 + (3 - 2 + 0.5) / (2 + 0.5));
    const long = (terms: number): number => 1.2 * (1 - 0.75 + (0.75 * terms) / (7 / 3));
    const [first, second, third] = bm25(index, query('glue'), places, null);
    expect(first).toBeCloseTo((weight * 2.2) / (1 + long(3)), 10);
    expect(second).toBeCloseTo((weight * 2.2) / (1 + long(2)), 10);
    expect(third).toBe(0);
  });

  test('counts a word that was asked for twice twice', () => {
    const { index, query, places } = indexedTexts(['tape and care', 'glue and care', 'comb']);
    const [tape, glue] = bm25(index, query('tape tape glue'), places, null);
    expect(tape).toBeCloseTo(2 * (glue ?? 0), 10);
  });

  test('knows nothing any more of a document that was removed', () => {
    const { index, query, places, termOf } = indexedTexts(['tape', 'tape and glue', 'comb']);
    index.removeDocument('document-0');
    expect(index.size()).toBe(2);
    expect(index.frequencyOf(termOf('tape'))).toBe(1);
    const only = indexedTexts(['tape and glue', 'comb']);
    expect(bm25(index, query('tape'), places, null)[1]).toBeCloseTo(
      bm25(only.index, only.query('tape'), only.places, null)[0] ?? 0,
      10,
    );
  });
});

describe('BM25 with titles', () => {
  test('takes what the title says as said in its passages, and no more', () => {
    const { index, query, places } = indexedTexts(['tape glue', 'tape brush', 'comb brush']);
    const plain = bm25(index, query('tape'), places, null);
    const countsOf = (documentId: string) => (documentId === 'document-1' ? Float64Array.of(2) : null);
    const titled = bm25(index, query('tape'), places, { countsOf });
    const weight = Math.log(1 + (3 - 2 + 0.5) / (2 + 0.5));
    expect(titled[1]).toBeCloseTo((weight * 3 * 2.2) / (3 + 1.2), 10);
    expect([titled[0], titled[2]]).toEqual([plain[0], plain[2]]);
  });

  test('finds a word that only titles say', () => {
    const { index, places } = indexedTexts(['tape glue', 'comb brush']);
    const countsOf = (documentId: string) => (documentId === 'document-1' ? Float64Array.of(2) : null);
    const [other, titled] = bm25(index, new Map([[-1, 1]]), places, { countsOf });
    expect(other).toBe(0);
    expect(titled).toBeGreaterThan(0);
  });
});

describe('neighbours', () => {
  test('passages with the same telling words are alike, those that share none are not', () => {
    const { index, places } = indexedTexts(['hair tape roll', 'tape roll', 'comb', 'hair tape roll']);
    const similar = lexicalSimilarities(index, places);
    const between = (one: number, other: number): number => similar[one * 4 + other] ?? 0;
    expect(between(0, 3)).toBeCloseTo(1, 5);
    expect(between(0, 1)).toBeGreaterThan(0.5);
    expect(between(1, 0)).toBe(between(0, 1));
    expect(between(0, 2)).toBe(0);
    expect(between(0, 0)).toBe(0);
  });

  test('draw a score towards theirs, and leave one that has none lower than it was', () => {
    const similar = Float32Array.from([0, 1, 0, 1, 0, 0, 0, 0, 0]);
    const [first, second, alone] = smoothScores(Float64Array.from([1, 0, 1]), similar);
    expect(first).toBeCloseTo(0.6, 10);
    expect(second).toBeCloseTo(0.4, 10);
    expect(alone).toBeCloseTo(0.6, 10);
  });
});

describe('a learned embedder', () => {
  const texts = Array.from({ length: 12 }, (_, at) =>
    at % 2 === 0
      ? `adhesive ${at % 4 === 0 ? 'glue' : 'bond'} skin remover base number${at}`
      : `appointment calendar ${at % 4 === 1 ? 'booking' : 'slot'} diary number${at}`,
  );
  const { index, query, places } = indexedTexts(texts);
  const learned = embedderFrom(index.material());
  const embedder = embedderOf(learned);
  const vectors = createVectorTable(embedder.dimensions);
  for (const place of places) {
    vectors.set(place, vectorsOf(index, embedder, { first: place, count: 1 }));
  }
  const cosine = (one: string, other: string): number => {
    const [first, second] = [embedder.embed(query(one)), embedder.embed(query(other))];
    return first.reduce((sum, value, at) => sum + value * (second[at] ?? 0), 0);
  };

  test('puts words that keep the same company near each other, without a text that holds both', () => {
    expect(cosine('glue', 'bond')).toBeGreaterThan(0.5);
    expect(Math.abs(cosine('glue', 'calendar'))).toBeLessThan(0.2);
  });

  test('learns the same from the same passages, and nothing of a term that stands in one alone', () => {
    expect(embedderFrom(index.material())).toEqual(learned);
    expect([...embedder.embed(query('number7'))].every((value) => value === 0)).toBe(true);
  });

  test('ranks a passage that says it in other words above one that does not say it', () => {
    const ranked = rankPassages(index, { embedder, vectors }, query('glue'), places, null);
    const topics = ranked.slice(0, 6).map(({ place }) => place % 2);
    expect(topics.every((topic) => topic === 0)).toBe(true);
    expect(ranked).toHaveLength(12);
  });
});

describe('what is near in meaning', () => {
  /** One axis for each topic: the third passage says nothing of the first topic, the fourth next to nothing. */
  const { index, query, termOf } = indexedTexts(['tape roll', 'glue bond', 'comb', 'brush roll', 'ribbon']);
  const near = (toTape: number): Float32Array => Float32Array.of(toTape, Math.sqrt(1 - toTape ** 2));
  const vectors = createVectorTable(2);
  vectors.set(0, packVectors([1, 0.9, 0, 0.25, 0.35].map(near), 2));
  const embedder = embedderOf({
    dimensions: 2,
    terms: Uint32Array.of(termOf('tape')),
    rows: Int8Array.of(127, 0),
    scales: Float32Array.of(1),
  });
  const found = (text: string) => nearInMeaning(index, { embedder, vectors }, query(text), () => true);

  test('has to be nearer where it shares no word with what was asked', () => {
    expect(found('tape')).toEqual([0, 1, 4]);
  });

  test('may be farther off where it shares a word', () => {
    expect(found('tape roll')).toEqual([0, 1, 4, 3]);
  });
});

describeVectorIndex('a table of vectors', createVectorTable);
