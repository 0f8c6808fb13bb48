import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { difficulties } from '#features/roleplay/contract.ts';
import type { MaterialPassage } from './material.ts';
import { prepareQuestions, questionCount } from './questions.ts';

const passage = (text: string, more: Partial<MaterialPassage> = {}): MaterialPassage => ({
  id: 'p1',
  documentId: 'd1',
  documentTitle: 'House rules',
  heading: null,
  text,
  start: 0,
  ...more,
});

type Options = Partial<Parameters<typeof prepareQuestions>[0]>;
const ask = (text: string, more: Options = {}) =>
  prepareQuestions({
    passages: [passage(text)],
    category: 'General Sales',
    difficulty: 'basic',
    count: 25,
    avoid: [],
    seed: 1,
    ...more,
  });
const asked = (text: string, more: Options = {}): string[] =>
  ask(text, more).map((question) => question.text);

describe('a sentence becomes the question that it answers', () => {
  test.each([
    ['A first fitting takes 40 minutes and is included in the price.', 'How long does a first fitting take?'],
    ['Return postage costs £3.95 and is deducted from the refund.', 'How much does return postage cost?'],
    [
      'Leave the base to dry on its stand for two hours.',
      'How long should you leave the base to dry on its stand?',
    ],
    [
      'Wash the system every seven days with a mild shampoo.',
      'How often should you wash the system with a mild shampoo?',
    ],
    [
      'Send the written offer within 24 hours of the visit.',
      'How soon after the visit should you send the written offer?',
    ],
    [
      'Arrive 20 minutes before the first appointment of the day.',
      'How long before the first appointment of the day should you arrive?',
    ],
    [
      'You can return unused items within 30 days of delivery for a refund.',
      'How long after delivery can you return unused items for a refund?',
    ],
    ['Loyalty points expire after 18 months.', 'After how long do loyalty points expire?'],
    [
      'Most clients need three sessions at the start.',
      'How many sessions at the start do most clients need?',
    ],
    [
      'Synthetic wigs start at 480 pounds with cutting included.',
      'At what price do synthetic wigs start with cutting included?',
    ],
    ['The call should take between six and ten minutes.', 'How long should the call take?'],
    ['If the soup tastes sour, stir in a teaspoon of sugar.', 'What should you do if the soup tastes sour?'],
    [
      'Stop the appointment if the skin is broken anywhere.',
      'What should you do if the skin is broken anywhere?',
    ],
    [
      'When a member reaches 200 points, the till prints a voucher worth five pounds.',
      'What happens when a member reaches 200 points?',
    ],
    [
      'Before applying the adhesive, wipe the scalp with alcohol.',
      'What should you do before applying the adhesive?',
    ],
    [
      'Never mention the visit when you meet a client in the street.',
      'What should you never do when you meet a client in the street?',
    ],
    [
      'Use lukewarm water for the rinse, because hot water weakens the bond.',
      'Why should you use lukewarm water for the rinse?',
    ],
    [
      'Never sell adhesive without its remover, because pulling damages the skin.',
      'Why should you never sell adhesive without its remover?',
    ],
    [
      'A lace front is a thin strip of mesh along the forehead with hand-knotted hair.',
      'What is a lace front?',
    ],
    [
      '"Service" means the booking platform that the provider runs for its members.',
      'What does “Service” mean?',
    ],
    [
      'Requests for leave must be submitted at least two weeks in advance.',
      'How long in advance must requests for leave be submitted?',
    ],
    [
      'Full-time employees receive 25 days of paid leave each year.',
      'How many days of paid leave each year do full-time employees receive?',
    ],
    [
      'Where an employee is absent for more than six weeks, the office arranges a meeting.',
      'What happens if an employee is absent for more than six weeks?',
    ],
    [
      'If two people request the same dates, the earlier request has priority over the later one.',
      'What happens if two people request the same dates?',
    ],
    [
      'The stylist must sign the consent form before the first appointment.',
      'What must the stylist do before the first appointment?',
    ],
  ])('%s', (sentence, question) => {
    expect(asked(sentence)).toContain(question);
  });
});

