import { describe, expect, test } from 'vitest';
import { allows, needsSignIn } from '#contract/access.ts';
import type { Reply } from '#contract/errors.ts';
import type { SamplePerson } from '#contract/sample.ts';
import { createSettings } from '#main/kernel/settings.ts';
import { passwordOf, people, roleOf } from '../support/make-world.ts';
import type { TestApp } from '../support/start-test-app.ts';
import { arrange, nobody } from './arrange.ts';
import { type Declared, operations } from './operations.ts';

/** Windows that lost what they had: each tells what happened to that of the sample's own person. */
const fallen = ['locked', 'deactivated', 'expired'] as const;
const callers = [nobody, ...people, ...fallen] as const;
type CallerName = (typeof callers)[number];

const isFallen = (caller: CallerName): caller is (typeof fallen)[number] =>
  (fallen as readonly string[]).includes(caller);
/** Whom a fallen window belongs to. */
const ownerOf = ({ sample }: Declared): SamplePerson => (sample.as === nobody ? 'otherTrainee' : sample.as);

const isLeaving = ({ op }: Declared): boolean => op.kind === 'command' && op.changesSession === 'leaves';

/** What a caller gets: the code that the declaration leads to. */
function expectedOf(declared: Declared, caller: CallerName): string {
  const { op, sample } = declared;
  if (sample.elsewhere !== undefined) {
    return caller === 'locked' && sample.world === 'locked window' ? 'OK' : sample.elsewhere;
  }
  if (!needsSignIn(op.access)) return 'OK';
  if (caller === nobody || caller === 'expired') return 'UNAUTHENTICATED';
  if (caller === 'deactivated') return isLeaving(declared) ? 'OK' : 'UNAUTHENTICATED';
  if (caller === 'locked') return 'LOCKED';
  if (!allows(op.access, [roleOf(caller)])) return 'FORBIDDEN';
  if (caller === sample.as || sample.owned === undefined || sample.owned.sharedWith.includes(caller)) {
    return 'OK';
  }
  return 'NOT_FOUND';
}

/** Time passes until every sign-in is over; everybody but one signs in again. */
async function outlastSignIns(test: TestApp, except: SamplePerson): Promise<void> {
  test.clock.advance(createSettings().get('sessionHours') * 3_600_000);
  for (const person of people.filter((one) => one !== except)) {
    await test.window(person).api.accounts.signIn({ identifier: person, password: passwordOf(person) });
  }
}

/** Brings the window of a caller about, and calls from there. */
async function callAs(
  { test, world, input }: Awaited<ReturnType<typeof arrange>>,
  declared: Declared,
  caller: CallerName,
): Promise<string> {
  const { op, sample } = declared;
  const owner = ownerOf(declared);
  const window = test.window(isFallen(caller) ? owner : caller);
  if (caller === 'locked') await window.api.accounts.lock({});
  if (caller === 'deactivated') {
    await test.change((run) => run("UPDATE accounts SET status = 'inactive' WHERE username = ?", owner));
  }
  let sent = input;
  if (caller === 'expired') {
    await outlastSignIns(test, owner);
    // What anybody may bring, a code for instance, is younger than a sign-in.
    if (!needsSignIn(op.access)) sent = await sample.input(world);
  }
  const brought = caller === nobody ? {} : sample.ofCaller?.(isFallen(caller) ? owner : caller);
  const code = codeOf(await window.call(declared.path, { ...(sent as object), ...brought }));
  if (caller === 'locked' && code === 'LOCKED') {
    await window.api.accounts.unlock({ password: passwordOf(owner) });
  }
  return code;
}
const codeOf = (reply: Reply): string => (reply.ok ? 'OK' : reply.error.code);

/** In the state of its own, an operation says only that it succeeds there. */
const usual = { world: 'usual' } as const;

describe(`the matrix of ${operations.length} operations and ${callers.length} callers`, () => {
  test.each(operations)('$path', async (declared) => {
    const { path, op, sample } = declared;
    const own = await arrange(declared);
    const success = await own.test.window(sample.as).call(path, own.input);
    expect(success).toMatchObject({ ok: true });
    if (success.ok) expect(op.output.safeParse(success.data)).toMatchObject({ success: true });

    const expected = Object.fromEntries(callers.map((caller) => [caller, expectedOf(declared, caller)]));
    const answered: Record<string, string> = {};
    // Whoever is refused at the door changes nothing, so all of them come to one branch; so do those who only look.
    const shared = await arrange(declared, usual);
    for (const caller of callers) {
      const isAlone =
        caller === 'expired' || (op.kind !== 'query' && (expected[caller] === 'OK' || op.rate.per === 'pc'));
      answered[caller] = await callAs(isAlone ? await arrange(declared, usual) : shared, declared, caller);
    }
    expect(answered).toEqual(expected);
  });
});

describe.each(operations.filter(({ op }) => needsSignIn(op.access)))('$path', (declared) => {
  const { path, sample } = declared;
  test('works again once its locked window is unlocked', async () => {
    const { test: branch, input } = await arrange(declared);
    const window = branch.window(sample.as);
    await window.api.accounts.lock({});
    expect(codeOf(await window.call(path, input))).toBe('LOCKED');
    await window.api.accounts.unlock({ password: passwordOf(ownerOf(declared)) });
    expect(codeOf(await window.call(path, input))).toBe('OK');
  });
});
