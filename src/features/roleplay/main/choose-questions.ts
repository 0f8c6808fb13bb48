import type { WorkerJob } from '#main/platform/ports.ts';
import type { Question } from './coach/question.ts';
import { prepareQuestions, type QuestionWish } from './coach/questions.ts';

/** `asked` is what the person was asked before, newest first. */
export type InterviewWish = Omit<QuestionWish, 'avoid'> & { readonly asked: readonly string[] };

/** Draws the questions of an interview from its material: some hundred milliseconds of a thread. */
export const chooseQuestions: WorkerJob<InterviewWish, Question[]> = { worker: 'choose-questions' };

/** The work of `chooseQuestions`: new questions first; at most `count`, none where the material gives none. */
export function interviewQuestions({ asked, ...wish }: InterviewWish): Question[] {
  const fresh = prepareQuestions({ ...wish, avoid: asked });
  if (fresh.length === wish.count || asked.length === 0) return fresh;
  // Where the material gives too few new questions, those asked longest ago come again before anybody is sent away.
  const known = prepareQuestions({ ...wish, avoid: [] }).filter(({ text }) => asked.includes(text));
  const oldestFirst = known.toSorted((a, b) => asked.indexOf(b.text) - asked.indexOf(a.text));
  return [...fresh, ...oldestFirst.slice(0, wish.count - fresh.length)];
}
