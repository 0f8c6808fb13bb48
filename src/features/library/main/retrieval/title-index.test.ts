import { describe, expect, test } from 'vitest';
import { createTitleIndex } from './title-index.ts';
import { termsOf } from './terms-of.ts';

/** Titles of documents that are named by their number, and what a search asks of them. */
function titled(titles: readonly string[]) {
  const index = createTitleIndex();
  titles.forEach((title, at) => index.add(String(at), title));
  return {
    ...index,
    asked: (text: string) => index.asked(termsOf(text).map((term) => ({ term, said: 1, inverse: 2 }))),
  };
}
const many = (title: (at: number) => string) => Array.from({ length: 100 }, (_, at) => title(at));

describe('words of a title', () => {
  test('count twice in the order of the query, and what the title does not say counts nothing', () => {
    const { asked } = titled([...many((at) => `note${at}`), 'Returns of broken goods']);
    expect(asked('where do broken returns go').countsOf('100')).toEqual(Float64Array.of(2, 2, 0));
    expect(asked('where do broken returns go').countsOf('3')).toBeNull();
  });

  test('find the documents that say most of it first', () => {
    const titles = [...many((at) => `note${at}`), 'Broken goods', 'Returns of broken goods', 'Returns'];
    expect(titled(titles).asked('returns of broken goods').best(2)).toEqual(['101', '100']);
  });

  test('take no part where all titles say them', () => {
    const asked = titled(many((at) => `Document ${at}`)).asked('which document has 12 slips');
    expect(asked.best(10)).toEqual([]);
    expect(asked.countsOf('12')).toEqual(new Float64Array(3));
    expect(asked.countsOf('13')).toEqual(new Float64Array(3));
  });

  test('are gone with their document', () => {
    const { asked, has, remove } = titled(['Opening hours', 'Prices', 'Staff']);
    expect(asked('opening').best(5)).toEqual(['0']);
    remove('0');
    expect(has('open')).toBe(false);
    expect(asked('opening').best(5)).toEqual([]);
    expect(asked('opening').countsOf('0')).toBeNull();
  });
});

describe('a number in a title', () => {
  test('by itself is no sign', () => {
    const { asked } = titled([...many((at) => `note${at}`), 'Chapter 12']);
    expect(asked('how long are 12 metres').best(5)).toEqual([]);
    expect(asked('how long are 12 metres').countsOf('100')).toEqual(new Float64Array(3));
  });

  test('counts beside a word of the title that was asked for too', () => {
    const { asked } = titled([...many((at) => `note${at}`), 'Price list 2026', 'Price list 2027']);
    expect(asked('price list 2027').countsOf('101')).toEqual(Float64Array.of(2, 2, 2));
    expect(asked('price list 2027').countsOf('100')).toEqual(Float64Array.of(2, 2, 0));
    expect(asked('price list 2027').best(1)).toEqual(['101']);
  });

  test('with letters is a name', () => {
    const { asked } = titled([...many((at) => `note ${at}`), 'Using EL1']);
    expect(asked('articles on EL1').best(5)).toEqual(['100']);
  });
});
