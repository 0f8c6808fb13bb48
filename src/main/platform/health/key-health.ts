import type { Figures, FindingOf } from '#contract/health.ts';
import { holdsNoStore, type DataFolder } from '../db/data-folder.ts';
import { wipe } from '../db/key-record.ts';
import { readStoreRecord, type StoreRecord } from '../db/store-record.ts';
import type { KeyVault } from '../ports.ts';

/** RFC 9562: a UUIDv7 begins with the milliseconds since 1970. */
const timeOfId = (id: string): string =>
  new Date(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toISOString();

/** The first code comes into force a moment before it becomes the current one, so one that is next counts too. */
const codeOf = ({ recovery }: StoreRecord): string | null =>
  recovery?.current?.codeId ?? recovery?.next?.codeId ?? null;

/**
 * Whether the keychain holds the key of the store and keeps up with its commits, and a recovery code was given out.
 * `null`: the record cannot be read.
 */
export async function keyHealth(
  folder: DataFolder,
  vault: KeyVault,
  isHeadTaken: boolean,
): Promise<{ readonly finding: FindingOf<'key'>; readonly figures: Figures } | null> {
  const read = readStoreRecord(folder.record);
  const { backend } = vault;
  if (read.kind === 'absent' && holdsNoStore(folder)) return { finding: 'not_made', figures: { backend } };
  if (read.kind !== 'found') return null;
  const { record } = read;
  const codeId = codeOf(record);
  const figures = { backend, recoveryCodeMadeAt: codeId === null ? null : timeOfId(codeId) };
  if (record.vault !== backend) return { finding: 'other_keychain', figures };
  const answer = await vault.get(record.storeId, 'key');
  if (answer.kind !== 'found') return { finding: answer.kind, figures };
  wipe(answer.secret);
  if (codeId === null) return { finding: 'no_recovery_code', figures };
  return { finding: isHeadTaken ? 'kept' : 'takes_nothing', figures };
}
