import { expect, test } from 'vitest';
import type { Log } from '#main/platform/ports.ts';
import { createRefusals } from './refusals.ts';

function setUp() {
  const lines: unknown[] = [];
  const rows: unknown[] = [];
  const log: Log = {
    info: () => {},
    warn: (event, fields) => void lines.push({ event, ...fields }),
    error: () => {},
  };
  const refusals = createRefusals(log);
  return { ...refusals, lines, rows, audit: (...row: unknown[]) => void rows.push(row) };
}

test('what a page tries a thousand times stands in the log four times, and the audit trail hears of each', () => {
  const { refused, tell, lines, rows, audit } = setUp();
  tell(audit);
  for (let n = 0; n < 1000; n++) refused(1, 'window');
  expect(lines).toEqual(
    [1, 10, 100, 1000].map((count) => ({ event: 'window.refused', what: 'window', count })),
  );
  expect(rows).toHaveLength(1000);
});

test('each kind and each page counts by itself', () => {
  const { refused, tell, lines, rows, audit } = setUp();
  tell(audit);
  refused(1, 'window');
  refused(1, 'frame');
  refused(2, 'window');
  refused(null, 'request');
  expect(lines).toHaveLength(4);
  expect(rows).toEqual([
    [1, 'window'],
    [1, 'frame'],
    [2, 'window'],
    [null, 'request'],
  ]);
});

test('before there is an audit trail the log has it', () => {
  const { refused, lines } = setUp();
  refused(1, 'navigation');
  expect(lines).toHaveLength(1);
});
