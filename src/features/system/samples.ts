import type { SamplesOf } from '#contract/sample.ts';
import type { system } from './contract.ts';

export const systemSamples: SamplesOf<typeof system> = {
  opening: { as: 'nobody', input: () => ({}) },
  retryOpening: { as: 'nobody', input: () => ({}) },
  recover: { as: 'nobody', input: () => ({ recoveryCode: 'the store is open, so no code is needed' }) },
};
