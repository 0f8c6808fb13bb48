import { describe, expect, test } from 'vitest';
import type { Reply } from '#contract/errors.ts';
import { systemIds } from '#main/platform/system/system-ids.ts';
import { makeWorld, passwordOf } from '../support/make-world.ts';
import { startBranch } from '../support/start-branch.ts';
import type { TestApp } from '../support/start-test-app.ts';
import { arrange } from './arrange.ts';
import { idPlaces, valueAt, withValueAt } from './id-places.ts';
import { operations } from './operations.ts';

const codeOf = (reply: Reply): string => (reply.ok ? 'OK' : reply.error.code);

const withIds = operations.flatMap((declared) =>
  idPlaces(declared.op.input).map((place) => ({ ...declared, place, name: place.join('.') })),
);

/** What no id looks like. */
const malformed: readonly unknown[] = ['not-an-id', "' OR 1=1 --", '%', '', 7, [], {}, null];

/** Ids that lead to something, by what they lead to. */
async function idsByKind(branch: TestApp): Promise<string[][]> {
  const rowsOf = (sql: string) => branch.rows<{ id: string }>(sql);
  await makeWorld(branch.as).document();
  const kinds = [await rowsOf('SELECT id FROM accounts'), await rowsOf('SELECT id FROM documents')];
  return kinds.map((rows) => rows.map(({ id }) => id));
}

test('some operations take ids', () => {
  expect(withIds.length).toBeGreaterThan(5);
});

describe.each(withIds)('$path, $name', (declared) => {
  const { path, sample, place } = declared;

  test('answers an id of nothing, or of another kind of thing, as whatever is not there; what is no id does not fit', async () => {
    const { test: branch, input } = await arrange(declared);
    const window = branch.window(sample.as);
    const kinds = await idsByKind(branch);
    const ofAnotherKind = kinds.find((ids) => !ids.includes(String(valueAt(input, place))))?.[0];
    const call = (value: unknown) => window.call(path, withValueAt(input, place, value));
    expect(codeOf(await call(systemIds.next()))).toBe(sample.unknownId ?? 'NOT_FOUND');
    expect(codeOf(await call(ofAnotherKind))).toBe(sample.unknownId ?? 'NOT_FOUND');
    for (const value of malformed) {
      expect(await call(value)).toMatchObject({
        error: { code: 'INVALID_INPUT', details: { fields: [{ path: place.join('.') }] } },
      });
    }
  });
});

/** The two trainees sit down at windows: each at their own, or each at that of the other. */
async function sitDown(branch: TestApp, where: 'at their own' | 'at the other'): Promise<void> {
  const pairs = [['trainee', 'otherTrainee'] as const, ['otherTrainee', 'trainee'] as const];
  for (const [window, other] of pairs) {
    const identifier = where === 'at their own' ? window : other;
    await branch.window(window).api.accounts.signIn({ identifier, password: passwordOf(identifier) });
  }
}

/** Those of sign-ins are tried in tests/features/accounts/sign-ins.test.ts: whoever changes places here ends them. */
const owned = withIds.filter(({ sample }) => sample.owned !== undefined && sample.fleeting !== true);

describe.each(owned)('$path, $name', ({ path, sample, place }) => {
  test('does not tell a person that something of somebody else is there', async () => {
    const { test: branch, world } = await startBranch();
    const own = await sample.input(world);
    // What the sample makes is made for who sits at the window of its person.
    await sitDown(branch, 'at the other');
    const others = await sample.input(world);
    await sitDown(branch, 'at their own');

    expect(sample.as).toBe('trainee');
    expect(valueAt(others, place)).not.toBe(valueAt(own, place));
    const swapped = withValueAt(own, place, valueAt(others, place));
    const window = branch.window('trainee');
    const foreign = await window.call(path, swapped);
    const unknown = await window.call(path, withValueAt(own, place, systemIds.next()));
    expect(codeOf(foreign)).toBe('NOT_FOUND');
    expect(foreign).toEqual(unknown);
    expect(codeOf(await window.call(path, own))).toBe('OK');
  });
});