describe('forms of a text become questions', () => {
  test('numbered steps, in order, each a key point', () => {
    const [question] = ask(
      '## How to remove the base\n\n1. Spray the remover along the edge.\n2. Lift the front with a comb.\n3. Roll the base to the crown.\n',
      { difficulty: 'experienced', count: 1 },
    );
    expect(question?.text).toBe('What are the steps to remove the base, in order?');
    expect(question?.type).toBe('procedural');
    expect(question?.keyPoints).toHaveLength(3);
  });

  test('more steps than one can say are asked in part', () => {
    const steps = [
      'Heat the oven',
      'Halve the tomatoes',
      'Roast until dark',
      'Soften the onions',
      'Add the garlic',
      'Pour in the stock',
      'Blend until smooth',
    ];
    const text = `Method\n\n${steps.map((step, index) => `${index + 1}. ${step}.`).join('\n')}`;
    expect(asked(text)).toContain('What are the first 5 steps in “Method”, in order?');
  });

  test('a list that the cut of the passage tore apart is not asked whole', () => {
    const first = passage(
      '## How to pack\n\n1. Fold the box.\n2. Line it with paper.\n3. Lay the wig in flat.',
    );
    const second = passage('4. Close the lid.\n5. Write the label.', { id: 'p2', start: 100 });
    const texts = prepareQuestions({
      passages: [first, second],
      category: '',
      difficulty: 'basic',
      count: 25,
      avoid: [],
      seed: 1,
    });
    expect(texts.filter(({ text }) => text.startsWith('What are the'))).toEqual([]);
  });

  test('a dialogue, by its customer’s objection', () => {
    const text =
      'Maria: Thank you for calling, how can I help?\nTom: I saw the same crown for half of that online.\nMaria: Ask them what the price includes. Ours covers the fitting and every adjustment for two years.\nTom: I see.';
    const [question] = ask(text);
    expect(question?.text).toBe(
      'A customer says: “I saw the same crown for half of that online.” How do you answer?',
    );
    expect(question?.isObjection).toBe(true);
    expect(question?.type).toBe('scenario');
  });

  test('a heading that quotes a customer, and one that asks', () => {
    const text =
      '## "It is too expensive for me"\n\nAsk what the client had planned to spend, then show the smaller option first.\n\n## How long does a base last?\n\nA base lasts for eight to twelve months with good care.';
    expect(asked(text).toSorted()).toEqual([
      'A client says: “It is too expensive for me.” How do you answer?',
      'How long does a base last?',
    ]);
  });

  test('a customer quoted in a sentence, with the advice that follows', () => {
    const text =
      'A client may say: "It feels loose after only one week." Thank the client for calling and ask when it was last washed.';
    expect(asked(text)).toContain('A client says: “It feels loose after only one week.” How do you answer?');
  });

  test('a question put in an interview that stands on its own', () => {
    const text =
      'Ann: What happens if somebody forgets the filter?\nBob: Then the pump runs dry and the machine shuts down.\nAnn: And then?';
    expect(asked(text)).toEqual(['What happens if somebody forgets the filter?']);
  });

  test('questions and answers marked as such', () => {
    expect(
      asked(
        'Q: How soon is a parcel sent out?\nA: Every parcel leaves the warehouse within two working days.',
      ),
    ).toEqual(['How soon is a parcel sent out?']);
  });
});

describe('what cannot be asked is not asked', () => {
  test.each([
    [
      'a pronoun without its noun',
      'It takes 40 minutes. They must sign before this. If it is loose, press it again.',
    ],
    [
      'a story',
      'She had not slept. The letter in her pocket had gone soft from being read too often. He would be here soon, she thought.',
    ],
    [
      'another language',
      'Die erste Beratung dauert etwa 45 Minuten und ist kostenlos. Wenn der Kunde unsicher ist, zeigen Sie ihm zwei Muster.',
    ],
    [
      'a sentence without end',
      'so when someone walks in you want to greet them and you smile and let them look around and then you go over and ask what brought them in and you listen and you show them two options not five because too many choices confuse people and then you ask which one',
    ],
    ['an indirect question', 'Ask when the wedding is. Check if the door is locked.'],
    ['keywords', 'tape glue remover wipes comb base lace skin front crown edge bond'],
    ['code', '```\nif (a > 30) return days;\n```'],
    ['nothing', ''],
    ['symbols', '@@@ ### $$$ 100% ¯\\_(ツ)_/¯ …'],
  ])('%s', (_what, text) => {
    expect(asked(text)).toEqual([]);
  });
});

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
const from = (more: Options = {}) => ask('', { passages: material, ...more });

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

  test('gives every question at most five key points that share nine points', () => {
    for (const { keyPoints } of from()) {
      expect(keyPoints.length).toBeGreaterThan(0);
      expect(keyPoints.length).toBeLessThanOrEqual(5);
      expect(keyPoints.reduce((sum, { points }) => sum + Math.round(points * 10), 0)).toBe(90);
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
