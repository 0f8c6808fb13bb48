import { describe, expect, test } from 'vitest';
import { keyPoints } from './key-points.ts';
import { evenWeights } from './term-weights.ts';

const phrases = (text: string, question = 'What do you do?') =>
  keyPoints(question, [{ text, core: true, isItem: false }], evenWeights).map(({ phrase }) => phrase);
const itemPhrases = (items: readonly string[]) =>
  keyPoints(
    'What are the steps, in order?',
    items.map((text) => ({ text, core: true, isItem: true })),
    evenWeights,
  ).map(({ phrase }) => phrase);

describe('a key point is a whole phrase', () => {
  test('never cut inside a choice, an infinitive or a noun phrase', () => {
    expect(phrases('I have tomorrow at ten or at four to bond it again.')).toEqual([
      'I have tomorrow at ten or at four to bond it again',
    ]);
    expect(phrases('Find out whether the price is too high altogether or too high at once.')).toHaveLength(1);
    expect(phrases('Note the name, the address and the order of the pieces.')).toHaveLength(1);
  });

  test('cut where another instruction, clause or predicate begins', () => {
    expect(phrases('Explain that oil dissolves the adhesive and offer a new bond to the client.')).toEqual([
      'Explain that oil dissolves the adhesive',
      'offer a new bond to the client',
    ]);
    expect(phrases('Colour keeps its shine for weeks, and the answer needs some working days.')).toHaveLength(
      2,
    );
  });

  test('with its condition, its quotation marks and its small words', () => {
    expect(
      phrases('Wear the liner tonight, and if it does not help, bring it back with the receipt.'),
    ).toContain('if it does not help, bring it back with the receipt');
    expect(phrases('The word "fine" ends every conversation about worries.')).toEqual([
      'The word "fine" ends every conversation about worries',
    ]);
    expect(phrases('"Fine" ends every conversation about worries.')).toEqual([
      '"Fine" ends every conversation about worries',
    ]);
  });

  test('a figure with the words that belong to it', () => {
    expect(phrases('at least 48 hours')).toEqual(['at least 48 hours']);
    expect(phrases('Press the edge firmly against the skin for 60 seconds.')).toContain('for 60 seconds');
  });

  test('a figure in passing is no figure to be known', () => {
    expect(phrases('One wearer convinces more doubtful people than ten pictures.')).toEqual([
      'One wearer convinces more doubtful people than ten pictures',
    ]);
  });
});

test('every step is a key point, even one of small words only', () => {
  const steps = [
    'Let the client finish and take notes while they speak.',
    'Thank them for telling you and repeat the main point.',
    'Ask when it started.',
    'Say what you will do and by when.',
    'Write the complaint into the client’s file.',
  ];
  expect(itemPhrases(steps)).toEqual(steps.map((step) => step.slice(0, -1)));
});
