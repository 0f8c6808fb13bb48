import { createHmac, timingSafeEqual } from 'node:crypto';

/** One audit row as it is stored, without its names. */
export type ChainRow = {
  readonly seq: number;
  readonly at: string;
  readonly action: string;
  readonly actorId: string | null;
  readonly subjectId: string | null;
  /** `null` also in every row from before this was written. */
  readonly subjectType: string | null;
  readonly outcome: string;
  readonly details: string;
  readonly namesHash: string | null;
  readonly prevHash: string;
  readonly hash: string;
};

/** The readable names of a row, and the salt that keeps them from being guessed from their commitment. */
export type RowNames = { readonly salt: string; readonly names: string };

type Content = Omit<ChainRow, 'prevHash' | 'hash'>;

const keyed = (key: Uint8Array, ...parts: readonly unknown[]): string => {
  const hmac = createHmac('sha256', key);
  for (const part of parts) {
    // A table that was rebuilt by hand may hold anything in the place of text.
    hmac.update(typeof part === 'string' ? part : `not text: ${JSON.stringify(part)}`).update('\0');
  }
  return hmac.digest('hex');
};

/**
 * The text that a row's hash covers: fixed order, nothing left out. The type of the subject came later and stands last, so
 * that a row without one reads as it always did.
 */
const canonical = (row: Content, seq: number): string =>
  JSON.stringify([
    seq,
    row.at,
    row.action,
    row.actorId,
    row.subjectId,
    row.outcome,
    row.details,
    row.namesHash,
    ...(row.subjectType === null ? [] : [row.subjectType]),
  ]);

/**
 * `HMAC-SHA-256(audit key, hash of the row before ‖ row)`, in hex. `seq` is the place at which the row is taken to
 * stand; its own unless said.
 */
export const chainHash = (key: Uint8Array, prevHash: string, row: Content, seq = row.seq): string =>
  keyed(key, prevHash, canonical(row, seq));

/** What a row holds of its names: their keyed and salted digest. */
export const namesCommitment = (key: Uint8Array, { salt, names }: RowNames): string =>
  keyed(key, salt, names);

/** What stays where the names of a row were erased: it says that Drillroom did it. */
export const erasureMac = (
  key: Uint8Array,
  { seq, namesHash }: Pick<ChainRow, 'seq' | 'namesHash'>,
): string => keyed(key, 'audit names erased 1', String(seq), namesHash);

/** The row that a chain begins after: everything up to it was removed when its time was over. */
export type ChainAnchor = {
  /** 0: nothing was removed yet. */
  readonly seq: number;
  readonly hash: string;
  readonly mac: string;
};

export const chainStart: ChainAnchor = { seq: 0, hash: '', mac: '' };

/** Where the row of the anchor was taken away. Not genuine under any key. */
export const noAnchor: ChainAnchor = { seq: 0, hash: 'none', mac: '' };

export const anchorMac = (key: Uint8Array, { seq, hash }: Omit<ChainAnchor, 'mac'>): string =>
  keyed(key, 'audit anchor 1', String(seq), hash);

export const isAnchorGenuine = (key: Uint8Array, anchor: ChainAnchor): boolean => {
  if (anchor.seq === 0) return anchor.hash === '';
  const [given, right] = [Buffer.from(anchor.mac), Buffer.from(anchorMac(key, anchor))];
  return given.length === right.length && timingSafeEqual(given, right);
};
