import { describe, expect, test } from 'vitest';
import type { TestApp } from '../support/start-test-app.ts';
import { arrange } from './arrange.ts';
import { operations } from './operations.ts';

type Row = { seq: number; action: string; outcome: string };
const auditRows = (test: TestApp): Promise<Row[]> =>
  test.rows<Row>('SELECT seq, action, outcome FROM audit ORDER BY seq');

describe.each(operations)('$path', (declared) => {
  const { path, op, sample } = declared;
  const audited = op.audit !== undefined && !('none' in op.audit) ? op.audit : null;

  test(
    audited === null ? 'writes no audit row' : `writes exactly one audit row, ${audited.action}`,
    async () => {
      const { test, input } = await arrange(declared);
      const before = await auditRows(test);
      expect(await test.window(sample.as).call(path, input)).toMatchObject({ ok: true });
      const written = (await auditRows(test)).slice(before.length);
      expect(written.map(({ action, outcome }) => ({ action, outcome }))).toEqual(
        audited === null ? [] : [{ action: audited.action, outcome: 'done' }],
      );
    },
  );

  test.runIf(audited !== null)('writes none when its input is refused', async () => {
    const { test, input } = await arrange(declared);
    const before = await auditRows(test);
    const reply = await test.window(sample.as).call(path, { ...(input as object), unknownField: 1 });
    expect(reply).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
    expect(await auditRows(test)).toHaveLength(before.length);
  });
});
