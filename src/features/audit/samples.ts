import { z } from 'zod';
import type { SamplesOf } from '#contract/sample.ts';
import { Id } from '#contract/schemas.ts';
import type { audit } from './contract.ts';

export const auditSamples: SamplesOf<typeof audit> = {
  list: { as: 'viewer', input: () => ({ outcome: 'done' }), unknownId: 'OK' },
  summary: {
    as: 'trainee',
    input: async ({ call }) => {
      const { id } = z.object({ id: Id }).parse(await call('trainee', 'accounts.me'));
      return { accountId: id };
    },
    owned: { sharedWith: ['viewer', 'admin'] },
  },
  exportCsv: { as: 'viewer', input: () => ({ outcome: 'done' }), unknownId: 'OK' },
  verify: { as: 'admin', input: () => ({}) },
};
