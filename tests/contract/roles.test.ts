import { describe, expect, test } from 'vitest';
import { allows, needsSignIn, type Role } from '#contract/access.ts';
import type { SamplePerson } from '#contract/sample.ts';
import { people } from '../support/make-world.ts';
import { arrange, nobody } from './arrange.ts';
import { type Declared, operations } from './operations.ts';

const rolesOf = (who: SamplePerson): Role[] => [who === 'otherTrainee' ? 'trainee' : who];

/** What somebody other than the sample's own person gets: the code that the declaration leads to. */
function expectedOf({ op, sample }: Declared, who: SamplePerson | typeof nobody): string {
  if (who === nobody) return needsSignIn(op.access) ? 'UNAUTHENTICATED' : 'OK';
  if (!allows(op.access, rolesOf(who))) return 'FORBIDDEN';
  if (sample.owned === undefined || sample.owned.sharedWith.includes(who)) return 'OK';
  return 'NOT_FOUND';
}

describe.each(operations)('$path', (declared) => {
  const { path, op, sample } = declared;
  test('succeeds for the person of its sample, and its answer is what it declares', async () => {
    const { test, input } = await arrange(declared);
    const reply = await test.window(sample.as).call(path, input);
    expect(reply).toMatchObject({ ok: true });
    if (reply.ok) expect(op.output.safeParse(reply.data)).toMatchObject({ success: true });
  });
});

// Where the window itself is what the sample is about, somebody else's window says nothing.
describe.each(operations.filter(({ sample }) => sample.world !== 'locked window'))('$path', (declared) => {
  const others = [nobody, ...people].filter((who) => who !== declared.sample.as);
  test.each(others as (SamplePerson | typeof nobody)[])(
    'answers %s with the code that its access rule gives',
    async (who) => {
      const { test, input } = await arrange(declared);
      const reply = await test.window(who).call(declared.path, input);
      expect(reply.ok ? 'OK' : reply.error.code).toBe(expectedOf(declared, who));
    },
  );
});

describe.each(operations.filter(({ op }) => needsSignIn(op.access)))('$path', (declared) => {
  const { path, sample } = declared;
  test('refuses a locked window, and works again once it is unlocked', async () => {
    const { test, input } = await arrange(declared);
    const window = test.window(sample.as);
    await window.api.accounts.lock({});
    expect(await window.call(path, input)).toMatchObject({ ok: false, error: { code: 'LOCKED' } });
    await window.api.accounts.unlock({ password: `password of ${sample.as}` });
    expect(await window.call(path, input)).toMatchObject({ ok: true });
  });
});
