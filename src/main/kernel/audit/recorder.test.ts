import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { AuditDetails } from '#contract/op.ts';
import type { Store, Writer } from '#main/platform/db/store.ts';
import { opened, storePorts } from '#tests/store/store-ports.ts';
import { createAuditRecorder, type AuditEvent } from './recorder.ts';

const record = createAuditRecorder({
  random: { bytes: (count) => new Uint8Array(count) },
  place: { program: 'Drillroom', machine: 'PC-17', osUser: 'petra' },
  nameOf: () => null,
  keepTime: () => {},
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
  ['a word that begins with a sign', { of: '-rf' }],
  ['a long word', { of: 'x'.repeat(65) }],
  ['a name in another script', { of: 'Зоя' }],
  ['one strange word among names of fields', { fields: ['name', 'Ama Owusu'] }],
])('a row whose details hold %s is not written', (_what, details) => {
  expect(writing(details)).toThrow('would hold words');
});

test('what is not written is told by the action and the name of the detail', () => {
  expect(writing({ code: 'OK', why: 'I say so' })).toThrow(
    'The audit row of thing.done would hold words in its detail "why".',
  );
});

test.each<[string, AuditDetails]>([
  ['nothing', {}],
  ['the longest word that there may be', { of: 'x'.repeat(64) }],
  ['no names of fields', { fields: [] }],
  ['codes, counts and truth', { code: 'WRONG_CODE', op: 'accounts.signIn', rows: 3, late: true, was: null }],
  ['an id', { target: '0198f3a0-7c1e-7000-8000-0123456789ab' }],
  ['names of fields', { fields: ['name', 'staffNumber'] }],
])('a row whose details hold %s is', (_what, details) => {
  expect(writing(details)).toThrow('It would be written.');
});

describe('a row that is written', () => {
  /** The row of an event, with its names. */
  const rowOf = async (more: Partial<AuditEvent>) => {
    const { store } = await opened(storePorts());
    const named = createAuditRecorder({
      random: { bytes: (count) => new Uint8Array(count).fill(0xab) },
      place: { program: 'Drillroom', machine: 'PC-17', osUser: 'petra' },
      nameOf: (_db, id) => (id === 'gone' ? null : `The ${id}`),
      keepTime: () => {},
    });
    const event = { at: new Date(0), action: 'thing.done', actorId: null, subjectId: null, outcome: 'done' };
    store.transact((db) => named(db, store, { ...event, ...more } as AuditEvent));
    const [row] = store.read.all<Record<string, string | null>>(
      sql`SELECT a.*, n.salt, n.names FROM audit AS a LEFT JOIN audit_names AS n ON n.seq = a.seq`,
    );
    return { ...row, names: JSON.parse(row?.['names'] ?? 'null') as unknown };
  };
  const place = { program: 'Drillroom', machine: 'PC-17', osUser: 'petra' };

  test('says what happened, and beside it where', async () => {
    expect(await rowOf({ details: { rows: 3 } })).toMatchObject({
      seq: 1,
      at: '1970-01-01T00:00:00.000Z',
      action: 'thing.done',
      actor_id: null,
      subject_id: null,
      subject_type: null,
      outcome: 'done',
      details: '{"rows":3}',
      names: place,
      salt: 'ab'.repeat(16),
    });
    const plain = await rowOf({});
    expect(plain).toMatchObject({ details: '{}' });
    expect(plain.names).toEqual(place);
  });

  test('calls people by the names that they had then, where they had one', async () => {
    expect(await rowOf({ actorId: 'ama', subjectId: 'kofi', subjectType: 'account' })).toMatchObject({
      actor_id: 'ama',
      subject_id: 'kofi',
      names: { ...place, actor: 'The ama', subject: 'The kofi' },
    });
    expect((await rowOf({ actorId: 'gone', subjectId: 'gone', subjectType: 'account' })).names).toEqual(
      place,
    );
  });

  test('names the kind of what it was done to by the first word of the action, unless it is said', async () => {
    expect(await rowOf({ action: 'account.made', subjectId: 'kofi' })).toMatchObject({
      subject_type: 'account',
      names: { ...place, subject: 'The kofi' },
    });
    expect(await rowOf({ action: 'report.viewed.again', subjectId: 'r' })).toMatchObject({
      subject_type: 'report',
      names: place,
    });
    const report = await rowOf({ action: 'report.viewed', subjectId: 'r' });
    const nobody = await rowOf({ action: 'account.made', subjectType: 'account' });
    expect([report.names, nobody.names]).toEqual([place, place]);
    expect(await rowOf({ action: 'tidied', subjectId: 'r' })).toMatchObject({ subject_type: 'tidied' });
    expect(await rowOf({ action: 'account.made', subjectType: 'account' })).toMatchObject({
      subject_type: null,
      names: place,
    });
  });

  test('has no names where it tells of somebody who is to be forgotten', async () => {
    expect(await rowOf({ actorId: 'ama', nameless: true })).toMatchObject({
      actor_id: 'ama',
      names: null,
      names_hash: null,
    });
  });
});
