import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anchorMac, chainHash, chainStart, namesCommitment } from './chain.ts';
import { verifyChain, type Evidence, type Verification, type VerifiedRow } from './verify-chain.ts';

const key = new Uint8Array(32).fill(7);

/** A chain as Drillroom writes it. Every third row has no names. */
function chainOf(length: number, after = chainStart): VerifiedRow[] {
  const rows: VerifiedRow[] = [];
  let prevHash = after.hash;
  for (let seq = after.seq + 1; seq <= after.seq + length; seq += 1) {
    const names = seq % 3 === 0 ? null : { salt: `salt ${seq}`, names: `{"actor":"Person ${seq}"}` };
    const row = {
      seq,
      at: new Date(Date.UTC(2026, 10, 20, 9, seq)).toISOString(),
      action: seq % 2 === 0 ? 'session.signedIn' : 'report.viewed',
      actorId: seq % 4 === 0 ? null : `actor-${seq % 5}`,
      subjectId: null,
      subjectType: seq % 5 === 0 ? null : 'account',
      outcome: 'done',
      details: `{"n":${seq}}`,
      namesHash: names === null ? null : namesCommitment(key, names),
    };
    const hash = chainHash(key, prevHash, row);
    rows.push({ ...row, prevHash, hash, names });
    prevHash = hash;
  }
  return rows;
}

const headOf = (rows: readonly VerifiedRow[], commits = rows.length) => ({
  commits,
  auditSeq: rows.at(-1)?.seq ?? 0,
  auditHash: rows.at(-1)?.hash ?? '',
});

function evidenceFor(rows: readonly VerifiedRow[]): Evidence {
  const head = headOf(rows);
  const heads = { within: head, beside: head, copy: head };
  const named = rows.filter(({ names }) => names !== null).map(({ seq }) => seq);
  const [first] = named;
  const last = named.at(-1);
  return {
    key,
    anchor: chainStart,
    heads,
    names: first === undefined || last === undefined ? null : { first, last },
  };
}

function verify(rows: readonly VerifiedRow[], evidence: Evidence): Verification {
  const steps = verifyChain(rows, evidence);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

type Tamper = (rows: VerifiedRow[]) => VerifiedRow[];
const at = (position: number, rows: readonly unknown[]): number => position % Math.max(1, rows.length);
const renumbered = (rows: readonly VerifiedRow[]): VerifiedRow[] =>
  rows.map((row, index) => ({ ...row, seq: index + 1 }));

/** What a hand with the database key, and without the audit key, can do. */
const tamper: fc.Arbitrary<Tamper> = fc.oneof(
  fc
    .record({
      position: fc.nat(),
      field: fc.constantFrom(
        'at',
        'action',
        'actorId',
        'subjectId',
        'subjectType',
        'outcome',
        'details',
        'namesHash',
        'prevHash',
        'hash',
      ),
      value: fc.oneof(fc.string(), fc.constant(null)),
    })
    .map(({ position, field, value }): Tamper => {
      return (rows) =>
        rows.map((row, index) => (index === at(position, rows) ? { ...row, [field]: value } : row));
    }),
  fc
    .record({ position: fc.nat(), count: fc.integer({ min: 1, max: 4 }), closesGap: fc.boolean() })
    .map(({ position, count, closesGap }): Tamper => {
      return (rows) => {
        const left = rows.toSpliced(at(position, rows), count);
        return closesGap ? renumbered(left) : left;
      };
    }),
  fc.record({ one: fc.nat(), other: fc.nat() }).map(({ one, other }): Tamper => {
    return (rows) =>
      rows.map((row, index) => {
        const [i, j] = [at(one, rows), at(other, rows)];
        const from = index === i ? j : index === j ? i : index;
        return { ...(rows[from] ?? row), seq: row.seq };
      });
  }),
  fc.record({ from: fc.nat(), to: fc.nat() }).map(({ from, to }): Tamper => {
    return (rows) => {
      const row = rows[at(from, rows)];
      if (row === undefined) return rows;
      const rest = rows.toSpliced(at(from, rows), 1);
      return renumbered(rest.toSpliced(at(to, rows), 0, row));
    };
  }),
  fc
    .record({ position: fc.nat(), copies: fc.boolean(), details: fc.string() })
    .map(({ position, copies, details }): Tamper => {
      return (rows) => {
        const like = rows[at(position, rows)];
        if (like === undefined) return rows;
        const added = copies ? like : { ...like, details, hash: 'f'.repeat(64) };
        return renumbered(rows.toSpliced(at(position, rows) + 1, 0, added));
      };
    }),
  fc.record({ position: fc.nat(), names: fc.string() }).map(({ position, names }): Tamper => {
    return (rows) =>
      rows.map((row, index) =>
        index === at(position, rows) ? { ...row, names: { salt: 'salt 1', names } } : row,
      );
  }),
);

test('a chain is whole whatever its length, with heads that lag, and with names erased', () => {
  fc.assert(
    fc.property(
      fc.nat({ max: 40 }),
      fc.nat(),
      fc.array(fc.nat(), { maxLength: 5 }),
      (length, lag, erased) => {
        const rows = chainOf(length);
        const lagging = headOf(rows.slice(0, length === 0 ? 0 : lag % (length + 1)));
        const held = rows.map((row) => (erased.includes(row.seq) ? { ...row, names: null } : row));
        const evidence = evidenceFor(held);
        const answer = verify(held, {
          ...evidence,
          heads: { ...evidence.heads, beside: lagging, copy: lagging },
        });
        const gone = rows.filter(({ seq, names }) => names !== null && erased.includes(seq));
        expect(answer).toEqual({
          rows: length,
          from: length === 0 ? null : 1,
          to: length === 0 ? null : length,
          anchor: null,
          namesErased: gone.length,
          finding: null,
        });
      },
    ),
    { seed: 20_261_120 },
  );
});

test('whatever is done to a chain, the first row that is another one than was written is named', () => {
  const kinds = new Map<string, number>();
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 30 }),
      fc.array(tamper, { minLength: 1, maxLength: 3 }),
      (length, tampers) => {
        const written = chainOf(length);
        const rows = tampers.reduce((held, change) => change(held), [...written]);
        const differs = written.findIndex(
          (row, index) => JSON.stringify(row) !== JSON.stringify(rows[index]),
        );
        const isLonger = rows.length > written.length;
        const bad = differs !== -1 ? differs + 1 : isLonger ? written.length + 1 : null;
        const { finding } = verify(rows, { ...evidenceFor(rows), heads: evidenceFor(written).heads });
        expect(finding?.seq ?? null).toBe(bad);
        kinds.set(finding?.kind ?? 'whole', (kinds.get(finding?.kind ?? 'whole') ?? 0) + 1);
      },
    ),
    { seed: 20_261_120, numRuns: 3000 },
  );
  const seen = ['edited', 'removed', 'reordered', 'inserted', 'names_changed', 'cut_off', 'whole'];
  expect([...kinds.keys()].toSorted()).toEqual(seen.toSorted());
});

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
  ])('%s', (_what, rows, more, finding) => {
    expect(verify(rows, { ...evidence, ...more }).finding).toEqual(finding);
  });
});
