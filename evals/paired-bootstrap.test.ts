import { describe, expect, test } from 'vitest';
import { numbers } from '../bench/make-library.ts';
import { differencesOf, pairedBootstrap } from './paired-bootstrap.ts';

const compare = (differences: readonly number[]) =>
  pairedBootstrap(differences, { resamples: 10_000, random: numbers(7) });

describe('a paired bootstrap', () => {
  test('counts the queries that won, lost and stayed, and takes rounding for staying', () => {
    expect(compare([0.5, -0.25, 0, 1e-12, 0.25])).toMatchObject({ wins: 2, losses: 1, ties: 2 });
  });

  test('is sure of a change that is the same for every query', () => {
    const { difference, low, high, better } = compare([0.25, 0.25, 0.25]);
    expect([difference, low, high, better]).toEqual([0.25, 0.25, 0.25, 1]);
  });

  test('calls nothing better where nothing changed', () => {
    expect(compare([0, 0, 0])).toEqual({
      difference: 0,
      low: 0,
      high: 0,
      better: 0,
      wins: 0,
      losses: 0,
      ties: 3,
    });
  });

  test('has the interval of the standard error where queries are many', () => {
    // Half of 400 queries win 1, half lose 1: the standard error of the mean is 1 / 20.
    const { difference, low, high, better } = compare(
      Array.from({ length: 400 }, (_, at) => (at % 2 ? 1 : -1)),
    );
    expect(difference).toBe(0);
    expect(low).toBeGreaterThan(-0.11);
    expect(low).toBeLessThan(-0.085);
    expect(high).toBeGreaterThan(0.085);
    expect(high).toBeLessThan(0.11);
    expect(better).toBeGreaterThan(0.44);
    expect(better).toBeLessThan(0.52);
  });

  test('draws the same from the same seed', () => {
    const differences = [0.3, -0.1, 0.2, 0, -0.4];
    expect(compare(differences)).toEqual(compare(differences));
  });
});

describe('the measures of two runs', () => {
  test('are paired by query, in whatever order they stand', () => {
    expect(differencesOf('1\t0.5\n2\t0.25\n', '2\t0.5\n1\t0\n')).toEqual([-0.5, 0.25]);
  });

  test.each([
    ['of other queries', '1\t0.5\n', '2\t0.5\n'],
    ['of fewer queries', '1\t0.5\n2\t0\n', '1\t0.5\n'],
    ['of none', '', ''],
    ['of a query twice', '1\t0.5\n1\t0\n', '1\t0.5\n1\t0\n'],
    ['without a number', '1\t0.5\n', '1\tgood\n'],
    ['without a measure', '1\t0.5\n', '1\n'],
  ])('%s are not compared', (_, before, after) => {
    expect(() => differencesOf(before, after)).toThrow(Error);
  });
});
