import { expect, test } from 'vitest';
import { clockText } from './countdown.tsx';

test('a countdown shows minutes and seconds, and hours only when there are any', () => {
  expect(clockText(380_000)).toBe('6:20');
  expect(clockText(0)).toBe('0:00');
  expect(clockText(3_723_000)).toBe('1:02:03');
});

test('a second that has begun still counts, so that the clock shows 0:00 only at the end', () => {
  expect(clockText(1)).toBe('0:01');
  expect(clockText(59_001)).toBe('1:00');
});
