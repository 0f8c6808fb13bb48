import { expect, test } from 'vitest';
import { passwordStrength } from './password-strength.ts';

test.each([
  ['', 0],
  ['short1!', 0],
  ['aaaaaaaaaaaaaaaa', 0],
  ['1234567890123', 0],
  ['Password123!', 0],
  ['qwertyuiop', 0],
  ['tidewindow', 1],
  ['brisk kettle harbour plum', 4],
  ['gX7#pQ2!vR9z', 3],
])('%j has the strength %i', (password, strength) => {
  expect(passwordStrength(password)).toBe(strength);
});

test('a password made of the own name is as weak as it is short without it', () => {
  expect(passwordStrength('DanaWhitlock26')).toBeGreaterThan(
    passwordStrength('DanaWhitlock26', ['Dana Whitlock', 'dana.whitlock']),
  );
  expect(passwordStrength('DanaWhitlock26', ['Dana Whitlock'])).toBe(0);
});

test('more of an unrelated password is never weaker', () => {
  const long = 'kettle-harbour-plum-brisk-otter';
  const strengths = Array.from(long, (_, at) => passwordStrength(long.slice(0, at + 1)));
  expect(strengths).toEqual(strengths.toSorted((one, other) => one - other));
});
