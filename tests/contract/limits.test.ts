import { describe, expect, test } from 'vitest';
import { arrange } from './arrange.ts';
import { operations } from './operations.ts';

const code = (reply: { ok: boolean; error?: { code: string } }): string => reply.error?.code ?? 'OK';

describe.each(operations)('$path', (declared) => {
  const { path, op, sample } = declared;
  const countsRefusals = op.rate.counts === 'refusals';

  test('refuses the call after its limit, says for how long, and lets it in again then', async () => {
    const { test, input } = await arrange(declared);
    const window = test.window(sample.as);
    // A refused input costs a token as well; for a limit on refusals the handler itself has to refuse.
    const spend = countsRefusals ? sample.refused : { ...(input as object), unknownField: 1 };
    const max = Math.min(op.rate.max, op.rate.alsoBy?.max ?? op.rate.max);
    for (let call = 0; call < max; call += 1) {
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
    for (let call = 0; call < op.rate.max + 1; call += 1) await window.call(path, spend);
    test.clock.setWall('2030-01-01T00:00:00.000Z');
    expect(code(await window.call(path, spend))).toBe('RATE_LIMITED');
    const rows = await test.rows<{ details: string }>(
      "SELECT details FROM audit WHERE action = 'limit.exceeded'",
    );
    expect(rows.map(({ details }) => JSON.parse(details) as unknown)).toEqual([{ op: path }]);
  });
});
