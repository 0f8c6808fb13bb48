import { z } from 'zod';
import type { PersonalData } from '#contract/personal-data.ts';
import { Timestamp } from '#contract/schemas.ts';
import { Difficulty, Kind } from './contract.ts';

export const roleplayPersonalData = {
  holds: {
    sessions: {
      title: 'Your practices',
      what: 'Each practice that you began: what it was about, every line of yours with the answer to it, and how the line was judged.',
      why: 'So that you can go on after a break, and so that a report shows exactly what was said.',
      keptFor: 'account',
      seenBy: 'seesPeople',
      whenErased: 'goes',
      record: z.object({
        title: z.string().describe('Practice'),
        kind: Kind.describe('Kind'),
        category: z.string().describe('Category'),
        difficulty: Difficulty.describe('Difficulty'),
        minutes: z.number().int().describe('Planned minutes'),
        status: z.enum(['active', 'paused', 'completed', 'abandoned']).describe('State'),
        usedSeconds: z.number().int().describe('Seconds of practice'),
        startedAt: Timestamp.describe('Began'),
        endedAt: Timestamp.nullable().describe('Ended'),
        turns: z
          .array(
            z.object({
              at: Timestamp.describe('Time'),
              speaker: z.enum(['trainee', 'coach', 'customer']).describe('Who spoke'),
              text: z.string().describe('Words'),
              feedback: z.string().nullable().describe('Feedback'),
              score: z.number().nullable().describe('Score of 10'),
            }),
          )
          .describe('Conversation'),
        id: z.uuid().describe('Number'),
      }),
    },
  },
} as const satisfies PersonalData;
