import { describe, expect, test } from 'vitest';
import { needsSignIn } from '#contract/access.ts';
import type { AnyOp } from '#contract/op.ts';
import type { SamplePerson } from '#contract/sample.ts';
import type { TestApp } from '../support/start-test-app.ts';
import { passwordOf } from '../support/make-world.ts';
import { arrange } from './arrange.ts';
import { type Declared, operations } from './operations.ts';

/** How many calls the limit lets through, when none of them is accepted, and none gets to its second bucket. */
const mostRefused = ({ rate }: AnyOp): number => (rate.counts === 'accepted' ? rate.attempts.max : rate.max);
/** The same where they do. */
const mostCalls = ({ rate }: AnyOp): number =>
  rate.counts === 'accepted' ? rate.attempts.max : Math.min(rate.max, rate.alsoBy?.max ?? rate.max);
const code = (reply: { ok: boolean; error?: { code: string } }): string => reply.error?.code ?? 'OK';

describe.each(operations)('$path', (declared) => {
  const { path, op, sample } = declared;
  const countsRefusals = op.rate.counts === 'refusals';

  test('refuses the call after its limit, says for how long, and lets it in again then', async () => {
    const { test, input } = await arrange(declared);
    const window = test.window(sample.as);
    // A refused input costs a token as well; for a limit on refusals the handler itself has to refuse.
    const spend = countsRefusals ? sample.refused : { ...(input as object), unknownField: 1 };
    for (let call = 0; call < mostCalls(op); call += 1) {
      expect(code(await window.call(path, spend))).not.toBe('RATE_LIMITED');
    }
    const limited = await window.call(path, spend);
    expect(limited).toMatchObject({ ok: false, error: { code: 'RATE_LIMITED' } });
    const wait = limited.ok ? 0 : (limited.error.retryAfterMs ?? 0);
    expect(wait).toBeGreaterThan(0);

    test.clock.advance(wait - 1);
    expect(code(await window.call(path, spend))).toBe('RATE_LIMITED');
    test.clock.advance(1);
    expect(code(await window.call(path, spend))).not.toBe('RATE_LIMITED');
  });

  test('setting the wall clock forward does not lift its limit, and the limit is audited once', async () => {
    const { test, input } = await arrange(declared);
    const window = test.window(sample.as);
    const spend = countsRefusals ? sample.refused : { ...(input as object), unknownField: 1 };
    for (let call = 0; call < mostRefused(op) + 1; call += 1) await window.call(path, spend);
    test.clock.setWall('2030-01-01T00:00:00.000Z');
    expect(code(await window.call(path, spend))).toBe('RATE_LIMITED');
    const rows = await test.rows<{ details: string }>(
      "SELECT details FROM audit WHERE action = 'limit.exceeded'",
    );
    expect(rows.map(({ details }) => (JSON.parse(details) as { op: unknown }).op)).toEqual([path]);
  });
});

const accepting = operations.filter(({ op }) => op.rate.counts === 'accepted');

describe.each(accepting)('$path counts what it accepts', (declared) => {
  const { path, op, sample } = declared;
  test('so calls that are refused use up nothing of its limit', async () => {
    const { test, input } = await arrange(declared);
    const window = test.window(sample.as);
    for (let call = 0; call < op.rate.max + 1; call += 1) {
      expect(code(await window.call(path, { ...(input as object), unknownField: 1 }))).toBe('INVALID_INPUT');
    }
    expect(code(await window.call(path, input))).toBe('OK');
  });
});

const guarding = operations.filter(({ op }) => op.rate.guardsSecret === true);

/**
 * Goes on guessing in a new start, where nobody is signed in. Behind a lock there is nothing to guess at any more, and
 * who guesses at a password does not get in; the same password is guessed at the door, which has the same limit.
 */
async function comeBack(test: TestApp, { path, op, sample }: Declared, guess: unknown) {
  const window = test.window(sample.as);
  const identifier = sample.as as SamplePerson;
  if (sample.world === 'locked window' || (op.rate.group === 'passwords' && needsSignIn(op.access))) {
    const atTheDoor = { identifier, password: 'not the password' };
    return () => window.call('accounts.signIn', atTheDoor);
  }
  if (needsSignIn(op.access)) {
    await window.api.accounts.signIn({ identifier, password: passwordOf(identifier) });
  }
  return () => window.call(path, guess);
}

test('every limit that counts wrong guesses says that it guards a secret', () => {
  const counting = operations.filter(({ op }) => op.rate.counts === 'refusals');
  expect(counting.filter(({ op }) => op.rate.guardsSecret !== true)).toEqual([]);
  expect(guarding.length).toBeGreaterThan(counting.length);
});

describe.each(guarding)('$path guards a secret', (declared) => {
  const { path, op, sample } = declared;

  test.each<[string, (test: TestApp) => Promise<TestApp>, string]>([
    ['a restart and a clock set back', (test) => test.restart(), '2026-11-19T09:00:00.000Z'],
    ['a restart and a clock set ahead', (test) => test.restart(), '2027-11-20T09:00:00.000Z'],
    ['a crash and a clock set back', (test) => test.startAfterCrash(), '2026-11-19T09:00:00.000Z'],
  ])('and still refuses after %s, until its time has passed', async (_what, startAgain, wallTime) => {
    const { test, input } = await arrange(declared);
    const guess = sample.refused ?? input;
    const before = test.window(sample.as);
    for (let call = 0; call < op.rate.max; call += 1) await before.call(path, guess);
    expect(code(await before.call(path, guess))).toBe('RATE_LIMITED');

    test.clock.setWall(wallTime);
    const later = await startAgain(test);
    const guessAgain = await comeBack(later, declared, guess);
    const refused = await guessAgain();
    expect(refused).toMatchObject({ ok: false, error: { code: 'RATE_LIMITED' } });
    later.clock.advance(refused.ok ? 0 : (refused.error.retryAfterMs ?? 0));
    expect(code(await guessAgain())).not.toBe('RATE_LIMITED');
  });

  test('and a policy that relaxes limits leaves it as it is', async () => {
    const { test, input } = await arrange(declared, { policy: { limitFactor: 1000 } });
    const guess = sample.refused ?? input;
    const answers: string[] = [];
    for (let call = 0; call <= op.rate.max; call += 1) {
      answers.push(code(await test.window(sample.as).call(path, guess)));
    }
    expect(answers.at(-1)).toBe('RATE_LIMITED');
  });
});
