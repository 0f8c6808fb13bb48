import { gradeAnswer, type Grade } from '#features/roleplay/main/coach/grade.ts';
import type { Question } from '#features/roleplay/main/coach/question.ts';
import { ask, passage } from '../ask-about.ts';

/** The question on a text that holds `asked`. */
export function questionOn(text: string, asked: string): Question {
  const found = ask(text, { passages: [passage(text, { documentTitle: 'Care' })], difficulty: 'expert' });
  const question = found.find((one) => one.text.includes(asked));
  if (question === undefined)
    throw new Error(`“${asked}” is not asked, only: ${found.map((one) => one.text).join(' ')}`);
  return question;
}

export const grade = (question: Question, answer: string, number = 1): Grade =>
  gradeAnswer({ question, answer, turnId: '01900000-0000-7000-8000-000000000001', number });

export const verdict = (given: Grade, id: string) => given.checks.find((check) => check.id === id)?.verdict;
