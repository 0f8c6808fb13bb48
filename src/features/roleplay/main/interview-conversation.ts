import { z } from 'zod';
import { betterWording } from './coach/better-wording.ts';
import { gradeAnswer } from './coach/grade.ts';
import { closing, greeting, leadIn } from './coach/interview.ts';
import type { Question } from './coach/question.ts';
import type { ScoredItem } from './coach/score.ts';
import type { Conversation } from './conversation.ts';
import type { TurnRow } from './store.ts';

/** Everything an interview needs, as it was prepared: plain JSON, kept with the session. */
export type InterviewPlan = {
  readonly kind: 'interview';
  /** The name of the category. */
  readonly title: string;
  readonly seed: number;
  readonly questions: readonly Question[];
};

/** How many questions are answered; the next one is being asked. */
const State = z.object({ answered: z.number().int().min(0) });

/** The texts of the questions that an interview came to, the open one included. */
export const questionsAsked = ({ questions }: InterviewPlan, state: unknown): string[] =>
  questions.slice(0, State.parse(state).answered + 1).map(({ text }) => text);

/** An interview on the material: one question after the other, feedback at once. */
export function interviewConversation({ title, seed, questions }: InterviewPlan): Conversation {
  const total = questions.length;
  const answeredIn = (state: unknown): number => Math.min(State.parse(state).answered, total);

  const question = (index: number): Question => {
    const found = questions[index];
    if (found === undefined) throw new RangeError(`This interview has no question ${index + 1}.`);
    return found;
  };

  const scoredItem = (index: number, turn: TurnRow | null): ScoredItem => {
    const { type, isObjection, text, expected, source } = question(index);
    return {
      number: index + 1,
      type,
      isObjection,
      asked: text,
      answer: turn?.text ?? null,
      turnId: turn?.id ?? null,
      expected,
      better: betterWording(question(index)),
      score: turn?.judged?.feedback?.score ?? 0,
      feedback: turn?.judged?.feedback?.text ?? '',
      checks: turn?.judged?.checks ?? [],
      source,
    };
  };

  return {
    title,
    speaker: 'coach',

    open: () => ({
      state: { answered: 0 },
      line: { text: `${greeting({ title, total, seed })} ${question(0).text}`, mood: null },
    }),

    hear({ state, turnId, text }) {
      const index = answeredIn(state);
      const asked = question(index);
      const grade = gradeAnswer({ question: asked, answer: text, turnId, number: index + 1 });
      const next = index + 1;
      const over = next === total;
      const onward = over
        ? closing({ seed })
        : `${leadIn({ number: next + 1, total, seed })} ${question(next).text}`;
      return {
        judged: {
          item: index,
          feedback: { score: grade.score, text: grade.feedback, source: asked.source },
          checks: grade.checks,
        },
        reply: { text: onward, mood: null },
        state: { answered: next },
        over,
      };
    },

    view(state) {
      const done = answeredIn(state);
      return {
        progress: { done, total },
        hints: done < total ? [...question(done).hints] : [],
        persona: null,
      };
    },

    items(turns) {
      const answers = new Map(
        turns.flatMap((turn) => (typeof turn.judged?.item === 'number' ? [[turn.judged.item, turn]] : [])),
      );
      // What was never answered says nothing about the trainee; a session without any answer shows what it began with.
      if (answers.size === 0) return [scoredItem(0, null)];
      return [...answers].map(([index, turn]) => scoredItem(index, turn));
    },
  };
}
