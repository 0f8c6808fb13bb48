import type { CommitHead } from '#main/platform/db/commit-head.ts';
import {
  chainHash,
  erasureMac,
  isAnchorGenuine,
  namesCommitment,
  type ChainAnchor,
  type ChainRow,
  type RowNames,
} from './chain.ts';

/** How a chain is bad, at the first place where it is. */
export const findingKinds = [
  /** A table of the record is gone, or is another one than Drillroom made. No row is looked at. */
  'tables_changed',
  /** A row does not hold what was written. */
  'edited',
  'removed',
  /** The right row stands further on. */
  'reordered',
  /** A row that Drillroom did not write, or not there. */
  'inserted',
  /** The readable names beside a row are others than those written, or came back after they were erased. */
  'names_changed',
  /** The readable names beside a row are gone, and not because somebody was erased. */
  'names_removed',
  /** The newest rows are gone. */
  'cut_off',
  /** The whole database is from an earlier time. */
  'older_database',
  /** The database went another way since what stands outside it was written. */
  'other_history',
  /** The mark that removed rows leave is not the one that was written. */
  'anchor_changed',
  /** The database's own note of its newest row is not the one that was written. */
  'head_changed',
  /** What stands outside the database to tell its newest row is gone, so that nobody can say whether rows are missing. */
  'head_missing',
] as const;
export type FindingKind = (typeof findingKinds)[number];

export type Finding = {
  readonly kind: FindingKind;
  /** The first bad or missing row. */
  readonly seq: number;
  /** The last of several missing rows. `null`: it is one row, or rows are not what is missing. */
  readonly through: number | null;
};

export type Verification = {
  /** Rows that were found right, before the finding if there is one. */
  readonly rows: number;
  /** The first and the last of them; `null` when there is none. */
  readonly from: number | null;
  readonly to: number | null;
  /** The row that the chain begins after; `null` when no row was ever removed. Rows are numbered from 1. */
  readonly anchor: { readonly seq: number; readonly hash: string } | null;
  /** Rows whose names were erased since. That is no finding. */
  readonly namesErased: number;
  /** The first thing that is wrong; `null` when the chain is whole. */
  readonly finding: Finding | null;
};

/** One row with its names, where they are still there. */
export type VerifiedRow = ChainRow & {
  readonly names: RowNames | null;
  /** What says that the names were erased. */
  readonly erasure: string | null;
};

/** What the rows are compared with. */
export type Evidence = {
  readonly key: Uint8Array;
  readonly anchor: ChainAnchor;
  /** The commit head in the database, in `store.head`, and in the keychain. `unknown`: the keychain did not answer. */
  readonly heads: {
    readonly within: CommitHead | null;
    readonly beside: CommitHead | null;
    readonly copy: CommitHead | null | 'unknown';
  };
  /** The first and the last row that names stand for; `null` when there are none. */
  readonly names: { readonly first: number; readonly last: number } | null;
};

const found = (kind: FindingKind, seq: number, through: number | null = null): Finding => ({
  kind,
  seq,
  through: through !== null && through > seq ? through : null,
});

const known = (heads: readonly (CommitHead | null | 'unknown')[]): CommitHead[] =>
  heads.filter((head) => head !== null && head !== 'unknown');

/**
 * Checks an audit chain: `rows` in the order of their numbers, against the key, the anchor and the commit heads. Needs no
 * memory for them, and stops at the first that is wrong. Every `yield` is a place where the caller may let others work;
 * the answer is what the generator returns.
 */
