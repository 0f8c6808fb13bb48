import type { IdentifierKind } from './store.ts';

/** What is answered when somebody else signs in by the same. */
export const takenCode = {
  username: 'USERNAME_TAKEN',
  email: 'EMAIL_TAKEN',
  phone: 'PHONE_TAKEN',
  staffNumber: 'STAFF_NUMBER_TAKEN',
} as const satisfies Record<IdentifierKind, string>;
