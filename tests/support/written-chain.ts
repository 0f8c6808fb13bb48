import { chainHash, chainStart, namesCommitment } from '#main/kernel/audit/chain.ts';
import {
  verifyChain,
  type Evidence,
  type Verification,
  type VerifiedRow,
} from '#main/kernel/audit/verify-chain.ts';

/** The audit key of these chains. */
export const key = new Uint8Array(32).fill(7);

/** A chain as Drillroom writes it. Every third row has no names. */
export function chainOf(length: number): VerifiedRow[] {
  const rows: VerifiedRow[] = [];
  let prevHash = chainStart.hash;
  for (let seq = 1; seq <= length; seq += 1) {
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
    rows.push({ ...row, prevHash, hash, names, erasure: null });
    prevHash = hash;
  }
  return rows;
}

/** The same rows with the gaps in their numbers closed. */
export const renumbered = (rows: readonly VerifiedRow[]): VerifiedRow[] =>
  rows.map((row, index) => ({ ...row, seq: index + 1 }));

/** The commit head that goes with these rows. */
export const headOf = (rows: readonly VerifiedRow[], commits = rows.length) => ({
  commits,
  auditSeq: rows.at(-1)?.seq ?? 0,
  auditHash: rows.at(-1)?.hash ?? '',
});

/** What goes with a chain that nobody touched. */
export function evidenceFor(rows: readonly VerifiedRow[]): Evidence {
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

/** Takes every step of a check at once. */
export function verify(rows: readonly VerifiedRow[], evidence: Evidence): Verification {
  const steps = verifyChain(rows, evidence);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}
