import type { WorkerJob } from '#main/platform/ports.ts';
import type { MaterialPassage } from './coach/material.ts';
import type { Difficulty, Question } from './coach/question.ts';
import { prepareQuestions } from './coach/questions.ts';

export type InterviewWish = {
  readonly passages: readonly MaterialPassage[];
  /** The name of the category. */
  readonly category: string;
  readonly difficulty: Difficulty;
  readonly count: number;
  /** What the person was asked before, newest first. */
  readonly asked: readonly string[];
  readonly seed: number;
};

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
