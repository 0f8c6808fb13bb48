import type { Reply } from '#contract/errors.ts';
import type { App } from '#main/app.ts';

/** A window of a fresh store at which its first admin is signed in. */
export async function signedInAdmin(app: App): Promise<(op: string, input: unknown) => Promise<Reply>> {
  const call = (op: string, input: unknown): Promise<Reply> => app.dispatch({ windowId: 'eval' }, op, input);
  const admin = { name: 'An admin', username: 'admin', password: 'brisk kettle of the admin' };
  const reply = await call('accounts.createFirstAdmin', admin);
  if (!reply.ok) throw new Error(`accounts.createFirstAdmin: ${reply.error.code}`);
  return call;
}
