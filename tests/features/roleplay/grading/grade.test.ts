import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { grade, questionOn, verdict } from './question-on.ts';

/** Questions of all kinds, each with answers as people type them. */
const cases = [
  {
    text: 'The base must stay dry for 48 hours after the fitting, and sport is allowed from the fourth day.',
    asked: 'How long must the base stay dry',
    good: [
      'It has to be kept dry for two days after the fitting. Sport is fine from day four.',
      'The base stays dry for forty-eight hours, sport is allowed from the fourth day on.',
    ],
    short: ['48 hours', 'two days', 'For 48 hrs.'],
    wrong: [
      '24 hours',
      'maybe 24 or 48 hours, not sure',
      'It is not 48 hours but a week.',
      'About three days I think',
    ],
  },
  {
    text: 'If a client reports blisters, ask them to remove the system, to rinse the skin with lukewarm water, and to see a doctor before the next bonding.',
    asked: 'client reports blisters',
    good: [
      'I would ask them to take it off, wash the skin with lukewarm water and go and see a doctor before we bond it again.',
      'They should remove the system at once, then rinse their skin using lukewarm water, and a doctor has to look at it before the next bonding.',
    ],
    short: [
      'take it off, rinse with lukewarm water, see a doctor',
      'Remove it, rinse with lukewarm water, doctor before next bonding.',
    ],
    wrong: ['Tell them not to remove the system and to wait a bit.', 'Recommend a good cream.'],
  },
  {
    text: 'When a client says that the price is too high, ask what they had planned to spend and show the smaller option first.',
    asked: 'price is too high',
    good: [
      'First I ask how much they were planning to spend. Then I would show them the smaller option.',
      'Find out what they planned on spending, and start by showing the small option first.',
    ],
    short: [
      'ask what they planned to spend, show the smaller option',
      'Ask their planned spend and show small option first',
    ],
    wrong: ['I would apologise and offer a discount of ten percent.', 'Explain that quality has its price.'],
  },
  {
    text: 'Never sell liquid adhesive without its remover, because a client who pulls the base off damages the skin and the lace.',
    asked: 'Why should you never sell liquid adhesive',
    good: [
      'Because otherwise people pull the base off and that damages their skin as well as the lace.',
      'A client without it would just pull it off, and then both skin and lace get damaged.',
    ],
    short: ['pulling it off damages skin and lace', 'They damage the lace and the skin.'],
    wrong: ['Because it is in the offer this month.', 'Because the remover smells nice.'],
  },
  {
    text: '## Taking a complaint\n\n1. Let the client finish and take notes.\n2. Thank them and repeat the main point.\n3. Ask when it started.\n4. Write the complaint into the file on the same day.\n',
    asked: 'What are the steps',
    good: [
      'I let them finish and take notes, thank them and repeat the main point, ask when it started, and write the complaint into the file the same day.',
      'First you let the client finish while taking notes. Then thank them, repeat the main point back. Ask when it began. The complaint goes into their file that same day.',
    ],
    short: [
      'let finish and note it, thank and repeat main point, ask when it started, write it in the file same day',
    ],
    wrong: ['Call the manager and close the door.', 'Offer them money back straight away.'],
  },
  {
    text: 'Client: I am afraid it will turn blue like an old tattoo.\nSpecialist: Tattoo ink sits deep and holds several colours. Ours is a single carbon pigment in the upper skin, so it fades to a lighter grey.\nClient: Good to know.',
    asked: 'turn blue',
    good: [
      'I understand the worry. Ours is only one carbon pigment and it sits in the upper skin, so over time it fades to a lighter grey.',
      'We use a single carbon pigment in the upper layer of skin, which fades to lighter grey. Tattoo ink is deep and has several colours.',
    ],
    short: ['single carbon pigment in the upper skin, it fades to grey'],
    wrong: ['Do not worry, everybody likes it in the end.', 'You can always have it lasered away.'],
  },
] as const;

const irrelevant =
  'I think the most important thing is always to be friendly, smile a lot and make sure that everybody has a nice day, because when the team is happy then the people will be happy as well and they will tell their family about it and come back again and again, and that is what we all want in the end, so I would keep a positive attitude, dress well and keep the shop tidy at any time of the week.';
const nonsense = [
  'asdf qwer zxcv',
  'bla bla bla bla',
  '1234567890',
  '???',
  'lorem ipsum dolor sit amet',
  'ok',
  'Thank you very much, have a nice day!',
  "I don't know.",
];

