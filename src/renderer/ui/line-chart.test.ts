import { expect, test } from 'vitest';
import { linePath, spread } from './line-chart.tsx';

test('a line breaks where a value is missing', () => {
  const same = (value: number) => value;
  expect(linePath([1, 2, null, 4], same, same)).toBe('M0.0 1.0L1.0 2.0M3.0 4.0');
});

test('labels that would overlap move apart and keep their order', () => {
  expect(spread([50, 52, 20], 15)).toEqual([50, 65, 20]);
});

test('labels with room enough stay where they are', () => {
  expect(spread([10, 40, 70], 15)).toEqual([10, 40, 70]);
});
