export const roles = ['trainee', 'trainer', 'viewer', 'admin'] as const;
export type Role = (typeof roles)[number];

/**
 * Who may call an operation. Each rule is named for the use it allows, so that the whole role matrix is read here
 * and no operation carries a list of its own. `null` means that nobody need be signed in.
 */
const allowed = {
  anyone: null,
  /** Signed in, also while a new password or the privacy notice is still owed. */
  arrived: roles,
  signedIn: roles,
  practises: ['trainee', 'trainer', 'admin'],
  seesPeople: ['trainer', 'viewer', 'admin'],
  oversees: ['viewer', 'admin'],
  administers: ['admin'],
} as const satisfies Record<string, readonly Role[] | null>;

export type Access = keyof typeof allowed;

export const needsSignIn = (access: Access): boolean => allowed[access] !== null;

/** Whether it waits until the person owes nothing any more. */
export const waitsForDebts = (access: Access): boolean => needsSignIn(access) && access !== 'arrived';

export const allows = (access: Access, held: readonly Role[]): boolean => {
  const wanted: readonly Role[] | null = allowed[access];
  return wanted === null || held.some((role) => wanted.includes(role));
};