describe.each(cases)('asked: $asked', ({ text, asked, good, short, wrong }) => {
  const question = questionOn(text, asked);
  const score = (answer: string) => grade(question, answer).score;

  test.each([...good])('good: %s', (answer) => expect(score(answer)).toBeGreaterThanOrEqual(8));
  test.each([...short])('short but right: %s', (answer) => expect(score(answer)).toBeGreaterThanOrEqual(8));
  test.each([...wrong])('wrong: %s', (answer) => expect(score(answer)).toBeLessThanOrEqual(2));
  test.each(nonsense)('nonsense: %s', (answer) => expect(score(answer)).toBeLessThanOrEqual(2));
  test('long and irrelevant', () => expect(score(irrelevant)).toBeLessThanOrEqual(2));
  test('the question said back', () => expect(score(question.text)).toBeLessThanOrEqual(2));

  test('order of merit: good, short, irrelevant, paste, nonsense', () => {
    const paste = score(question.source.quote);
    const mean = (answers: readonly string[]) =>
      answers.reduce((sum, answer) => sum + score(answer), 0) / answers.length;
    expect(mean(good)).toBeGreaterThanOrEqual(mean(short));
    expect(mean(short)).toBeGreaterThan(score(irrelevant));
    expect(score(irrelevant)).toBeGreaterThanOrEqual(paste);
    expect(paste).toBeGreaterThanOrEqual(mean(nonsense));
  });

  test('reading out the material is recognised and is no pass', () => {
    const given = grade(question, question.source.quote);
    expect(verdict(given, 'own-words')).toBe('wrong');
    expect(given.score).toBe(0);
    expect(given.feedback).toMatch(/own words/);
  });

  test('a row of keywords is recognised and is no pass', () => {
    const words = question.expected.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
    const given = grade(question, words.toSorted().join(' '));
    expect(given.score).toBeLessThan(5);
  });

  test('typing errors, capitals and missing stops are forgiven', () => {
    const slip = (word: string) =>
      word.length > 6 ? word.slice(0, 3) + word.slice(4, 5) + word.slice(3, 4) + word.slice(5) : word;
    const answer = good[0]
      .toLowerCase()
      .replaceAll(/[a-z]+/g, slip)
      .replaceAll('.', '');
    expect(score(answer)).toBeGreaterThanOrEqual(5);
  });
});

test('a plain “we” affirms what the material forbids', () => {
  const question = questionOn(
    '## What we refuse\n\nWe do not accept fur, wet suits or anything that smells of petrol.',
    'What we refuse',
  );
  expect(grade(question, 'We gladly accept fur, wet suits and things that smell of petrol.').score).toBe(0);
  expect(
    grade(question, 'We turn down fur, wet suits and whatever smells of petrol.').score,
  ).toBeGreaterThanOrEqual(8);
});

test('an order is no other doer where the question has said who does it', () => {
  const question = questionOn(
    '## Handing out\n\nThe customer must bring the ticket to the desk.',
    'what must the customer do',
  );
  expect(grade(question, 'bring the ticket').score).toBeGreaterThanOrEqual(8);
});

test('under a heading that asks for one thing its first sentence is the heart, also in a customer’s voice', () => {
  for (const heading of ['How much do I pay for a diagnosis?', 'What does the diagnosis cost?']) {
    const question = questionOn(
      `## ${heading}\n\nThe diagnosis costs 19 euros. The amount is deducted from the bill when the repair is done with us.\n`,
      heading,
    );
    expect(grade(question, '19 euros').score).toBeGreaterThanOrEqual(7);
  }
});

test('a curt note with its verb is no row of keywords', () => {
  const question = questionOn(
    'If the label is missing, the customer signs the risk form.',
    'label is missing',
  );
  expect(verdict(grade(question, 'customer signs risk form'), 'sentences')).toBe('met');
  expect(verdict(grade(question, 'form risk customer signs'), 'sentences')).toBe('wrong');
});

test('an idiom of denial denies nothing: what costs nothing is free', () => {
  const question = questionOn(
    'The first week of storage is free, and after that we charge 35 pounds a week for each container.',
    'Care',
  );
  const answer = "The first week doesn't cost anything, afterwards it is 35 pounds a week per container.";
  expect(grade(question, answer).score).toBeGreaterThanOrEqual(8);
});

