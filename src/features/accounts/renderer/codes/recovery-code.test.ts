import { expect, test } from 'vitest';
import { lastGroup, sameGroup } from './recovery-code.ts';

test('the last group is what stands after the last dash or space', () => {
  expect(lastGroup('K7QW-2MZP-9XTA-4H')).toBe('4H');
  expect(lastGroup('K7QW 2MZP 9XTA ')).toBe('9XTA');
});

test('a group matches in any case and with the letters that are read as digits', () => {
  expect(sameGroup(' 9xta', '9XTA')).toBe(true);
  expect(sameGroup('oil1', '0111')).toBe(true);
  expect(sameGroup('9XTB', '9XTA')).toBe(false);
});

test('an empty group never matches', () => {
  expect(sameGroup('', '')).toBe(false);
});
