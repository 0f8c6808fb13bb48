import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chainOf, evidenceFor, headOf, key, renumbered, verify } from '#tests/support/written-chain.ts';
import { erasureMac } from './chain.ts';
import type { VerifiedRow } from './verify-chain.ts';

type Tamper = (rows: VerifiedRow[]) => VerifiedRow[];
const at = (position: number, rows: readonly unknown[]): number => position % Math.max(1, rows.length);
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
        const held = rows.map((row) =>
          erased.includes(row.seq) ? { ...row, names: null, erasure: erasureMac(key, row) } : row,
        );
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
