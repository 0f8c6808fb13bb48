import { describe, expect, test } from 'vitest';
import type { TestApp } from '../support/start-test-app.ts';
import { arrange } from './arrange.ts';
import { type Declared, operations } from './operations.ts';

type Row = { seq: number; action: string; outcome: string };
const auditRows = (test: TestApp): Promise<Row[]> =>
  test.rows<Row>('SELECT seq, action, outcome FROM audit ORDER BY seq');

const auditOf = ({ op }: Declared) => (op.audit !== undefined && !('none' in op.audit) ? op.audit : null);
const written = async (declared: Declared, change: (input: object) => object) => {
  const { test, input } = await arrange(declared);
  const before = await auditRows(test);
  const reply = await test.window(declared.sample.as).call(declared.path, change(input as object));
  const rows = (await auditRows(test))
    .slice(before.length)
    .map(({ action, outcome }) => ({ action, outcome }));
  return { reply, rows };
};

describe.each(operations.filter((declared) => auditOf(declared) !== null))('$path', (declared) => {
  const action = auditOf(declared)?.action;

  test(`writes exactly one audit row, ${action}`, async () => {
    const { reply, rows } = await written(declared, (input) => input);
    expect(reply).toMatchObject({ ok: true });
    expect(rows).toEqual([{ action, outcome: 'done' }]);
  });

  test('writes none when its input is refused', async () => {
    const { reply, rows } = await written(declared, (input) => ({ ...input, unknownField: 1 }));
    expect(reply).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
    expect(rows).toEqual([]);
  });
});

describe.each(operations.filter((declared) => auditOf(declared) === null))('$path', (declared) => {
  test('writes no audit row', async () => {
    const { reply, rows } = await written(declared, (input) => input);
    expect(reply).toMatchObject({ ok: true });
    expect(rows).toEqual([]);
  });
});
