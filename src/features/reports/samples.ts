import type { Sample, SamplesOf } from '#contract/sample.ts';
import type { reports } from './contract.ts';

/** The trainee's own report; those who see people read it too, another trainee does not know that it exists. */
const ownReport: Sample = {
  as: 'trainee',
  input: async ({ finishedSession }) => ({ sessionId: (await finishedSession()).id }),
  owned: { sharedWith: ['trainer', 'viewer', 'admin'] },
};

export const reportsSamples: SamplesOf<typeof reports> = {
  get: ownReport,
  list: { as: 'trainee', input: () => ({ whose: 'mine' }) },
  exportPdf: ownReport,
};
