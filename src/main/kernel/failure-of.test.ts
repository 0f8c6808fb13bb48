import { expect, test } from 'vitest';
import { type WorkerFault, WorkerError } from '#main/platform/workers/worker-error.ts';
import { failureOf } from './failure-of.ts';
import { OperationRefused } from './refusal.ts';

/** What the caller is told, and what is logged. */
function told(error: Error) {
  const lines: unknown[] = [];
  const log = { info: () => {}, warn: () => {}, error: (...line: unknown[]) => void lines.push(line) };
  const failure = failureOf({ ref: 'ref-1', log }, 'library.import', error);
  return { failure, lines };
}

test('a refusal says what it says, and nothing that it does not', () => {
  const of = (refusal: OperationRefused) => {
    const { failure, lines } = told(refusal);
    expect(lines).toEqual([]);
    return failure;
  };
  expect(Object.entries(of(new OperationRefused('NOT_FOUND')))).toEqual([['code', 'NOT_FOUND']]);
  expect(of(new OperationRefused('RATE_LIMITED', undefined, 20))).toEqual({
    code: 'RATE_LIMITED',
    retryAfterMs: 20,
  });
  expect(of(new OperationRefused('CONFLICT', { by: 'another' }))).toEqual({
    code: 'CONFLICT',
    details: { by: 'another' },
  });
});

test('what was cancelled is no fault, and leaves no line in the log', () => {
  expect(told(new WorkerError('extract', 'cancelled'))).toEqual({
    failure: { code: 'CANCELLED' },
    lines: [],
  });
});

test.each<WorkerFault>(['crashed', 'memory', 'deadline', 'busy', 'closed'])(
  'a thread that gave no answer for %s may give one later, and that is said',
  (fault) => {
    const error = new WorkerError('extract', fault);
    expect(told(error)).toEqual({
      failure: { code: 'UNAVAILABLE', details: { worker: fault }, ref: 'ref-1' },
      lines: [['op.failed', error, { op: 'library.import', ref: 'ref-1' }]],
    });
  },
);

test.each<[string, Error]>([
  ['a thread whose work threw', new WorkerError('extract', 'failed', new Error('canary'))],
  ['any other error', new Error('canary: SELECT secret FROM accounts')],
  ['an error of a kind that no store has', Object.assign(new Error('canary'), { kind: 'canary' })],
  ['an error whose kind is no word', Object.assign(new Error('canary'), { kind: { canary: 1 } })],
])('of %s nothing crosses but a reference that finds its line', (_what, error) => {
  expect(told(error)).toEqual({
    failure: { code: 'INTERNAL', ref: 'ref-1' },
    lines: [['op.failed', error, { op: 'library.import', ref: 'ref-1' }]],
  });
});

test.each(['disk_full', 'readonly', 'io', 'corrupt', 'audit'])(
  'a fault of the store is named: %s',
  (kind) => {
    expect(told(Object.assign(new Error('SQLITE: canary'), { kind })).failure).toEqual({
      code: 'UNAVAILABLE',
      details: { store: kind },
      ref: 'ref-1',
    });
  },
);

test('an error that throws when it is read is told as any other', () => {
  const error = Object.defineProperty(new Error('No.'), 'kind', {
    get: () => {
      throw new Error('canary');
    },
  });
  expect(told(error).failure).toEqual({ code: 'INTERNAL', ref: 'ref-1' });
});
