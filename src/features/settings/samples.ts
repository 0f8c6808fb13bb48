import type { SamplesOf } from '#contract/sample.ts';
import type { settings } from './contract.ts';

export const settingsSamples: SamplesOf<typeof settings> = {
  inForce: { as: 'nobody', input: () => ({}) },
  list: { as: 'viewer', input: () => ({}) },
  change: { as: 'admin', input: () => ({ key: 'idleLockMinutes', value: 10 }) },
};
