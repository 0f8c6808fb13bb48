/** Where it is said that somebody else signs in by the same. */
export const takenFields = {
  USERNAME_TAKEN: 'username',
  EMAIL_TAKEN: 'email',
  PHONE_TAKEN: 'phone',
  STAFF_NUMBER_TAKEN: 'staffNumber',
} as const;