test('half of an answer is not said clearly, however well that half is said', () => {
  const question = questionOn(
    '## At the door\n\n- Lock both doors.\n- Switch the alarm on.\n- Hand the key to security.\n- Log the time in the book.\n',
    'At the door',
  );
  const half = grade(question, 'You lock both of the doors and then the alarm is switched on.');
  expect(verdict(half, 'clear')).toBe('missed');
  expect(half.score).toBeLessThanOrEqual(5);
});

describe('a figure', () => {
  const question = questionOn(
    'Every repair takes 30 days in the workshop.',
    'How long does every repair take',
  );

  test('that is wrong is wrong, not merely missed, and said so', () => {
    const given = grade(question, 'It takes 60 days.');
    expect(verdict(given, 'k1')).toBe('wrong');
    expect(verdict(given, 'true')).toBe('wrong');
    expect(given.score).toBe(0);
    expect(given.feedback).toContain('60 days');
    expect(given.feedback).toContain('30 days');
  });
  test('may be said in the material’s own sentence, but not pasted with its capital and its stop', () => {
    const { quote } = question.source;
    for (const typed of [quote.replace(/\.$/, ''), quote.toLowerCase()]) {
      expect(grade(question, typed).score).toBe(10);
      expect(verdict(grade(question, typed), 'own-words')).toBe('met');
    }
    expect(verdict(grade(question, quote), 'own-words')).toBe('wrong');
  });
  test('may be said in another unit', () =>
    expect(grade(question, 'about a month').score).toBeGreaterThanOrEqual(8));
  test('given in a sentence of one’s own words is right, where the rest touches on the matter', () => {
    const fridge = questionOn(
      'The fridge is checked at nine in the morning and at five in the afternoon.',
      'fridge checked',
    );
    const answer = 'Someone looks at the thermometer twice daily, at 9 am and again at 5 pm.';
    expect(grade(fridge, answer).score).toBeGreaterThanOrEqual(8);
  });
  test('without a sentence is right, but a sentence is better, and the feedback says so', () => {
    const curt = grade(question, '30 days');
    expect(verdict(curt, 'clear')).toBe('missed');
    expect(curt.score).toBe(8);
    expect(curt.feedback).toContain('whole sentence');
    expect(grade(question, 'A repair is done after about 30 days.').score).toBe(10);
    const long = grade(
      question,
      `A repair is done after about 30 days in the workshop. ${'We look at it again and again. '.repeat(20)}`,
    );
    expect(verdict(long, 'clear')).toBe('missed');
    expect(long.feedback).not.toContain('whole sentence');
  });
  test('is all that can be said where the material says no more', () => {
    const table = questionOn(
      '## Fees\n\n| Service | Fee |\n|---|---|\n| Replacement card | 10 euros |\n| Extra copy | 2 euros |\n',
      'Replacement card',
    );
    expect(grade(table, '10 euros').score).toBe(10);
  });
  test('that is denied is wrong, however the denial is put', () => {
    const card = questionOn('A lost card must be reported within two hours.', 'lost card');
    for (const answer of [
      'A lost card does not have to be reported within two hours.',
      'A lost card need not be reported within two hours.',
    ])
      expect([answer, grade(card, answer).score <= 4]).toEqual([answer, true]);
    expect(grade(question, 'A repair does not take 30 days in the workshop.').score).toBe(0);
  });
  test('of a span of time is the span, not one end of it', () => {
    const table = questionOn(
      '## Opening hours\n\n| Day | Sauna | Pool |\n| --- | --- | --- |\n| Saturday | 10:00–20:00 | 8:00–20:00 |\n| Sunday | 10:00–18:00 | closed |\n',
      '“Sauna” for “Sunday”',
    );
    expect(grade(table, '10 to 18').score).toBe(10);
    expect(grade(table, 'From ten until six.').score).toBe(10);
    expect(grade(table, 'It opens at ten and we stay open until six.').score).toBe(10);
    expect(grade(table, 'It opens at 10.').score).toBe(0);
    expect(grade(table, 'The sauna is not open from 10 to 18.').score).toBe(0);
  });
  test('is missed where none is given', () =>
    expect(verdict(grade(question, 'A while.'), 'k1')).toBe('missed'));
  test('counts only where the sentence is about it', () => {
    const elsewhere =
      'I once worked in a hotel by the sea and we had a party there that lasted nearly 30 days.';
    expect(grade(question, elsewhere).score).toBeLessThanOrEqual(2);
  });
  test('that is put aside for the right one is no mistake', () => {
    expect(grade(question, 'Not 60 days, it takes 30 days.').score).toBeGreaterThanOrEqual(8);
  });
});

