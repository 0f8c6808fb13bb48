import { expect, test } from 'vitest';
import { lookOf } from './look-of.ts';

test.each([
  ['Dana Whitlock', 'Dаnа Whitlосk'],
  ['Dana Whitlock', 'dana  whitlock'],
  ['Dana Whitlock', 'Dana WhitIock'],
  ['Dana Whitlock', 'Ｄana Whitlock'],
  ['Cope', 'Соре'],
  ['Zoë', 'Zoe\u0308'],
])('%s looks like %s', (one, other) => {
  expect(lookOf(other)).toBe(lookOf(one));
});

test.each([
  ['Dana Whitlock', 'Dana Whitman'],
  ['Zoe', 'Zoë'],
  ['Дана', 'Dana'],
])('%s does not look like %s', (one, other) => {
  expect(lookOf(other)).not.toBe(lookOf(one));
});
