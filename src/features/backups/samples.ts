import type { SamplesOf, World } from '#contract/sample.ts';
import { Backup, type backups } from './contract.ts';

const made = async ({ call }: World): Promise<{ kind: 'backup'; name: string }> => {
  const { name } = Backup.parse(await call('admin', 'backups.make'));
  return { kind: 'backup', name };
};

export const backupsSamples: SamplesOf<typeof backups> = {
  list: { as: 'admin', input: () => ({}) },
  progress: { as: 'nobody', input: () => ({}) },
  make: { as: 'admin', input: () => ({}) },
  verify: { as: 'admin', input: async (world) => ({ kept: await made(world) }) },
  remove: {
    as: 'admin',
    input: async (world) => {
      const older = await made(world);
      await made(world);
      return older;
    },
  },
  cancel: { as: 'nobody', input: () => ({}) },
  restore: { as: 'admin', input: async (world) => ({ kept: await made(world) }) },
  here: { as: 'nobody', input: () => ({}) },
  restoreHere: {
    as: 'nobody',
    input: () => ({
      kept: { kind: 'backup', name: '20261120T090000000Z-daily' },
      recoveryCode: 'the store is open and in use, so no code opens it',
    }),
  },
};
