import { expect, test } from 'vitest';
import type { AuditDetails } from '#contract/op.ts';
import type { Store, Writer } from '#main/platform/db/store.ts';
import { createAuditRecorder } from './recorder.ts';

const record = createAuditRecorder({
  random: { bytes: (count) => new Uint8Array(count) },
  place: { program: 'Drillroom', machine: 'PC-17', osUser: 'petra' },
  nameOf: () => null,
});
/** Reached only by what would be written. */
const unreachable = new Proxy({} as Writer, {
  get: () => {
    throw new Error('It would be written.');
  },
});
const keys: Store['keys'] = { audit: new Uint8Array(32), pepper: new Uint8Array(32) };
const writing = (details: AuditDetails) => () =>
  record(
    unreachable,
    { keys },
    {
      at: new Date(0),
      action: 'thing.done',
      actorId: null,
      subjectId: null,
      outcome: 'done',
      details,
    },
  );

test.each<[string, AuditDetails]>([
  ['a sentence', { why: 'because I say so' }],
  ['an address', { to: 'ama@branch.test' }],
  ['an empty text', { of: '' }],
  ['a line break', { of: 'one\ntwo' }],
  ['a long word', { of: 'x'.repeat(65) }],
  ['a name in another script', { of: 'Зоя' }],
  ['one strange word among names of fields', { fields: ['name', 'Ama Owusu'] }],
])('a row whose details hold %s is not written', (_what, details) => {
  expect(writing(details)).toThrow('would hold words');
});

test.each<[string, AuditDetails]>([
  ['nothing', {}],
  ['codes, counts and truth', { code: 'WRONG_CODE', op: 'accounts.signIn', rows: 3, late: true, was: null }],
  ['an id', { target: '0198f3a0-7c1e-7000-8000-0123456789ab' }],
  ['names of fields', { fields: ['name', 'staffNumber'] }],
])('a row whose details hold %s is', (_what, details) => {
  expect(writing(details)).toThrow('It would be written.');
});
