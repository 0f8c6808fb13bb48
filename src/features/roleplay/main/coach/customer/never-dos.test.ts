import { describe, expect, test } from 'vitest';
import { tokenize } from '#main/kernel/language/tokens.ts';
import { neverDos } from './never-dos.ts';
import { findPhrase, readPhrase } from './phrase.ts';

/** Ids of the never-dos that a line breaks by one of their phrases, each with the words that gave it away. */
const brokenBy = (text: string): [id: string, words: string][] => {
  const tokens = tokenize(text);
  return neverDos.flatMap(({ id, phrases }): [string, string][] => {
    for (const phrase of phrases) {
      const found = findPhrase(readPhrase(phrase), text, tokens);
      if (found !== null) return [[id, text.slice(tokens[found.from]?.start, tokens[found.to]?.end)]];
    }
    return [];
  });
};

describe('never-dos', () => {
  test.each([
    ['apologises-for-price', 'I’m really sorry it is so expensive.'],
    ['apologises-for-price', 'Sorry about the price, I only work here.'],
    ['apologises-for-price', 'I know it’s very expensive.'],
    ['argues', 'You’re wrong about that.'],
    ['argues', 'Calm down, please.'],
    ['argues', 'That is nonsense, everybody knows it.'],
    ['argues', 'As I already told you, it is included.'],
    ['loses-control', 'Do whatever you want.'],
    ['loses-control', 'I have no idea, ask somebody else.'],
    ['loses-control', 'It is up to you, sir.'],
    ['pressures', 'The offer ends on Friday.'],
    ['pressures', 'You need to decide now.'],
    ['pressures', 'There are only two left.'],
    ['discounts', 'I could give you a little discount.'],
    ['discounts', 'Let me knock fifty pounds off.'],
    ['discounts', 'What about 20% off?'],
    ['runs-others-down', 'The online shops are a scam.'],
    ['runs-others-down', 'That is just cheap rubbish from China.'],
    ['promises-too-much', 'I promise that nobody will see it.'],
    ['promises-too-much', 'It will never come off.'],
    ['promises-too-much', 'It is 100% invisible.'],
    ['promises-too-much', 'It lasts forever.'],
  ])('%s: %s', (id, text) => {
    const found = brokenBy(text);
    expect(found.map(([broken]) => broken)).toContain(id);
    for (const [, words] of found) expect(text).toContain(words);
  });

  test.each([
    'I am sorry to hear that.',
    'I am sorry that you had to wait.',
    'No, you don’t have to decide today.',
    'You do not have to sign anything.',
    'I cannot promise that nobody will ever notice.',
    'I will not promise you that it never moves.',
    'There is no discount on that, and there is a reason for it.',
    'I do not want to argue with you.',
    'The left side lifts first, and only the left side.',
    'You are right, the price is higher here.',
    'That is not your fault.',
    'No, you are not alone with that.',
    'Take your time, there is no hurry.',
    'What would you like to do?',
    'You should have the base checked once a year.',
    'The online one may be a good one; what does it include?',
    'It never hurts to ask.',
    'I have an idea.',
    'You can ask me whatever you want.',
    'Nobody signs anything on the first visit.',
  ])('not broken by: %s', (text) => {
    expect(brokenBy(text)).toEqual([]);
  });
});
