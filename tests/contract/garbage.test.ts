import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { commonCodes } from '#contract/errors.ts';
import { arrange } from './arrange.ts';
import { operations } from './operations.ts';

/** Anything that can cross the boundary, and the values that people try first. */
const hostile = fc.oneof(
  fc.anything({
    withTypedArray: true,
    withDate: true,
    withMap: true,
    withBigInt: true,
    withNullPrototype: true,
  }),
  fc.constantFrom(
    '',
    ' ',
    '\0',
    '\uD800',
    '__proto__',
    "' OR 1=1 --",
    '<script>',
    '../../etc/passwd',
    '%00',
    '🙂',
    'a'.repeat(3000),
  ),
  fc.constantFrom(-1, 0, 1e308, Number.NaN, Infinity, 2 ** 53),
);

/** In place of the schema library's own words, so that they are known wherever they come out. */
const libraryWords = 'words of the schema library';
const { localeError } = z.config();
beforeAll(() => void z.config({ localeError: () => libraryWords }));
afterAll(() => void z.config({ localeError }));

describe.each(operations)('$path', (declared) => {
  const { path, op, sample } = declared;

  test('answers garbage with a declared code, never an internal error, and a fifth of the tries reaches its handler', async () => {
    const { test, input } = await arrange(declared);
    const window = test.window(sample.as);
    const declaredCodes = new Set<string>([
      'OK',
      ...commonCodes,
      ...((op.errors ?? []) as readonly string[]),
    ]);
    declaredCodes.delete('INTERNAL');
    const fields = Object.keys(input as object);
    const tried = new Map<string, number>();

    const damaged = fc.record({
      field: fc.constantFrom(...fields, 'unknownField', '__proto__'),
      value: hostile,
    });
    const attempt = fc.oneof(
      {
        weight: 4,
        arbitrary: damaged.map(({ field, value }) =>
          Object.defineProperty({ ...(input as object) }, field, { value, enumerable: true }),
        ),
      },
      { weight: 2, arbitrary: hostile },
      { weight: 3, arbitrary: fc.constant(input) },
    );
    await fc.assert(
      fc.asyncProperty(attempt, async (raw) => {
        test.clock.advance(
          (op.rate.perSeconds * 1000) / Math.min(op.rate.max, op.rate.alsoBy?.max ?? op.rate.max) + 1,
        );
        const reply = await window.call(path, raw);
        const code = reply.ok ? 'OK' : reply.error.code;
        tried.set(code, (tried.get(code) ?? 0) + 1);
        expect(declaredCodes).toContain(code);
        const told = JSON.stringify(reply.ok ? null : reply.error);
        expect(told).not.toMatch(/SELECT|INSERT|\.ts:|node_modules|\/tmp\//);
        expect(told).not.toContain(libraryWords);
      }),
      { numRuns: 100, seed: 20_261_120 },
    );
    const total = [...tried.values()].reduce((sum, count) => sum + count, 0);
    const stopped = (tried.get('INVALID_INPUT') ?? 0) + (tried.get('RATE_LIMITED') ?? 0);
    expect((total - stopped) / total, JSON.stringify(Object.fromEntries(tried))).toBeGreaterThanOrEqual(0.2);
  });

  test('refuses a field that it does not know', async () => {
    const { test, input } = await arrange(declared);
    const reply = await test.window(sample.as).call(path, { ...(input as object), unknownField: 1 });
    expect(reply).toMatchObject({
      ok: false,
      error: {
        code: 'INVALID_INPUT',
        details: { fields: [{ path: 'unknownField', issue: 'unknown_field' }] },
      },
    });
  });
});
