import type { Sample, SamplesOf } from '#contract/sample.ts';
import type { roleplay } from './contract.ts';

/** The trainee's own session; nobody else can reach it, whatever their role. */
const ownSession = (more: object = {}): Sample => ({
  as: 'trainee',
  input: async ({ openSession }) => ({ sessionId: (await openSession()).id, ...more }),
  owned: { sharedWith: [] },
});

export const roleplaySamples: SamplesOf<typeof roleplay> = {
  lobby: { as: 'trainee', input: async ({ document }) => ({ categoryId: (await document()).categoryId }) },
  start: {
    as: 'trainee',
    input: async ({ document }) => ({
      kind: 'interview',
      categoryId: (await document()).categoryId,
      difficulty: 'basic',
      minutes: 10,
    }),
  },
  say: ownSession({ text: 'The first adjustment within 30 days is included.' }),
  pause: ownSession(),
  resume: ownSession(),
  finish: ownSession(),
  abandon: ownSession(),
  session: ownSession(),
  transcript: {
    as: 'trainee',
    input: async ({ finishedSession }) => ({ sessionId: (await finishedSession()).id }),
    owned: { sharedWith: ['trainer', 'viewer', 'admin'] },
  },
  active: { as: 'trainee', input: () => ({}) },
};