describe('a speech about something else', () => {
  const question = questionOn(
    'The duty manager brings you an urgent message within five minutes.',
    'How soon',
  );
  test('is no answer, though the right figure is dropped into it', () => {
    const speech =
      'Our branch was founded a long time ago and we have many happy customers who come from everywhere to see ' +
      'our lovely shop with its big windows every single day of the week, five minutes or not.';
    expect(grade(question, speech).score).toBeLessThanOrEqual(2);
    expect(verdict(grade(question, speech), 'to-the-point')).toBe('wrong');
  });
  test('is not what a long answer in own words is', () => {
    const own =
      'Somebody who is needed urgently at home gets to hear of it inside five minutes, because the manager on ' +
      'duty comes over to the counter and tells them what has happened.';
    expect(grade(question, own).score).toBeGreaterThanOrEqual(8);
  });
});

describe('a denial', () => {
  test.each([
    [
      'When a client complains, apologise for the delay and repair it free of charge.',
      'client complains',
      'Do not apologise for the delay and never repair it free of charge.',
    ],
    [
      'If a client is loud, lower your own voice and lead them to the private room.',
      'client is loud',
      'I raise my own voice and lead them to the private room.',
    ],
  ])('of “%s” is a mistake', (text, asked, answer) => {
    const given = grade(questionOn(text, asked), answer);
    expect(given.score).toBeLessThan(5);
    expect(given.checks.some((check) => check.verdict === 'wrong')).toBe(true);
  });
});

test('points are shared so that every question is worth exactly ten', () => {
  for (const { text, asked } of cases) {
    const { checks } = grade(questionOn(text, asked), 'anything');
    const positive = checks.filter(({ points }) => points > 0);
    expect(positive.reduce((sum, { points }) => sum + Math.round(points * 10), 0)).toBe(100);
  }
});

test('two answers running never open their feedback the same way', () => {
  for (const { text, asked, good, wrong } of cases) {
    const question = questionOn(text, asked);
    const answers = [
      good[0],
      good[0],
      wrong[0],
      wrong[0],
      question.source.quote,
      question.source.quote,
      good[0],
      wrong[0],
      'no',
      'no',
    ];
    const openings = answers.map(
      (answer, index) => grade(question, answer, index + 1).feedback.split(/[:“.]/)[0],
    );
    for (const [index, opening] of openings.entries()) expect(opening).not.toBe(openings[index + 1]);
  }
});

test('feedback is one or two sentences, whatever was answered', () => {
  const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
  for (const { text, asked, good, short, wrong } of cases) {
    const question = questionOn(text, asked);
    for (const answer of [...good, ...short, ...wrong, ...nonsense, irrelevant]) {
      const own = grade(question, answer).feedback.replaceAll(/“[^”]*”/g, 'x');
      expect([...segmenter.segment(own)].length).toBeLessThanOrEqual(2);
    }
  }
});

test('whatever is answered, evidence is the answer’s own words, the score is a sum and nothing throws', () => {
  const questions = cases.map(({ text, asked }) => questionOn(text, asked));
  const words = questions.flatMap((question) => question.expected.split(' '));
  const answer = fc.oneof(
    fc.string({ maxLength: 2000 }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc
      .array(
        fc.oneof(fc.constantFrom(...words), fc.constantFrom('not', '.', ',', '48', 'hours', '\n', '“')),
        { maxLength: 60 },
      )
      .map((parts) => parts.join(' ')),
  );
  fc.assert(
    fc.property(fc.constantFrom(...questions), answer, (question, typed) => {
      const given = grade(question, typed);
      expect(given).toEqual(grade(question, typed));
      for (const { evidence } of given.checks) if (evidence !== null) expect(typed).toContain(evidence.quote);
      for (const { verdict: result, evidence, points } of given.checks)
        if (result === 'met' && points > 0) expect(evidence).not.toBeNull();
      const earned = given.checks.reduce(
        (sum, { points, verdict: result }) =>
          sum + ((points > 0 && result === 'met') || (points < 0 && result === 'wrong') ? points : 0),
        0,
      );
      expect(given.score).toBeCloseTo(Math.min(10, Math.max(0, earned)), 5);
    }),
    { numRuns: 400 },
  );
});
