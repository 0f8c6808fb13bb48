import { beforeEach, describe, expect, test } from 'vitest';
import { createFakeClock, type FakeClock } from '#tests/support/fake-clock.ts';
import { invalidInput, OperationRefused } from '../refusal.ts';
import { createRefusals, type RefusedCall } from './refusals.ts';

const id = '0198f3a0-7c1e-7000-8000-0123456789ab';
const command = { path: 'reports.remove', kind: 'command' } as const;
const query = { path: 'reports.get', kind: 'query' } as const;

let clock: FakeClock;
let rows: unknown[];
let note: (more: Partial<RefusedCall> & { readonly code?: string }) => void;

beforeEach(() => {
  clock = createFakeClock();
  rows = [];
  const refusals = createRefusals({ clock, trail: { record: (row) => void rows.push(row) } });
  note = ({ code = 'FORBIDDEN', ...more }) =>
    refusals.note({
      refusal: new OperationRefused(code),
      op: command,
      raw: {},
      by: { actorId: 'ama', details: {} },
      windowId: 'w',
      ...more,
    });
});

const details = () => rows.map((row) => (row as { readonly details: unknown }).details);

describe('a refused call', () => {
  test('is a row with who, what and why', () => {
    note({ raw: { id } });
    expect(rows).toEqual([
      {
        action: 'call.refused',
        actorId: 'ama',
        outcome: 'refused',
        details: { op: 'reports.remove', code: 'FORBIDDEN', target: id },
      },
    ]);
  });

  test('by a limit is a row of its own kind', () => {
    note({ code: 'RATE_LIMITED', raw: { id } });
    expect(rows).toEqual([
      { action: 'limit.exceeded', actorId: 'ama', outcome: 'refused', details: { op: 'reports.remove' } },
    ]);
  });

  test('of nobody, of an operation that there is not, is told without what it was called', () => {
    note({ code: 'NOT_FOUND', op: null, raw: { id }, by: { actorId: null, details: {} } });
    expect(rows).toEqual([
      {
        action: 'call.refused',
        actorId: null,
        outcome: 'refused',
        details: { op: 'unknown', code: 'NOT_FOUND' },
      },
    ]);
  });

  test('tells the first problem of an input, and nothing that it was after', () => {
    const refusal = invalidInput([
      { path: 'id', issue: 'too_small', message: 'm' },
      { path: 'name', issue: 'too_big', message: 'm' },
    ]);
    note({ refusal, raw: { id } });
    note({ refusal: invalidInput([]), op: query, raw: { id } });
    expect(details()).toEqual([
      { op: 'reports.remove', code: 'INVALID_INPUT', issue: 'too_small' },
      { op: 'reports.get', code: 'INVALID_INPUT' },
    ]);
  });
});

describe('what a call was after', () => {
  test.each<[string, unknown, string | undefined]>([
    ['is told in small letters', { id: id.toUpperCase() }, id],
    ['is found wherever it stands', { page: 1, of: { some: ['x', id, id] } }, id],
    ['is no text around an id', { id: ` ${id}` }, undefined],
    ['is no text that goes on', { id: `${id}0` }, undefined],
    ['is nothing that only looks like one', { id: id.replaceAll('-', '') }, undefined],
    ['is nothing where nothing is named', null, undefined],
    ['is nothing in the content of a file', { content: new TextEncoder().encode(id) }, undefined],
    ['is nothing where the input is not there', undefined, undefined],
  ])('%s', (_what, raw, target) => {
    note({ code: 'NOT_FOUND', raw });
    expect(details()).toEqual([
      { op: 'reports.remove', code: 'NOT_FOUND', ...(target === undefined ? {} : { target }) },
    ]);
  });
});

test('of several ids that a call names, the first five are told', () => {
  const ids = Array.from({ length: 7 }, (_, n) => id.replace('0198', `019${n}`));
  note({ code: 'NOT_FOUND', raw: { of: ids[0], more: ids } });
  expect(details()).toEqual([
    { op: 'reports.remove', code: 'NOT_FOUND', target: ids[0], others: ids.slice(1, 5) },
  ]);
});

describe('no news is', () => {
  test('an answer that people get who use the windows as they are made', () => {
    for (const code of ['CONFLICT', 'UNAVAILABLE', 'WRONG_CODE', 'CANCELLED']) note({ code });
    expect(rows).toEqual([]);
  });

  test.each(['UNAUTHENTICATED', 'LOCKED'])(
    'that a window asks again for what it shows (%s), but what it wants to change is',
    (code) => {
      note({ code, op: query });
      note({ code, op: null });
      expect(rows).toEqual([]);
      note({ code });
      expect(details()).toEqual([{ op: 'reports.remove', code }]);
    },
  );

  test('that a sign-in is not complete yet, but a command before that is', () => {
    const refusal = new OperationRefused('FORBIDDEN', { owes: true });
    note({ refusal, op: query });
    expect(rows).toEqual([]);
    note({ refusal });
    expect(details()).toEqual([{ op: 'reports.remove', code: 'FORBIDDEN' }]);
  });

  test('that somebody is asked for the password again', () => {
    note({ refusal: new OperationRefused('FORBIDDEN', { stepUp: true }) });
    note({ refusal: new OperationRefused('CONFLICT', null) });
    note({ refusal: new OperationRefused('CONFLICT', 'stepUp') });
    expect(rows).toEqual([]);
  });

  test('but a refusal with nothing to say is, where it is no window that asks again', () => {
    note({ refusal: new OperationRefused('FORBIDDEN', null) });
    expect(details()).toEqual([{ op: 'reports.remove', code: 'FORBIDDEN' }]);
  });

  test('to be sure, a query that the role does not allow is news', () => {
    note({ op: query });
    expect(details()).toEqual([{ op: 'reports.get', code: 'FORBIDDEN' }]);
  });
});
