import { allows } from '#contract/access.ts';
import { operations } from '#tests/contract/operations.ts';
import type { SamplePerson, World } from '#contract/sample.ts';
import { readNotice } from './add-person.ts';
import { keepSignIn } from './keep-sign-in.ts';
import { passwordOf, people, roleOf } from './make-world.ts';
import type { TestApp } from './start-test-app.ts';

/** They would end the story: whoever is erased is gone, and a restored store knows nothing of what came after its backup. */
const endings = ['myData.erase', 'myData.erasePerson', 'backups.restore'];

/**
 * Calls every operation of the product with its sample, everybody being signed in, so that a store is left in which every
 * feature wrote what it writes; nobody is erased, and nothing restored.
 */
export async function useEverything({
  test,
  world,
}: {
  readonly test: TestApp;
  readonly world: World;
}): Promise<void> {
  for (const { path, sample } of operations) {
    if (sample.world === 'empty store' || endings.includes(path)) continue;
    await begin(test);
    const input = await sample.input(world);
    if (sample.world === 'kept sign-in') await keepSignIn(test);
    if (sample.world === 'locked window') await test.window(sample.as).call('accounts.lock');
    const reply = await test.window(sample.as).call(path, input);
    if (!reply.ok) throw new Error(`${path} answered ${reply.error.code}.`);
    test.clock.advance(60_000);
  }
  await begin(test);
}

/** What the policy has to say so that every operation is offered. */
export const everythingOffered = Object.assign(
  {},
  ...operations.map(({ sample }) => sample.policy),
) as Readonly<Record<string, unknown>>;

/** Everybody is at their window, and nobody is in the middle of a practice. */
async function begin(test: TestApp): Promise<void> {
  await test.window('nobody').call('accounts.signOut');
  for (const person of ['admin' as const, ...people]) {
    const { api } = test.window(person);
    await comeIn(test, person);
    if (!allows('practises', [roleOf(person)])) continue;
    const { session } = await api.roleplay.active({});
    if (session !== null) await api.roleplay.finish({ sessionId: session.id });
  }
}

/** Somebody sits down at their window with the password of before, whatever has become of it. */
async function comeIn(test: TestApp, person: SamplePerson): Promise<void> {
  const { call, api } = test.window(person);
  const password = passwordOf(person);
  const signIn = { identifier: person, password };
  const isHere = (await call('accounts.confirmPassword', { password })).ok;
  if (!isHere && !(await call('accounts.signIn', signIn)).ok) {
    const { items } = await test.window('admin').api.accounts.list({ search: person });
    const id = items.find(({ username }) => username === person)?.id ?? '';
    const { code } = await test.window('admin').api.accounts.issueCode({ id });
    await api.accounts.redeemCode({ identifier: person, code, newPassword: password });
  }
  const { owes, mustChangePassword } = await api.accounts.me({});
  if (owes.includes('notice')) await readNotice((op, input) => test.as(person, op, input));
  if (mustChangePassword) {
    const between = `${password}, for once`;
    await api.accounts.changePassword({ currentPassword: password, newPassword: between });
    await api.accounts.changePassword({ currentPassword: between, newPassword: password });
  }
}
