import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { difficulties } from '#features/roleplay/contract.ts';
import { ask, passage } from '#tests/features/roleplay/ask-about.ts';
import { questionCount } from './questions.ts';

type Wish = Parameters<typeof ask>[1];
const material = [
  passage(
    'Every fitting includes one adjustment within 30 days. The adjustment takes 40 minutes and is done by the same stylist. After 30 days an adjustment costs 35 pounds. Book the adjustment at the desk before the client leaves the branch.',
    { heading: 'What is included' },
  ),
  passage(
    'Wash the hair system once every seven days with a sulphate-free shampoo. Use lukewarm water for the rinse, because hot water weakens the bond. Never rub the base with a towel, because rubbing tangles the fibres.',
    { id: 'p2', heading: 'Washing', start: 400 },
  ),
  passage(
    '1. Spray the remover along the front edge.\n2. Lift the front edge with the tail of a comb.\n3. Roll the base backwards to the crown.\n4. Clean the skin with the wipe from the care kit.',
    { id: 'p3', heading: 'How to remove the system', start: 800 },
  ),
  passage(
    'If the client used an oil-based product, explain that oil dissolves the adhesive and offer a new bond. When a client says that the price is too high, ask what they had planned to spend. If a client becomes loud, lower your own voice and lead them into the private room.',
    { id: 'p4', heading: 'When the client worries', start: 1200 },
  ),
  passage(
    'Client: Will people be able to tell that I wear it?\nStylist: Most people only notice that you look well. Let us look at the hairline together by the window.\nClient: But I saw one for half of that price online.\nStylist: I can see why you compare. Ours is cut in on your own head and adjusted twice in the first year.',
    { id: 'p5', heading: 'At the mirror', start: 1600 },
  ),
];
const from = (more: Wish = {}) => ask('', { passages: material, ...more });

describe('the set of questions', () => {
  test('quotes its source to the letter, at the place it names', () => {
    for (const difficulty of difficulties)
      for (const { source, expected } of from({ difficulty })) {
        const { text, start } = material.find(({ id }) => id === source.passageId) ?? passage('');
        expect(text.slice(source.start - start, source.end - start)).toBe(source.quote);
        expect(source.quote).not.toBe('');
        expect(expected).not.toBe('');
      }
  });

  test('is the same for the same seed, and another for another', () => {
    const texts = (seed: number) => from({ seed, count: 5 }).map(({ text }) => text);
    expect(texts(7)).toEqual(texts(7));
    expect(new Set([1, 2, 3, 4, 5, 6].map((seed) => texts(seed).join('|'))).size).toBeGreaterThan(1);
  });

  test('survives being stored as JSON', () => {
    const questions = from();
    expect(JSON.parse(JSON.stringify(questions))).toEqual(questions);
  });

  test('never asks what was asked before, whatever its case and punctuation', () => {
    const before = from().map(({ text }) => text);
    const again = from({ avoid: before.map((text) => text.toUpperCase().replace('?', ' ?')) });
    expect(again.filter(({ text }) => before.includes(text))).toEqual([]);
  });

  test('never asks the same thing twice', () => {
    for (const difficulty of difficulties) {
      const texts = from({ difficulty }).map(({ text }) => text);
      expect(new Set(texts).size).toBe(texts.length);
    }
  });

  test('goes from easy to hard', () => {
    const order = from({ difficulty: 'experienced' }).map(({ difficulty }) =>
      difficulties.indexOf(difficulty),
    );
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  test('follows the mix of its difficulty as far as the material goes', () => {
    const share = (difficulty: (typeof difficulties)[number], type: string) => {
      const questions = from({ difficulty, count: 5 });
      return questions.filter((question) => question.type === type).length / questions.length;
    };
    expect(share('new-joining', 'scenario')).toBe(0);
    expect(share('new-joining', 'factual')).toBeGreaterThanOrEqual(0.6);
    expect(share('expert', 'scenario')).toBeGreaterThanOrEqual(0.6);
    expect(share('expert', 'factual')).toBe(0);
  });

  test('holds linked questions for an expert', () => {
    const chain = from({ difficulty: 'expert', count: 6 }).filter((question) => question.chain !== null);
    expect(chain.map((question) => question.chain)).toEqual([
      { part: 1, of: 2 },
      { part: 2, of: 2 },
    ]);
    expect(chain[1]?.text).toMatch(/^(?:The same conversation goes on|Still in “)/);
  });

  test('gives as many hints as the difficulty allows, and none gives the answer', () => {
    const hints = (difficulty: (typeof difficulties)[number]) =>
      from({ difficulty, count: 4 }).map((question) => question.hints.length);
    expect(new Set(hints('new-joining'))).toEqual(new Set([2]));
    expect(new Set(hints('expert'))).toEqual(new Set([0]));
  });

  test('gives every question at most five key points that share eight points', () => {
    for (const { keyPoints } of from()) {
      expect(keyPoints.length).toBeGreaterThan(0);
      expect(keyPoints.length).toBeLessThanOrEqual(5);
      expect(keyPoints.reduce((sum, { points }) => sum + Math.round(points * 10), 0)).toBe(80);
    }
  });

  test('asks for no figure that it names itself', () => {
    for (const { text, keyPoints } of from())
      for (const { quantity, phrase } of keyPoints) if (quantity !== null) expect(text).not.toContain(phrase);
  });
});

test('an interview has as many questions as its minutes allow, and a floor by difficulty', () => {
  const counts = (minutes: number) => difficulties.map((difficulty) => questionCount(minutes, difficulty));
  expect(counts(5)).toEqual([7, 8, 9, 9]);
  expect(counts(20)).toEqual([12, 12, 12, 12]);
  expect(counts(30)).toEqual([18, 18, 18, 18]);
  expect(counts(60)).toEqual([25, 25, 25, 25]);
});

test('whatever the text, questions are whole and their quotes exact', () => {
  const piece = fc.constantFrom(
    'If the client waits, offer a seat by the window. ',
    'A fitting takes 40 minutes. ',
    '1. Press the base.\n2. Wait a minute.\n3. Lift the edge.\n',
    '## A heading\n',
    'Client: It is too expensive for me today.\nStylist: Ask what they had planned to spend on it.\n',
    '“',
    '**',
    '\u0000',
    '\uD800',
    '\r\n',
    ' because ',
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(piece, fc.string({ maxLength: 20 })), { maxLength: 12 }),
      fc.nat(),
      (pieces, seed) => {
        const text = pieces.join('');
        for (const question of ask(text, { seed })) {
          expect(text.slice(question.source.start, question.source.end)).toBe(question.source.quote);
          expect(question.text).toMatch(/\?$/);
          expect(question.text).not.toMatch(/[\n|#<>]/);
        }
      },
    ),
  );
});
