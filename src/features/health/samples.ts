import type { SamplesOf } from '#contract/sample.ts';
import type { health } from './contract.ts';

export const healthSamples: SamplesOf<typeof health> = {
  ready: { as: 'nobody', input: () => ({}) },
  startUp: { as: 'nobody', input: () => ({}) },
  metrics: { as: 'admin', input: () => ({}) },
  supportBundle: { as: 'admin', input: () => ({}) },
  prometheus: { as: 'admin', input: () => ({}) },
  check: { as: 'admin', input: () => ({}) },
};
