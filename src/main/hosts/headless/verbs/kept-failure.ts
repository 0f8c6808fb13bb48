import { closedByFault } from '#main/platform/db/closed-by-fault.ts';
import { dataFolder } from '#main/platform/db/data-folder.ts';
import { DiskShort } from '#main/platform/backup/disk-short-error.ts';
import { NotUsable, type KeptRefusal } from '#main/platform/backup/not-usable-error.ts';
import { RestoreUnderWay } from '#main/platform/backup/restore-under-way-error.ts';
import { exit, type ExitCode } from '../exit-codes.ts';
import { SecretUnreadable } from './read-secret.ts';
import type { StoreVerbCall } from './store-verb.ts';

type Call = Pick<StoreVerbCall<never, never>, 'answer' | 'closed' | 'ports'>;

/** The backup is as good as any: it is this process that does not get at it. */
const lockedBy: ReadonlySet<KeptRefusal> = new Set([
  'needs_recovery_code',
  'wrong_recovery_code',
  'in_use',
  'key_unavailable',
]);

/**
 * Answers why work on a backup failed, and gives its exit code: `unusable` where the backup is to blame. Throws what is
 * none of these.
 */
export function keptFailure(
  { answer, closed, ports }: Call,
  error: unknown,
  codes: { readonly unusable: ExitCode; readonly failed: ExitCode },
): ExitCode {
  if (error instanceof SecretUnreadable) {
    answer(false, { why: error.why });
    return exit.usage;
  }
  if (error instanceof RestoreUnderWay) {
    answer(false, { why: 'restore_under_way' });
    return exit.locked;
  }
  if (error instanceof NotUsable) {
    const { refusal, reason } = error;
    answer(false, { why: refusal, ...(reason !== null && { reason }) });
    return lockedBy.has(refusal) ? exit.locked : codes.unusable;
  }
  if (error instanceof DiskShort) {
    answer(false, { why: 'disk_short', neededBytes: error.needed, freeBytes: error.free });
    return exit.diskFull;
  }
  const fault = closedByFault(error, dataFolder(ports.dataDir));
  if (fault === null) throw error;
  const code = closed(fault);
  return code === exit.diskFull ? code : codes.failed;
}
