import { z } from 'zod';
import type { PersonalData } from '#contract/personal-data.ts';
import { Timestamp } from '#contract/schemas.ts';
import { criteria, Difficulty, Kind } from '#features/roleplay/contract.ts';
import { categoryScores } from './contract.ts';

const score = z.number().int().nullable().describe('Score of 100');

const Question = z.object({
  asked: z.string().describe('Asked'),
  number: z.number().int().describe('Number'),
  answer: z.string().nullable().describe('Your answer'),
  expected: z.string().describe('Expected'),
  score: z.number().describe('Score of 10'),
  feedback: z.string().describe('Feedback'),
  checks: z
    .array(
      z.object({
        statement: z.string().describe('Check'),
        verdict: z.enum(['met', 'missed', 'wrong']).describe('Outcome'),
        points: z.number().describe('Points'),
        evidence: z.string().nullable().describe('Your words'),
        source: z.string().nullable().describe('Words of the material'),
      }),
    )
    .describe('Checks'),
});

export const reportsPersonalData = {
  holds: {
    reports: {
      title: 'Your reports',
      what: 'The scored report of each practice that you finished, with your words and what was expected.',
      why: 'So that you, and those who coach you, see what goes well and what to practise next.',
      keptFor: 'account',
      seenBy: 'seesPeople',
      whenErased: 'goes',
      record: z.object({
        title: z.string().describe('Report'),
        category: z.string().describe('Category'),
        kind: Kind.describe('Kind'),
        difficulty: Difficulty.describe('Difficulty'),
        startedAt: Timestamp.describe('Began'),
        endedAt: Timestamp.describe('Ended'),
        overall: z.number().int().describe('Score of 100'),
        passMark: z.number().int().describe('Pass mark'),
        passed: z.boolean().describe('Passed'),
        categoryScores: z
          .array(z.object({ key: z.enum(categoryScores).describe('Field'), score }))
          .describe('Scores by field'),
        criteria: z
          .array(z.object({ key: z.enum(criteria).describe('Criterion'), score }))
          .describe('Scores by criterion'),
        strengths: z.array(z.string()).describe('What went well'),
        improvements: z
          .array(
            z.object({
              said: z.string().nullable().describe('What you said'),
              better: z.string().describe('A better wording'),
            }),
          )
          .describe('What to improve'),
        nextStep: z.string().describe('Next step'),
        questions: z.array(Question).describe('Questions'),
        sessionId: z.uuid().describe('Number of the practice'),
      }),
    },
  },
} as const satisfies PersonalData;
