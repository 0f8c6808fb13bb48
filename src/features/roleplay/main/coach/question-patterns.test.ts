import { describe, expect, test } from 'vitest';
import type { MaterialPassage } from './material.ts';
import { prepareQuestions } from './questions.ts';

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
      'How many sessions do most clients need at the start?',
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
      'How many days of paid leave do full-time employees receive each year?',
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
    [
      'Heat two tablespoons of olive oil in a large pot.',
      'How many tablespoons of olive oil should you heat in a large pot?',
    ],
    ['The branch opens at 9:00 and closes at 17:30 from Monday to Friday.', 'When does the branch open?'],
    [
      'Cash deposits of great size need form C-12 and the signature of a second officer.',
      'What do cash deposits of great size need?',
    ],
    [
      'You must never leave the till drawer open when you step away from the counter.',
      'What must you never do when you step away from the counter?',
    ],
    ['Never ask a caller for their full PIN.', 'What must you never do, according to “House rules”?'],
    ['Do not give cash.', 'What must you not do, according to “House rules”?'],
    [
      'Doors marked in green must not be locked during opening hours.',
      'What is not allowed, according to “House rules”?',
    ],
    [
      'Only re-enter the building when the fire brigade has given the all-clear.',
      'When may you re-enter the building?',
    ],
    ['Only transfer a call when you have told the caller who will answer.', 'When may you transfer a call?'],
    [
      'Pharmacy-only medicines may be sold only when the pharmacist is on the premises.',
      'When may pharmacy-only medicines be sold?',
    ],
    [
      'We only give a refund when the stylist has seen the hair within seven days.',
      'When do we give a refund?',
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
    expect(asked(text)).toContain('What are the first 5 steps in “House rules: Method”, in order?');
  });

  test('what a section forbids, in one question with each ban whole', () => {
    const [question] = ask(
      '## At the counter\n\nNever ask a caller for their full PIN. Smile. You must not put anybody on hold for more than two minutes.',
    );
    expect(question?.text).toBe('What must you never do, according to “At the counter”?');
    expect(question?.keyPoints.map(({ phrase }) => phrase)).toEqual([
      'Never ask a caller for their full PIN',
      'You must not put anybody on hold for more than two minutes',
    ]);
  });

  test('what must never be done when a customer says something', () => {
    const text =
      '## "My skin itches"\n\nAsk since when it itches and look at the scalp in daylight. Book a visit for the same day. Never recommend a cream on the phone: only a doctor knows the skin.\n';
    expect(asked(text)).toContain('A customer says: “My skin itches.” What must you never do?');
  });

  test('prices and opening hours, each with its figure', () => {
    const text = '## Prices\n\n- Cut and finish: £42\n- Full colour: £95 to £120\n- Saturday: 10:00–14:00\n';
    const questions = ask(text);
    const pricesOf = (name: string) => questions.find(({ text: one }) => one.includes(name))?.keyPoints[0];
    expect(pricesOf('How much does “Cut and finish” cost')?.quantity?.low).toBe(42);
    expect(pricesOf('How much does “Full colour” cost')?.quantity?.high).toBe(120);
    expect(pricesOf('Which times are given for “Saturday”')?.quantity?.low).toBe(600);
  });

  test('a step that follows another, which is quoted as it stands', () => {
    const text =
      '## Threats\n\n1. Tell the duty manager at once if the caller mentions a threat.\n2. Note the time of the call in the log.\n';
    expect(asked(text)).toContain(
      'In “Threats”, which step comes right after “Tell the duty manager at once if the caller mentions a threat”?',
    );
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

describe('where no pattern is sure, a whole section is asked, sentence by sentence', () => {
  const pointsOf = (text: string) =>
    ask(text).map((question) => [question.text, ...question.keyPoints.map(({ phrase }) => phrase)]);

  test('under its heading', () => {
    const text =
      '## Left luggage\n\nThe depot in Mill Lane keeps all cases behind the grey door. Tickets hang on a hook beside the till.\n';
    expect(pointsOf(text)).toContainEqual([
      'What does the material say about “Left luggage”?',
      'The depot in Mill Lane keeps all cases behind the grey door',
      'Tickets hang on a hook beside the till',
    ]);
  });

  test('under the title of a document without headings', () => {
    const text =
      'The depot in Mill Lane keeps all cases behind the grey door. Tickets hang on a hook beside the till.';
    expect(asked(text)).toEqual(['What does the material say about “House rules”?']);
  });

  test('in German', () => {
    const text =
      'Die erste Beratung\n\nDie erste Beratung dauert etwa 45 Minuten und ist kostenlos. Wenn der Kunde unsicher ist, zeigen Sie ihm zwei Muster.\n\nWas wir nie tun\n\n- Wir sprechen nicht zuerst über den Preis.\n- Wir versprechen keinen Liefertermin am Telefon.\n- Wir fassen das Haar nicht ungefragt an.\n';
    expect(pointsOf(text).toSorted()).toEqual([
      [
        'Was steht im Material unter “Die erste Beratung”?',
        'Die erste Beratung dauert etwa 45 Minuten und ist kostenlos',
        'Wenn der Kunde unsicher ist, zeigen Sie ihm zwei Muster',
      ],
      [
        'Welche Punkte nennt das Material unter “Was wir nie tun”?',
        'Wir sprechen nicht zuerst über den Preis',
        'Wir versprechen keinen Liefertermin am Telefon',
        'Wir fassen das Haar nicht ungefragt an',
      ],
    ]);
  });

  test('in French', () => {
    const text =
      '## Carte perdue\n\n1. Vérifier l’identité du client.\n2. Bloquer la carte dans le système.\n3. Commander une nouvelle carte.\n';
    expect(asked(text)).toContain('Quelles sont, dans l’ordre, les étapes sous “Carte perdue”\u00a0?');
  });

  test('in Japanese, where no spaces stand between the words', () => {
    const text =
      '接客の基本\n\nお客様の話を最後まで聞き、途中でさえぎりません。値段の話は、商品を見ていただいてからにします。\n';
    expect(pointsOf(text)).toEqual([
      [
        '“接客の基本”: what does your material say?',
        'お客様の話を最後まで聞き、途中でさえぎりません',
        '値段の話は、商品を見ていただいてからにします',
      ],
    ]);
  });

  test('a section longer than one breath is asked from its beginning', () => {
    const sentence = 'Der Berater fragt den Kunden nach dem Termin und schreibt die Antwort auf. ';
    expect(asked(`## Der Empfang\n\n${sentence.repeat(8)}`)).toEqual([
      'Was steht im Material unter “Der Empfang” zuerst?',
    ]);
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
      'a sentence without end',
      'so when someone walks in you want to greet them and you smile and let them look around and then you go over and ask what brought them in and you listen and you show them two options not five because too many choices confuse people and then you ask which one',
    ],
    ['words that only look like an occasion', 'Give the branch name before your own. Tell somebody at once.'],
    ['a clause that never ends', 'Clients whose complaint was settled within days recommend our branch.'],
    ['what “it” is', 'Keep it in the fridge for up to three days.'],
    ['a phone number', 'Our switchboard is 020 7946 0018 and the night line is 020 7946 0990.'],
    ['an indirect question', 'Ask when the wedding is. Check if the door is locked.'],
    ['keywords', 'tape glue remover wipes comb base lace skin front crown edge bond'],
    ['code', '```\nif (a > 30) return days;\n```'],
    ['nothing', ''],
    ['symbols', '@@@ ### $$$ 100% ¯\\_(ツ)_/¯ …'],
  ])('%s', (_what, text) => {
    expect(asked(text)).toEqual([]);
  });
});