export function* verifyChain(
  rows: Iterable<VerifiedRow>,
  evidence: Evidence,
): Generator<undefined, Verification> {
  const { key, anchor, heads, names } = evidence;
  const outside = known([heads.beside, heads.copy]);
  /** What the heads say of rows: the hash that a row must have. */
  const told = new Map(outside.map(({ auditSeq, auditHash }) => [auditSeq, auditHash]));
  const iterator = rows[Symbol.iterator]();
  let last = { seq: anchor.seq, hash: anchor.hash };
  let namesErased = 0;
  const isOther = ({ seq, hash }: { readonly seq: number; readonly hash: string }): boolean =>
    told.has(seq) && told.get(seq) !== hash;
  let divergence = isOther(anchor) ? anchor.seq : null;

  const answer = (finding: Finding | null): Verification => ({
    rows: last.seq - anchor.seq,
    from: last.seq === anchor.seq ? null : anchor.seq + 1,
    to: last.seq === anchor.seq ? null : last.seq,
    anchor: anchor.seq === 0 ? null : { seq: anchor.seq, hash: anchor.hash },
    namesErased,
    finding,
  });

  if (!isAnchorGenuine(key, anchor)) return answer(found('anchor_changed', anchor.seq));
  if (names !== null && names.first <= anchor.seq) return answer(found('names_changed', names.first));

  for (let step = iterator.next(); step.done !== true; step = iterator.next()) {
    yield;
    const row = step.value;
    const seq = last.seq + 1;
    const follows = row.seq === seq && row.prevHash === last.hash;
    if (!follows || row.hash !== chainHash(key, last.hash, row)) {
      const reach = Math.max(...known([heads.within, ...outside]).map(({ auditSeq }) => auditSeq), 0);
      const vouched = Math.max(...outside.map(({ auditSeq }) => auditSeq), 0);
      return answer(yield* classify({ key, row, seq, prevHash: last.hash, reach, vouched }, iterator));
    }
    const kind = findingOfNames(key, row);
    if (kind !== null) return answer(found(kind, seq));
    if (row.names === null && row.namesHash !== null) namesErased += 1;
    last = row;
    if (divergence === null && isOther(row)) divergence = seq;
  }
  return answer(divergence === null ? findingAtEnd(last, evidence) : found('other_history', divergence));
}

/** What is wrong with the names beside a row. */
function findingOfNames(key: Uint8Array, row: VerifiedRow): 'names_changed' | 'names_removed' | null {
  const { names, namesHash, erasure } = row;
  if (names === null) {
    return namesHash === null || erasure === erasureMac(key, row) ? null : 'names_removed';
  }
  const isAsWritten = namesHash === namesCommitment(key, names);
  return isAsWritten && erasure === null ? null : 'names_changed';
}

type Misfit = {
  readonly key: Uint8Array;
  readonly row: VerifiedRow;
  /** The number of the row that should stand here, and the hash of the one before. */
  readonly seq: number;
  readonly prevHash: string;
  /** The highest number that any head knows, and that one outside the database knows. */
  readonly reach: number;
  readonly vouched: number;
};

/**
 * What happened where a row does not fit: looks for the place at which the row was written, and among the rows that
 * follow for the one that should stand here.
 */
function* classify(misfit: Misfit, rest: Iterator<VerifiedRow>): Generator<undefined, Finding> {
  const { key, row, seq, prevHash, reach, vouched } = misfit;
  const isMissing = (candidate: VerifiedRow): boolean =>
    candidate.prevHash === prevHash && candidate.hash === chainHash(key, prevHash, candidate, seq);

  if (row.seq < seq) return found('inserted', row.seq);
  if (isMissing(row)) return found('reordered', seq);
  if (row.seq === seq && row.hash === chainHash(key, prevHash, row)) return found('edited', seq);

  let standsLater = false;
  for (let step = rest.next(); step.done !== true && !standsLater; step = rest.next()) {
    yield;
    standsLater = isMissing(step.value);
  }
  if (row.seq > seq) return standsLater ? found('reordered', seq) : found('removed', seq, row.seq - 1);

  for (let origin = seq + 1; origin <= reach; origin += 1) {
    yield;
    if (row.hash === chainHash(key, row.prevHash, row, origin))
      return standsLater ? found('reordered', seq) : found('removed', seq, origin - 1);
  }
  return found(standsLater || seq > vouched ? 'inserted' : 'edited', seq);
}

/** The rows that are there are right: are they all? */
function findingAtEnd(
  last: { readonly seq: number; readonly hash: string },
  { heads, names }: Evidence,
): Finding | null {
  const { within, beside, copy } = heads;
  const outside = known([beside, copy]);
  const next = last.seq + 1;
  if (within === null) return found('head_changed', last.seq);
  const furthest = Math.max(within.auditSeq, ...outside.map(({ auditSeq }) => auditSeq));
  if (within.auditSeq > last.seq) return found('cut_off', next, furthest);
  if (outside.some(({ commits }) => commits > within.commits)) return found('older_database', next, furthest);
  if (furthest > last.seq) return found('cut_off', next, furthest);
  if (within.auditSeq !== last.seq || within.auditHash !== last.hash) return found('head_changed', last.seq);
  if (names !== null && names.last > last.seq) return found('cut_off', next, names.last);
  const isUnwitnessed = beside === null || copy === null;
  return isUnwitnessed && within.commits > 0 ? found('head_missing', next) : null;
}
