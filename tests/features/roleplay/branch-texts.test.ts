import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cutPassages } from '#features/library/main/cut.ts';
import { difficulties } from '#features/roleplay/contract.ts';
import type { Question } from '#features/roleplay/main/coach/question.ts';
import { prepareQuestions } from '#features/roleplay/main/coach/questions.ts';

/** Policies, scripts, price lists, minutes and the like, as a branch writes them, in four languages. */
const folder = new URL('branch-texts/', import.meta.url);
const files = readdirSync(folder);

function interviewOn(
  file: string,
  difficulty: (typeof difficulties)[number] = 'basic',
  seed = 7,
): Question[] {
  const text = readFileSync(new URL(file, folder), 'utf8');
  const passages = cutPassages(text, file.endsWith('.md') ? 'md' : 'txt').map(
    ({ heading, start, end }, index) => ({
      id: `p${index}`,
      documentId: file,
      documentTitle: 'House rules',
      heading,
      start,
      text: text.slice(start, end),
    }),
  );
  return prepareQuestions({ passages, category: 'Any', difficulty, count: 60, avoid: [], seed });
}
const asked = (file: string): string[] => interviewOn(file).map(({ text }) => text);
const pointsOf = (file: string, question: string): string[] | undefined =>
  interviewOn(file)
    .find(({ text }) => text === question)
    ?.keyPoints.map(({ phrase }) => phrase);

describe.each(files)('%s', (file) => {
  test.each(difficulties)('%s: gives questions', (difficulty) => {
    expect(interviewOn(file, difficulty).length).toBeGreaterThan(0);
  });

  test('every key point is a whole phrase of the answer', () => {
    for (const { expected, keyPoints } of interviewOn(file))
      for (const { phrase } of keyPoints) {
        const at = expected.indexOf(phrase);
        expect(at, phrase).toBeGreaterThan(-1);
        expect(expected.slice(0, at), phrase).not.toMatch(/[\p{Script=Latin}\d]$/u);
        expect(expected.slice(at + phrase.length), phrase).not.toMatch(/^[\p{Script=Latin}\d]/u);
        expect(phrase).not.toMatch(/\s(?:an?|the|of|and|or|for|with|in|by|their|your)$/i);
      }
  });

  test('no part of a phone number or reference is asked for as a figure', () => {
    const figures = interviewOn(file).flatMap(({ keyPoints }) =>
      keyPoints.flatMap(({ quantity, phrase }) => (quantity === null ? [] : [phrase])),
    );
    for (const figure of figures) expect(figure).not.toMatch(/\b0\d{2,}|[A-Z]-\d/);
  });
});

describe('asks what a trainer would ask', () => {
  test.each([
    ['phone-script.md', 'What must you never do, according to “Answering the branch line”?'],
    ['phone-script.md', 'When may you transfer a call?'],
    ['phone-script.md', 'When are lines open on weekdays?'],
    ['opening-hours.md', 'When does the branch open?'],
    ['price-list.md', 'How much does “Cut and finish” cost, according to “Price list from 1 March 2025”?'],
    ['price-list.md', 'When do we give a refund?'],
    ['kyc.md', 'What do cash deposits of 10,000 euros or more need?'],
    ['kyc.md', 'When may you accept a document in another language?'],
    ['fire.txt', 'When may you re-enter the building?'],
    ['fire.txt', 'What is not allowed, according to “Fire safety at the branch”?'],
    ['recipe.md', 'How many tablespoons of olive oil should you heat in a large pot?'],
    ['pharmacy.md', 'When may pharmacy-only medicines be sold?'],
    ['optician.md', 'Why should you not clean lenses with a paper towel?'],
    ['forklift.txt', 'When may you drive the forklift?'],
    ['short-refunds.txt', 'What must you not do, according to “House rules”?'],
    ['short-refunds.txt', 'What may be credited, according to “House rules”?'],
    ['lockers.md', 'When may you open a locker without the key?'],
    ['minutes.md', 'What does the material say about “Queue at lunch time”?'],
    ['kundenbeschwerde.md', 'Was steht im Material unter “House rules: Fristen”?'],
    ['reseau.md', 'Quelles sont, dans l’ordre, les étapes sous “Carte perdue”\u00a0?'],
    ['nihongo.txt', '“返品について”: what does your material say?'],
  ])('%s: %s', (file, question) => {
    expect(asked(file)).toContain(question);
  });

  test('and holds every step, ban and condition whole among its key points', () => {
    expect(
      pointsOf('phone-script.md', 'What are the steps for answering the branch line, in order?'),
    ).toEqual([
      'Greet the caller and say your name',
      'Ask for the reference number, which looks like AB-40713',
      'Repeat the reference number back, digit by digit',
      'Tell the duty manager at once if the caller mentions a threat',
      'Note the time of the call in the log before you hang up',
    ]);
    expect(
      pointsOf('forklift.txt', 'What must you never do, according to “SAFETY RULES FOR THE LOADING BAY”?'),
    ).toEqual([
      'Never lift a person on the forks',
      'You must not park in front of a fire door, even for a minute',
    ]);
    expect(pointsOf('kyc.md', 'When may you accept a document in another language?')).toEqual([
      'if the compliance desk has seen a certified translation',
    ]);
  });

  test('and the same for the same seed', () => {
    for (const file of files) expect(interviewOn(file, 'expert', 3)).toEqual(interviewOn(file, 'expert', 3));
  });
});
