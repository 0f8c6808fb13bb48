import type { SamplesOf } from '#contract/sample.ts';
import type { accounts } from './contract.ts';

const password = 'a long sample password';

export const accountsSamples: SamplesOf<typeof accounts> = {
  createFirstAdmin: {
    as: 'nobody',
    world: 'empty store',
    elsewhere: 'ALREADY_SET_UP',
    input: () => ({ name: 'Tomas Reyes', username: 't.reyes', password }),
  },
  signIn: {
    as: 'nobody',
    input: () => ({ identifier: 'trainee', password: 'password of trainee' }),
    refused: { identifier: 'trainee', password: 'not the password' },
  },
  signInByCode: {
    as: 'nobody',
    input: ({ personalCode }) => ({ personalCode }),
    refused: { personalCode: 'AAAA-AAAA-AAAA-AAAA' },
  },
  signOut: { as: 'trainee', input: () => ({}) },
  lock: { as: 'trainee', input: () => ({}) },
  unlock: {
    as: 'trainee',
    world: 'locked window',
    elsewhere: 'NOT_LOCKED',
    input: () => ({ password: 'password of trainee' }),
    refused: { password: 'not the password' },
  },
  newRecoveryCode: {
    as: 'admin',
    input: () => ({ password: 'password of admin' }),
    refused: { password: 'not the password' },
  },
  me: { as: 'trainee', input: () => ({}) },
  create: {
    as: 'admin',
    input: ({ fresh }) => ({ name: 'Dana Whitlock', username: fresh('dana'), password, roles: ['trainee'] }),
  },
  list: { as: 'admin', input: () => ({ search: 'a', page: 1 }) },
};
