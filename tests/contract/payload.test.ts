import { describe, expect, test } from 'vitest';
import { allows, needsSignIn } from '#contract/access.ts';
import type { Reply } from '#contract/errors.ts';
import { people, roleOf } from '../support/make-world.ts';
import { arrange, nobody } from './arrange.ts';
import { operations } from './operations.ts';

/** What would make a caller more than they are, if any operation looked for it in its input. */
const powers = {
  role: 'admin',
  roles: ['admin'],
  actor: { roles: ['admin'] },
  isAdmin: true,
  windowId: 'admin',
  session: 'admin',
};
const codeOf = (reply: Reply): string => (reply.ok ? 'OK' : reply.error.code);

/** Keys of JSON that a careless merge would put upon every object there is. */
const polluting = [
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"prototype":{"polluted":true}}',
];

describe.each(operations)('$path', (declared) => {
  const { path, op, sample } = declared;
  const taken = Object.keys(op.input.shape as object);
  const claimed = Object.fromEntries(Object.entries(powers).filter(([key]) => !taken.includes(key)));

  test('takes no role, window or session from its input, and names every field that it does not know', async () => {
    const { test: branch, input } = await arrange(declared);
    const reply = await branch.window(sample.as).call(path, { ...(input as object), ...claimed });
    expect(codeOf(reply)).toBe('INVALID_INPUT');
    const told = reply.ok ? [] : (reply.error.details as { fields: { path: string }[] }).fields;
    expect(told.map((field) => field.path).toSorted()).toEqual(Object.keys(claimed).toSorted());
  });

  test('refuses keys that could reach a prototype, at any depth, and none is reached', async () => {
    const { test: branch, input } = await arrange(declared);
    const window = branch.window(sample.as);
    for (const text of polluting) {
      const bad = JSON.parse(text) as object;
      const whole = Object.defineProperties({ ...(input as object) }, Object.getOwnPropertyDescriptors(bad));
      const deep = Object.fromEntries(Object.keys(input as object).map((key) => [key, bad]));
      for (const raw of [bad, whole, { nested: bad }, [bad], ...(taken.length > 0 ? [deep] : [])]) {
        expect(codeOf(await window.call(path, raw)), text).toBe('INVALID_INPUT');
      }
    }
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe.each(operations.filter(({ op }) => needsSignIn(op.access)))('$path', (declared) => {
  const { path, op } = declared;
  test('refuses who may not call it, whatever they claim to be', async () => {
    const { test: branch, input } = await arrange(declared);
    const barred = people.filter((person) => !allows(op.access, [roleOf(person)]));
    const raw = { ...(input as object), ...powers };
    for (const person of barred)
      expect(codeOf(await branch.window(person).call(path, raw))).toBe('FORBIDDEN');
    expect(codeOf(await branch.window(nobody).call(path, raw))).toBe('UNAUTHENTICATED');
  });
});
