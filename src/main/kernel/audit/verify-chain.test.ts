import { describe, expect, test } from 'vitest';
import { chainOf, evidenceFor, headOf, key, renumbered, verify } from '#tests/support/written-chain.ts';
import { anchorMac, chainStart } from './chain.ts';
import type { Evidence, VerifiedRow } from './verify-chain.ts';

describe('how a chain is bad', () => {
  const written = chainOf(12);
  const heads = evidenceFor(written).heads;
  const findingOf = (rows: readonly VerifiedRow[], more: Partial<Evidence> = {}) =>
    verify(rows, { ...evidenceFor(rows), heads, ...more }).finding;
  const forged = (seq: number): VerifiedRow => ({
    ...written[3]!,
    seq,
    details: '{"forged":true}',
    names: null,
    prevHash: written[seq - 2]?.hash ?? '',
    hash: 'a'.repeat(64),
  });

  test.each<[string, VerifiedRow[], unknown]>([
    ['rows taken out, with a gap', written.toSpliced(4, 3), { kind: 'removed', seq: 5, through: 7 }],
    [
      'rows taken out, and the numbers closed up',
      renumbered(written.toSpliced(4, 3)),
      { kind: 'removed', seq: 5, through: 7 },
    ],
    ['the first row taken out', written.slice(1), { kind: 'removed', seq: 1, through: null }],
    [
      'one row with a new number at the end',
      [...written.toSpliced(4, 1), { ...written[4]!, seq: 13 }],
      { kind: 'reordered', seq: 5, through: null },
    ],
    [
      'a row alone with a later number, and those between gone',
      [...written.slice(0, 4), { ...written[4]!, seq: 8 }],
      { kind: 'reordered', seq: 5, through: null },
    ],
    ['the last rows cut off', written.slice(0, 9), { kind: 'cut_off', seq: 10, through: 12 }],
    ['all rows gone', [], { kind: 'cut_off', seq: 1, through: 12 }],
    [
      'a forged row in the middle',
      renumbered(written.toSpliced(5, 0, forged(6))),
      { kind: 'inserted', seq: 6, through: null },
    ],
    ['a forged row at the end', [...written, forged(13)], { kind: 'inserted', seq: 13, through: null }],
    [
      'a forged row in the place of one',
      written.with(5, forged(6)),
      { kind: 'edited', seq: 6, through: null },
    ],
    [
      'rows taken out, the numbers closed up, and only the newest left of them',
      renumbered(written.toSpliced(4, 7)),
      { kind: 'removed', seq: 5, through: 11 },
    ],
    [
      'rows taken out, and the one behind the gap edited',
      written.with(7, { ...written[7]!, details: '{}' }).toSpliced(4, 3),
      { kind: 'removed', seq: 5, through: 7 },
    ],
    [
      'a row twice, numbered anew',
      renumbered(written.toSpliced(5, 0, written[4]!)),
      { kind: 'inserted', seq: 6, through: null },
    ],
    [
      'what a row says of the one before it',
      written.with(5, { ...written[5]!, prevHash: 'e'.repeat(64) }),
      { kind: 'edited', seq: 6, through: null },
    ],
    [
      'a number twice, where the table no longer forbids it',
      written.toSpliced(6, 0, written[5]!),
      { kind: 'inserted', seq: 6, through: null },
    ],
  ])('%s', (_what, rows, finding) => {
    expect(findingOf(rows)).toEqual(finding);
  });

  test('names that were put beside a row that had none', () => {
    const rows = written.with(2, { ...written[2]!, names: { salt: 's', names: '{"actor":"Somebody"}' } });
    expect(findingOf(rows)).toEqual({ kind: 'names_changed', seq: 3, through: null });
  });

  test('names that are gone without a word, where a row that never had any is whole', () => {
    expect(findingOf(written)).toBeNull();
    expect(findingOf(written.with(4, { ...written[4]!, names: null }))).toMatchObject({
      kind: 'names_removed',
      seq: 5,
    });
  });

  test('names that are left of rows that are gone', () => {
    const rows = written.slice(0, 6);
    const lowered = headOf(rows, 12);
    expect(
      findingOf(rows, {
        heads: { within: lowered, beside: lowered, copy: lowered },
        names: { first: 1, last: 11 },
      }),
    ).toEqual({ kind: 'cut_off', seq: 7, through: 11 });
  });

  test('rows cut off and the head in the database set back, but not its commits', () => {
    const rows = written.slice(0, 9);
    const within = headOf(rows, 12);
    expect(findingOf(rows, { heads: { ...heads, within } })).toEqual({
      kind: 'cut_off',
      seq: 10,
      through: 12,
    });
  });

  test('rows cut off, whatever the commits say and though the keychain is silent', () => {
    const rows = written.slice(0, 9);
    const later = { ...heads.within!, commits: 13 };
    const cutOff = { kind: 'cut_off', seq: 10, through: 12 };
    expect(findingOf(rows, { heads: { ...heads, beside: later } })).toEqual(cutOff);
    const within = headOf(rows, 12);
    expect(findingOf(rows, { heads: { within, beside: heads.beside, copy: 'unknown' } })).toEqual(cutOff);
  });

  test('a forged row at the end, though the keychain is silent', () => {
    expect(findingOf([...written, forged(13)], { heads: { ...heads, copy: 'unknown' } })).toEqual({
      kind: 'inserted',
      seq: 13,
      through: null,
    });
  });

  test('an older database is told from a cut-off tail by its commits, which also tell that nothing audited is missing', () => {
    const older = written.slice(0, 9);
    const within = headOf(older);
    expect(findingOf(older, { heads: { ...heads, within } })).toEqual({
      kind: 'older_database',
      seq: 10,
      through: 12,
    });
    expect(findingOf(older, { heads: { within, beside: within, copy: heads.copy } })).toEqual({
      kind: 'older_database',
      seq: 10,
      through: 12,
    });
    expect(findingOf(written, { heads: { ...heads, beside: { ...heads.within!, commits: 13 } } })).toEqual({
      kind: 'older_database',
      seq: 13,
      through: null,
    });
  });

  test('a database that went another way since', () => {
    const beside = { ...headOf(written.slice(0, 8)), auditHash: 'b'.repeat(64) };
    expect(findingOf(written, { heads: { ...heads, beside } })).toEqual({
      kind: 'other_history',
      seq: 8,
      through: null,
    });
  });

  test('a database that went another way before two places that are known of, at the first of them', () => {
    const other = (rows: number) => ({ ...headOf(written.slice(0, rows)), auditHash: 'b'.repeat(64) });
    expect(findingOf(written, { heads: { ...heads, beside: other(8), copy: other(10) } })).toEqual({
      kind: 'other_history',
      seq: 8,
      through: null,
    });
  });

  test('a store into which nothing was ever written has no heads outside yet', () => {
    const within = headOf([]);
    expect(findingOf([], { heads: { within, beside: null, copy: null } })).toBeNull();
  });

  test.each<[string, Partial<Evidence['heads']>, unknown]>([
    ['no head in the database', { within: null }, { kind: 'head_changed', seq: 12, through: null }],
    [
      'a head in the database that names another hash',
      { within: { ...heads.within!, auditHash: 'c'.repeat(64) } },
      { kind: 'head_changed', seq: 12, through: null },
    ],
    [
      'a head in the database that was set back',
      { within: headOf(written.slice(0, 10), 12), beside: headOf(written.slice(0, 10)), copy: 'unknown' },
      { kind: 'head_changed', seq: 12, through: null },
    ],
    [
      'a head in the database with the number of another row',
      { within: { ...heads.within!, auditSeq: 10 }, beside: headOf(written.slice(0, 10)), copy: 'unknown' },
      { kind: 'head_changed', seq: 12, through: null },
    ],
    ['no head beside the database', { beside: null }, { kind: 'head_missing', seq: 13, through: null }],
    ['no head in the keychain', { copy: null }, { kind: 'head_missing', seq: 13, through: null }],
  ])('%s', (_what, changed, finding) => {
    expect(findingOf(written, { heads: { ...heads, ...changed } })).toEqual(finding);
  });

  test('a keychain that does not answer is no finding', () => {
    expect(findingOf(written, { heads: { ...heads, copy: 'unknown' } })).toBeNull();
  });
});

