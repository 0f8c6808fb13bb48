import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { difficulties } from '#features/roleplay/contract.ts';
import type { Question } from '#features/roleplay/main/coach/question.ts';
import { ask, passagesOf } from './ask-about.ts';

/** Policies, scripts, price lists, minutes and the like, as a branch writes them, in five languages. */
const folder = new URL('branch-texts/', import.meta.url);
const files = readdirSync(folder);

function interviewOn(
  file: string,
  difficulty: (typeof difficulties)[number] = 'basic',
  seed = 7,
): Question[] {
  const text = readFileSync(new URL(file, folder), 'utf8');
  return ask(text, { passages: passagesOf(text, file), difficulty, count: 60, seed });
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

  test('no question is put twice, names the number of a clause, or repeats a line for a machine', () => {
    const texts = asked(file);
    expect(new Set(texts).size).toBe(texts.length);
    for (const text of texts) {
      expect(text).not.toMatch(/(?:^|[“\s])\d+\.\d+(?:\.\d+)*\s\p{Lu}/u);
      expect(text).not.toMatch(/ignore all|assistant|full marks|\{\{|<script/i);
    }
  });

  test('no part of a phone number or reference is asked for as a figure', () => {
    const figures = interviewOn(file).flatMap(({ keyPoints }) =>
      keyPoints.flatMap(({ quantity, phrase }) => (quantity === null ? [] : [phrase])),
    );
    for (const figure of figures) expect(figure).not.toMatch(/(?<![\d.,])0\d{2,}|[A-Z]-\d/);
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
    ['agenda.txt', 'When may juniors measure?'],
    ['agenda.txt', 'How long before each appointment by text message will reminders be sent?'],
    ['price-columns.txt', 'How much does “Deep cleanse” cost, according to “PRICE LIST AUTUMN”?'],
    [
      'deposit-rates.md',
      'What stands under “Rate” for “Fixed deposit, 36 months”, according to “Deposit rates”?',
    ],
    [
      'scorecard.md',
      'What stands under “Points” for “Name badge visible”, according to “Scorecard for mystery visits”?',
    ],
    [
      'complaints.md',
      'What is the deadline for “Acknowledge in writing”, according to “House rules: Deadlines”?',
    ],
    ['gold-card.txt', 'How much does “Replacement card” cost, according to “FEES AND LIMITS”?'],
    ['gold-card.txt', 'Which figure is given for “Standard limit”, according to “FEES AND LIMITS”?'],
    ['cash-handling.txt', 'When is the vault opened?'],
    ['cash-handling.txt', 'What is not allowed, according to “RECEIVING CASH”?'],
    ['account-faq.txt', 'What documents does the customer need?'],
    ['account-faq.txt', 'On “Frequently asked questions: opening a current account”: how long does it take?'],
    ['till-mail.txt', 'What must you not do, according to “Till differences in February”?'],
    ['returns-mail.txt', 'What should you do if the receipt is missing?'],
    [
      'greeting-transcript.txt',
      'Somebody asks: “And if we are already serving somebody?” What is the answer, according to “House rules”?',
    ],
    ['cancellation.txt', 'What applies to a client who rings in sick?'],
    ['injected.md', 'At what temperature are towels washed after every client?'],
    ['progressive-lenses.txt', 'What are the steps in “House rules: Procedure”, in order?'],
    ['training-module.txt', 'How many products should you show at most?'],
    ['security-policy.md', 'What applies to visitors who lose their badge?'],
    ['leitfaden.md', 'Welche Schritte nennt das Material unter “Weiterleiten”, der Reihe nach?'],
    ['leitfaden.md', 'Was kostet “Ersatzkarte” laut “House rules: Gebühren”?'],
    ['reclamaciones.md', '¿Cuáles son, en orden, los pasos bajo “Reclamaciones”?'],
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
