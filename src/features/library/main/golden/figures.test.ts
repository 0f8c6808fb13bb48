import { expect, test } from 'vitest';
import { compare, compareCategories, figuresOf, type Measured } from './figures.ts';

const asked = (questionId: string, ranks: Measured['ranks'], more: Partial<Measured> = {}): Measured => ({
  questionId,
  categoryId: 'retail-sales',
  revision: 1,
  ranks,
  ...more,
});

test('recall is the share of right passages among the first, MRR goes by the first right one', () => {
  // By hand: recall@1 (1 + 0 + 0 + 1/2) / 4, @3 (1 + 1 + 0 + 1/2) / 4, @10 (1 + 1 + 0 + 1) / 4, MRR (1 + 1/2 + 0 + 1) / 4.
  const measured = [asked('a', [1]), asked('b', [2]), asked('c', [null]), asked('d', [7, 1])];
  expect(figuresOf(measured)).toEqual({
    questions: 4,
    recall1: 0.375,
    recall3: 0.625,
    recall10: 0.75,
    mrr: 0.625,
  });
  expect(figuresOf([asked('a', [11])])).toEqual({
    questions: 1,
    recall1: 0,
    recall3: 0,
    recall10: 0,
    mrr: 1 / 11,
  });
  expect(figuresOf([])).toBeNull();
});

test('only what was asked both times, and in the same way, is compared', () => {
  const before = [asked('same', [1]), asked('edited', [1]), asked('removed', [1])];
  const now = [asked('same', [1]), asked('edited', [null], { revision: 2 }), asked('new', [null])];
  expect(compare(before, now)).toMatchObject({
    before: { questions: 1 },
    now: { questions: 1 },
    worse: 0,
    better: 0,
    isWorse: false,
  });
  expect(compare([asked('removed', [1])], [asked('new', [1])])).toBeNull();
});

test('a passage that leaves the first three is a loss; one that moves within them is one where MRR falls by more than 0.05', () => {
  const many = (count: number, rank: number) =>
    Array.from({ length: count }, (_, at) => asked(`${rank}-${at}`, [rank]));
  const others = many(19, 1);
  expect(compare([...others, asked('q', [3])], [...others, asked('q', [4])])?.isWorse).toBe(true);
  // From 1 to 2 among 10 costs 0.05, among 9 more than that.
  const moved = (count: number) =>
    compare([...many(count - 1, 1), asked('q', [1])], [...many(count - 1, 1), asked('q', [2])]);
  expect(moved(10)).toMatchObject({ worse: 1, isWorse: false });
  expect(moved(9)).toMatchObject({ worse: 1, isWorse: true });
  expect(compare([asked('q', [null])], [asked('q', [50])])).toMatchObject({ better: 1, isWorse: false });
  expect(compare([asked('q', [50])], [asked('q', [null])])).toMatchObject({ worse: 1, isWorse: false });
});

test('a loss in one category is not made up for by a gain in another', () => {
  const other = { categoryId: 'general-sales' };
  const compared = compareCategories(
    [asked('a', [1]), asked('b', [null], other)],
    [asked('a', [9]), asked('b', [1], other)],
  );
  expect([...compared].map(([id, { isWorse }]) => [id, isWorse])).toEqual([
    ['retail-sales', true],
    ['general-sales', false],
  ]);
});
