import type { Role } from '#contract/access.ts';

/** Asks for an operation and answers its data; throws when it refuses. */
export type Ask = (op: string, input?: unknown) => Promise<unknown>;

type NewPerson = { readonly name: string; readonly username: string; readonly roles: readonly Role[] };

/** Somebody reads the privacy notice, and says so. */
export async function readNotice(asPerson: Ask): Promise<void> {
  const { version } = (await asPerson('myData.notice')) as { version: string };
  await asPerson('accounts.acceptNotice', { version });
}

/**
 * An admin makes the account; its person chooses a password with the code and reads the notice. Their window is theirs
 * afterwards. Answers the account's id.
 */
export async function addPerson(
  asAdmin: Ask,
  asPerson: Ask,
  { person, password }: { readonly person: NewPerson; readonly password: string },
): Promise<string> {
  const { setUp } = (await asAdmin('accounts.create', person)) as { setUp: { code: string } };
  const redeemed = { identifier: person.username, code: setUp.code, newPassword: password };
  const { id } = (await asPerson('accounts.redeemCode', redeemed)) as { id: string };
  await readNotice(asPerson);
  return id;
}
