/** What a person is called and signs in by. */
export type Identity = {
  readonly username: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly staffNumber: string | null;
};
