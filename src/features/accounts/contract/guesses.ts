import { limits } from '#contract/limits.ts';

/** Wrong passwords on this PC, at whichever screen they are tried. */
export const wrongPasswords = {
  ...limits.signInPerPc,
  counts: 'refusals',
  per: 'pc',
  group: 'passwords',
} as const;

/** The password of whoever is signed in to the window. */
export const ownPasswordGuess = {
  ...wrongPasswords,
  alsoBy: { ...limits.signInPerAccount, account: 'own' },
} as const;
