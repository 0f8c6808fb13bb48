import type { SamplesOf, World } from '#contract/sample.ts';
import type { accounts } from './contract.ts';

const password = 'a long sample password';
const newPerson = (fresh: World['fresh']) => ({ name: 'Dana Whitlock', username: fresh('dana') });

export const accountsSamples: SamplesOf<typeof accounts> = {
  createFirstAdmin: {
    as: 'nobody',
    world: 'empty store',
    elsewhere: 'ALREADY_SET_UP',
    input: () => ({ name: 'Tomas Reyes', username: 't.reyes', password }),
  },
  tiles: { as: 'nobody', policy: { signInShows: 'tiles' }, input: () => ({}) },
  signIn: {
    as: 'nobody',
    input: () => ({ identifier: 'trainee', password: 'brisk kettle of trainee' }),
    refused: { identifier: 'trainee', password: 'not the password' },
  },
  signInByCode: {
    as: 'nobody',
    input: ({ personalCode }) => ({ personalCode }),
    refused: { personalCode: 'AAAA-AAAA-AAAA-AAAA' },
  },
  redeemCode: {
    as: 'nobody',
    input: async ({ codeForTrainee }) => ({
      identifier: 'trainee',
      code: await codeForTrainee(),
      newPassword: password,
    }),
    refused: { identifier: 'trainee', code: 'AAAA-AAAA-AAAA', newPassword: password },
  },
  askForCode: { as: 'nobody', input: () => ({ identifier: 'trainee' }) },
  register: {
    as: 'nobody',
    policy: { selfRegistration: 'approval' },
    input: ({ fresh }) => ({ ...newPerson(fresh), password }),
  },
  resume: { as: 'nobody', world: 'kept sign-in', elsewhere: 'NOTHING_KEPT', input: () => ({}) },
  unlock: {
    as: 'trainee',
    world: 'locked window',
    elsewhere: 'NOT_LOCKED',
    input: () => ({ password: 'brisk kettle of trainee' }),
    refused: { password: 'not the password' },
  },
  ratePassword: { as: 'nobody', input: () => ({ password, about: ['Dana Whitlock'] }) },

  signOut: { as: 'trainee', input: () => ({}) },
  lock: { as: 'trainee', input: () => ({}) },
  me: { as: 'trainee', input: () => ({}) },
  stayAwake: { as: 'trainee', input: () => ({}) },
  acceptNotice: {
    as: 'trainee',
    input: async ({ noticeVersion }) => ({ version: await noticeVersion() }),
  },
  changePassword: {
    as: 'trainee',
    input: () => ({ currentPassword: 'brisk kettle of trainee', newPassword: password }),
    ofCaller: (person) => ({ currentPassword: `brisk kettle of ${person}` }),
    refused: { currentPassword: 'not the password', newPassword: password },
  },
  changeMine: { as: 'trainee', input: () => ({ email: 'dana@branch.example', phone: '+44 20 7946 0018' }) },
  signIns: { as: 'trainee', input: () => ({}) },
  endSignIn: {
    as: 'trainee',
    input: async ({ signInOfTrainee }) => ({ id: await signInOfTrainee() }),
    owned: { sharedWith: [] },
    fleeting: true,
  },
  signOutEverywhere: { as: 'trainee', input: () => ({}) },
  keptCode: { as: 'trainee', input: () => ({ kind: 'personal' }) },
  confirmPassword: {
    as: 'trainee',
    input: () => ({ password: 'brisk kettle of trainee' }),
    ofCaller: (person) => ({ password: `brisk kettle of ${person}` }),
    refused: { password: 'not the password' },
  },
  newPersonalCode: {
    as: 'trainee',
    input: () => ({ password: 'brisk kettle of trainee' }),
    ofCaller: (person) => ({ password: `brisk kettle of ${person}` }),
    refused: { password: 'not the password' },
  },
  rekey: { as: 'admin', input: () => ({ password: 'brisk kettle of admin' }) },
  newRecoveryCode: { as: 'admin', input: () => ({ password: 'brisk kettle of admin' }) },

  list: { as: 'admin', input: () => ({ search: 'a', page: 1 }) },
  person: { as: 'admin', input: async ({ idOf }) => ({ id: await idOf('trainee') }) },
  create: { as: 'admin', input: ({ fresh }) => ({ ...newPerson(fresh), roles: ['trainee'] }) },
  update: {
    as: 'admin',
    input: async ({ idOf }) => ({
      id: await idOf('otherTrainee'),
      name: 'The otherTrainee',
      username: 'otherTrainee',
      roles: ['trainee', 'trainer'],
      isActive: true,
      mustChangePassword: false,
    }),
  },
  endLock: { as: 'admin', input: async ({ idOf }) => ({ id: await idOf('trainee') }) },
  issueCode: { as: 'admin', input: async ({ idOf }) => ({ id: await idOf('trainee') }) },
  endSignInsOf: { as: 'admin', input: async ({ idOf }) => ({ id: await idOf('trainee') }) },
};
