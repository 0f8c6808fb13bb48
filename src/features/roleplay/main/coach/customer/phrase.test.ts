import { describe, expect, test } from 'vitest';
import { tokenize } from '#main/kernel/language/tokens.ts';
import { findPhrase, readPhrase } from './phrase.ts';

const says = (text: string, phrase: string): string | null => {
  const tokens = tokenize(text);
  const found = findPhrase(readPhrase(phrase), text, tokens);
  return found === null ? null : text.slice(tokens[found.from]?.start, tokens[found.to]?.end);
};

describe('a phrase', () => {
  test('is found with other endings, in any case', () => {
    expect(says('I am SORRY the prices are what they are', 'sorry * price')).toBe('SORRY the prices');
  });

  test('leaves room for three words where it has a star, and for none elsewhere', () => {
    expect(says('sign it for me today', 'sign * today')).toBe('sign it for me today');
    expect(says('sign it over here for me today', 'sign * today')).toBeNull();
    expect(says('calm yourself down', 'calm down')).toBeNull();
  });

  test('takes one of several words', () => {
    expect(says('That is nonsense.', 'that is wrong/nonsense')).toBe('That is nonsense');
  });

  test('reads contractions as the words that they stand for', () => {
    expect(says('You’re wrong there', 'you are wrong')).toBe('You’re wrong');
    expect(says('That isn’t true!', 'that is not true')).toBe('That isn’t true');
    expect(says('I can’t promise, but I won’t argue', 'will not argue')).toBe('won’t argue');
  });

  test('does not count when it is denied, whatever else it denies', () => {
    expect(says('I cannot promise that nobody sees it', 'promise * nobody')).toBeNull();
    expect(says('I promise that nobody sees it', 'promise * nobody')).toBe('promise that nobody');
    expect(says('Nobody will notice', 'nobody will notice')).toBe('Nobody will notice');
    expect(says('You do not have to decide today', 'have to decide today')).toBeNull();
    expect(says('You need not decide today', 'you need * decide')).toBeNull();
    expect(says('You are not listening', 'you are not listening')).toBe('You are not listening');
  });
});
