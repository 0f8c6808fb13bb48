import type { Reply } from '#contract/errors.ts';
import type { App } from '#main/app.ts';
import { readNotice } from '#tests/support/add-person.ts';

/** A window at which the first admin is signed in: of a fresh store, or of one that this made before. */
export async function signedInAdmin(app: App): Promise<(op: string, input: unknown) => Promise<Reply>> {
  const call = (op: string, input: unknown): Promise<Reply> => app.dispatch({ windowId: 'eval' }, op, input);
  const admin = { name: 'An admin', username: 'admin', password: 'brisk kettle of the admin' };
  const made = await call('accounts.createFirstAdmin', admin);
  if (made.ok) return call;
  const { username, password } = admin;
  const reply = await call('accounts.signIn', { identifier: username, password });
  if (!reply.ok) throw new Error(`accounts.signIn: ${reply.error.code}`);
  // A store of an earlier version may have another privacy notice.
  await readNotice(async (op, input = {}) => {
    const answer = await call(op, input);
    if (!answer.ok) throw new Error(`${op}: ${answer.error.code}`);
    return answer.data;
  });
  return call;
}
