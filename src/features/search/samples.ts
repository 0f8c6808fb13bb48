import type { SamplesOf } from '#contract/sample.ts';
import type { search } from './contract.ts';

export const searchSamples: SamplesOf<typeof search> = {
  everything: { as: 'trainee', input: () => ({ text: 'adjustment' }) },
};
