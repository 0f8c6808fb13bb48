import { describe, expect, test } from 'vitest';
import { grade, questionOn, verdict } from './question-on.ts';

const loud = questionOn(
  'If a client becomes loud, lower your own voice and invite them into the private room, because nobody likes to be watched.',
  'client becomes loud',
);
const blisters = questionOn(
  'If a client reports blisters, ask them to remove the system, to rinse the skin with lukewarm water, and to see a doctor before the next bonding.',
  'client reports blisters',
);

describe('the material’s words', () => {
  test.each([
    [loud, 'Lower your own voice and invite them into the private room.'],
    [loud, 'lower your own voice, then invite them into the private room'],
    [
      blisters,
      'Remove the system. Rinse the skin with lukewarm water. See a doctor before the next bonding.',
    ],
  ])('are no paste in a short sentence or two: $1', (question, answer) => {
    const given = grade(question, answer);
    expect(verdict(given, 'own-words')).toBe('met');
    expect(given.score).toBeGreaterThanOrEqual(6);
  });

  test.each([
    [loud, (text: string) => text],
    [loud, (text: string) => text.toUpperCase()],
    [loud, (text: string) => text.replaceAll(/[.,]/g, '')],
    [blisters, (text: string) => `Well, ${text}`],
    [blisters, (text: string) => text.replace('lukewarm', 'warm').replace('next', 'following')],
    [
      blisters,
      (text: string) => text.replace('a client reports', 'somebody reports').replace('to see', 'to visit'),
    ],
  ])('are read out in a long one, whatever was changed in it', (question, changed) => {
    const given = grade(question, changed(question.source.quote));
    expect(verdict(given, 'own-words')).toBe('wrong');
    expect(given.score).toBeLessThan(5);
  });

  test('are found again in the answer, as it was typed', () => {
    const answer = `Hm. ${blisters.source.quote.toUpperCase()}`;
    const quote = grade(blisters, answer).checks.find(({ id }) => id === 'own-words')?.evidence?.quote ?? '';
    expect(answer).toContain(quote);
    expect(quote.split(' ').length).toBeGreaterThan(12);
  });

  test('of the question may stand at the front of a whole sentence', () => {
    const lifted = questionOn(
      'If the front edge has lifted by more than one centimetre, ask the client to come in on the same day.',
      'front edge',
    );
    const given = grade(
      lifted,
      'When the front edge has lifted more than one centimetre, I ask the client to come in the same day.',
    );
    expect(verdict(given, 'own-words')).toBe('met');
    expect(given.score).toBe(10);
  });

  test('may be part of a longer answer in own words', () => {
    const answer =
      'I would stay calm, tell them that this happens now and then, and that we will find out what their skin does not like. I ask them to remove the system, to rinse the skin with lukewarm water, and to see a doctor before the next bonding. I ring them again in the evening to hear how they are, and write it all into the file.';
    expect(verdict(grade(blisters, answer), 'own-words')).toBe('met');
  });
});

test('material in a language whose small words are not known: one long sentence is no row of keywords', () => {
  const beratung = questionOn(
    'Die erste Beratung dauert etwa 45 Minuten und ist kostenlos. Danach zeigt der Berater höchstens zwei Muster, weil mehr Auswahl verunsichert.',
    'Material',
  );
  const given = grade(
    beratung,
    'Kostenlos ist die erste Beratung und dauert ungefähr 45 Minuten und dann zeigt man höchstens zwei Muster weil zu viel Auswahl verunsichert',
  );
  expect(verdict(given, 'sentences')).toBe('met');
  expect(given.score).toBeGreaterThanOrEqual(6);
});
