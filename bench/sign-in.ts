/**
 * How long a refused sign-in takes for a name that somebody has, one that nobody has, and one that is locked, one after
 * the other in turn, so that whatever else the machine does meets all three. The clock is the bench's own, so that the
 * limits and the locks let each try through; the password is hashed at the product's cost.
 * Usage: node bench/sign-in.ts [tries of each kind, 50 unless said]
 * Prints the medians in ms and their ratios to that of the known name.
 */
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { addPerson, type Ask } from '#tests/support/add-person.ts';
import { fixedPolicy } from '#main/platform/policy/fixed-policy.ts';
import { startQuietApp } from './start-quiet-app.ts';

const tries = Number(process.argv[2] ?? 50);
const clock = createFakeClock();
const policy = fixedPolicy({ lockoutMinutes: 1440 });
const { app, end } = await startQuietApp({ clock, policy });
const at =
  (windowId: string): Ask =>
  async (op, input = {}) => {
    const reply = await app.dispatch({ windowId }, op, input);
    if (!reply.ok) throw new Error(`${op} answered ${reply.error.code}`);
    return reply.data;
  };

const password = 'a long sample password';
await at('admin')('accounts.createFirstAdmin', { name: 'The admin', username: 'admin', password });
for (const username of ['known', 'locked']) {
  const person = { name: `The ${username}`, username, roles: ['trainee' as const] };
  await addPerson(at('admin'), at(username), { person, password });
}

/** Twenty wrong passwords an hour on one PC: each try has its own three minutes. */
const refused = async (identifier: string, code: string): Promise<number> => {
  clock.advance(181_000);
  const startedAt = performance.now();
  const reply = await app.dispatch({ windowId: 'door' }, 'accounts.signIn', {
    identifier,
    password: 'not the password',
  });
  const ms = performance.now() - startedAt;
  const answered = reply.ok ? 'OK' : reply.error.code;
  if (answered !== code) throw new Error(`${identifier} was answered ${answered}`);
  return ms;
};
const comeIn = async (): Promise<void> => {
  await at('door')('accounts.signIn', { identifier: 'known', password });
  await at('door')('accounts.signOut');
};

for (let time = 0; time < 5; time += 1) {
  await refused('locked', time === 4 ? 'ACCOUNT_LOCKED' : 'WRONG_CREDENTIALS');
}
const ms = { known: [] as number[], unknown: [] as number[], locked: [] as number[] };
for (let n = 0; n < tries; n += 1) {
  ms.known.push(await refused('known', 'WRONG_CREDENTIALS'));
  ms.unknown.push(await refused(`nobody.${n}`, 'WRONG_CREDENTIALS'));
  ms.locked.push(await refused('locked', 'ACCOUNT_LOCKED'));
  if (n % 3 === 2) await comeIn();
}
await end();

const median = (all: readonly number[]): number =>
  all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
const known = median(ms.known);
for (const [kind, all] of Object.entries(ms)) {
  const middle = median(all);
  process.stdout.write(`${kind}: ${middle.toFixed(1)} ms, ${(middle / known).toFixed(3)} of known\n`);
}