describe('a chain whose old rows were removed', () => {
  const all = chainOf(20);
  const mark = { seq: 8, hash: all[7]?.hash ?? '' };
  const anchor = { ...mark, mac: anchorMac(key, mark) };
  const left = all.slice(8);
  const evidence = { ...evidenceFor(left), anchor };

  test('is checked from its anchor on', () => {
    expect(verify(left, evidence)).toMatchObject({
      rows: 12,
      from: 9,
      to: 20,
      anchor: mark,
      finding: null,
    });
  });

  test('whose head outside tells of the last removed row, and tells of another one, went another way', () => {
    const beside = { commits: 8, auditSeq: 8, auditHash: 'd'.repeat(64) };
    expect(verify(left, { ...evidence, heads: { ...evidence.heads, beside } }).finding).toEqual({
      kind: 'other_history',
      seq: 8,
      through: null,
    });
    const right = { ...beside, auditHash: mark.hash };
    expect(verify(left, { ...evidence, heads: { ...evidence.heads, beside: right } }).finding).toBeNull();
  });

  test.each<[string, VerifiedRow[], Partial<Evidence>, unknown]>([
    ['more rows removed than the anchor says', left.slice(2), {}, { kind: 'removed', seq: 9, through: 10 }],
    ['a row that should be gone', [all[7]!, ...left], {}, { kind: 'inserted', seq: 8, through: null }],
    ['no anchor', left, { anchor: chainStart }, { kind: 'removed', seq: 1, through: 8 }],
    [
      'an anchor that nobody with the key made',
      left.slice(2),
      { anchor: { ...anchor, seq: 10, hash: all[9]?.hash ?? '' } },
      { kind: 'anchor_changed', seq: 10, through: null },
    ],
    [
      'an anchor with the hash of another row',
      left,
      { anchor: { ...anchor, hash: all[6]?.hash ?? '' } },
      { kind: 'anchor_changed', seq: 8, through: null },
    ],
    [
      'no anchor but a hash',
      left,
      { anchor: { ...chainStart, hash: mark.hash } },
      { kind: 'anchor_changed', seq: 0, through: null },
    ],
    [
      'names of rows that are gone',
      left,
      { names: { first: 4, last: 20 } },
      { kind: 'names_changed', seq: 4, through: null },
    ],
    [
      'names of the last row that is gone',
      left,
      { names: { first: 8, last: 20 } },
      { kind: 'names_changed', seq: 8, through: null },
    ],
    [
      'an anchor with half a mark',
      left,
      { anchor: { ...anchor, mac: anchor.mac.slice(0, 32) } },
      { kind: 'anchor_changed', seq: 8, through: null },
    ],
  ])('%s', (_what, rows, more, finding) => {
    expect(verify(rows, { ...evidence, ...more }).finding).toEqual(finding);
  });
});
