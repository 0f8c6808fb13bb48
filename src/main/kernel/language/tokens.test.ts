import { describe, expect, test } from 'vitest';
import { looksLikeTypo } from './edit-distance.ts';
import { isNegated } from './polarity.ts';
import { tokenize } from './tokens.ts';

const concepts = (text: string) =>
  tokenize(text)
    .filter(({ content }) => content)
    .map(({ concept }) => concept);

describe('different words for the same thing are one concept', () => {
  test.each([
    ['the client', 'a customer'],
    ['free of charge', 'no cost'],
    ['take it off', 'remove'],
    ['lower your own voice', 'quietly'],
    ['washing', 'washed'],
    ['It is complimentary', 'It is free'],
  ])('%s, %s', (one, other) => {
    expect(concepts(one)).toEqual(concepts(other));
  });
});

test('hyphens part words, apostrophes do not', () => {
  expect(tokenize("30-day don't").map(({ lower }) => lower)).toEqual(['30', 'day', "don't"]);
});

describe('slips of the keyboard', () => {
  test.each(['adhesvie', 'adhesiv', 'adheesive'])('%s is “adhesive”', (typed) => {
    expect(looksLikeTypo(typed, 'adhesive')).toBe(true);
  });
  test.each([
    ['tape', 'type'],
    ['client', 'silent'],
  ])('%s is not %s', (typed, word) => {
    expect(looksLikeTypo(typed, word)).toBe(false);
  });
});

describe('what is denied', () => {
  const denied = (text: string, word: string): boolean => {
    const tokens = tokenize(text);
    const at = tokens.findIndex(({ lower }) => lower === word);
    return isNegated(text, tokens, at, at);
  };
  test.each([
    ['It is not free', 'free', true],
    ["Don't apologise for it", 'apologise', true],
    ['Never promise a date', 'promise', true],
    ['I would not argue, I would ask', 'ask', false],
    ['It is free, not cheap', 'free', false],
    ['No problem, it is free', 'free', false],
    ['Press it, but do not rub', 'press', false],
  ])('%s: %s', (text, word, expected) => {
    expect(denied(text, word)).toBe(expected);
  });
});

test('words of a script without spaces are told apart, with their exact places', () => {
  const text = '返品は三十日以内です。';
  const tokens = tokenize(text);
  expect(tokens.length).toBeGreaterThan(3);
  for (const token of tokens) expect(text.slice(token.start, token.end)).toBe(token.text);
});

test('a text that is asked for again is not taken apart again, and neither is changed by who reads it', () => {
  const text = 'It costs nothing, and you take it with you.';
  const first = tokenize(text);
  const before = structuredClone(first);
  isNegated(text, first, 1, 2);
  expect(tokenize(text)).toBe(first);
  expect(first).toEqual(before);
});

test('however many texts there are, each gives its own words', () => {
  const texts = Array.from({ length: 1000 }, (_, n) => `number ${n} of them`);
  for (const text of [...texts, ...texts])
    expect(
      tokenize(text)
        .map((token) => token.text)
        .join(' '),
    ).toBe(text);
});
