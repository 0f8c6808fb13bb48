import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sentencesIn } from '#main/kernel/language/sentences.ts';
import type { Question } from '#features/roleplay/main/coach/question.ts';
import { ask, passagesOf } from '../ask-about.ts';
import { oppositesOf } from '../opposites-of.ts';
import { grade } from './question-on.ts';

const samples = new URL('../../../../resources/samples/', import.meta.url);
const branchTexts = new URL('../branch-texts/', import.meta.url);
const english = [
  'cash-handling.txt',
  'complaints.md',
  'faq.md',
  'fire.txt',
  'kyc.md',
  'loan.txt',
  'optician.md',
  'pharmacy.md',
  'short-refunds.txt',
];
const files = [
  ...readdirSync(samples).map((file) => new URL(file, samples)),
  ...english.map((file) => new URL(file, branchTexts)),
].filter(({ pathname }) => /\.(?:md|txt)$/.test(pathname));

const questionsOf = (file: URL): Question[] =>
  ask('', {
    passages: passagesOf(readFileSync(file, 'utf8').replaceAll('\r\n', '\n'), file.pathname),
    difficulty: 'expert',
    count: 60,
  });
/** A pass takes 6 of 10 points at the least (levels.ts). */
const pass = 6;
/**
 * Grammar alone makes some opposites that are none: "even for seven minutes" forbids what "even for a minute" forbids.
 * A mended rule may lower the share, nothing may raise it.
 */
const mostPassing = 0.06;

describe.each(files.map((file) => ({ name: file.pathname.split('/').at(-1), questions: questionsOf(file) })))(
  'asked about $name',
  ({ questions }) => {
    test('the opposite of what the material answers does not pass', () => {
      const tried = questions.flatMap((question) =>
        oppositesOf(question.expected.replace(/\.$/, '')).map(({ made, text }) => ({
          made: `${question.text} → ${made}: ${text}`,
          score: grade(question, text).score,
        })),
      );
      const passing = tried.filter(({ score }) => score >= pass).map(({ made }) => made);
      expect(tried.length).toBeGreaterThan(0);
      expect(passing.length, passing.join('\n')).toBeLessThanOrEqual(Math.ceil(mostPassing * tried.length));
    });

    test('a sentence that is pasted to the letter earns nothing, were it the only one', () => {
      for (const question of questions) {
        const { quote } = question.source;
        const sentences = sentencesIn(quote, 0, quote.length).map(({ start, end }) =>
          quote.slice(start, end),
        );
        for (const sentence of sentences.filter((one) => one.split(/\s+/).length >= 8))
          expect([sentence, Math.max(2, grade(question, sentence).score)]).toEqual([sentence, 2]);
      }
    });

    test('nor does the whole passage that it stands in', () => {
      for (const question of questions) {
        const pasted = question.passage.slice(0, 2000);
        expect([question.text, Math.max(2, grade(question, pasted).score)]).toEqual([question.text, 2]);
      }
    });

    test('an answer that is a guess from end to end does not pass', () => {
      for (const question of questions) {
        const phrases = question.keyPoints.map(({ phrase }) => phrase).join(', or perhaps ');
        const guess = `Maybe ${phrases}, I guess, or something, not sure.`;
        expect([guess, Math.max(5, grade(question, guess).score)]).toEqual([guess, 5]);
      }
    });
  },
);
