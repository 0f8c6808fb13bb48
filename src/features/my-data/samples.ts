import type { SamplesOf } from '#contract/sample.ts';
import type { myData } from './contract.ts';

export const myDataSamples: SamplesOf<typeof myData> = {
  notice: { as: 'nobody', input: () => ({}) },
  overview: { as: 'trainee', input: () => ({}) },
  export: { as: 'trainee', input: () => ({}) },
  erase: {
    as: 'trainee',
    input: () => ({ username: 'trainee', password: 'brisk kettle of trainee' }),
    // The username that is typed names an account, and that of somebody else is none of theirs.
    owned: { sharedWith: [] },
    refused: { username: 'trainee', password: 'not the password' },
  },
  erasePerson: {
    as: 'admin',
    input: async ({ idOf }) => ({
      accountId: await idOf('otherTrainee'),
      username: 'otherTrainee',
      password: 'brisk kettle of admin',
    }),
    refused: {
      accountId: '01941f29-7c00-7000-8000-000000000001',
      username: 'otherTrainee',
      password: 'not the password',
    },
  },
};
