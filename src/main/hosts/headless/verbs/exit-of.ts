import type { ClosedAnswer } from '#main/platform/db/opening.ts';
import { exit, type ExitCode } from '../exit-codes.ts';

/** The exit code of a verb that found the store closed. */
export const exitOf: Readonly<Record<ClosedAnswer['state'], ExitCode>> = {
  absent: exit.usage,
  missing_but_expected: exit.integrity,
  corrupt: exit.integrity,
  rolled_back: exit.integrity,
  wrong_key: exit.locked,
  key_unavailable: exit.locked,
  key_not_kept: exit.locked,
  wrong_recovery_code: exit.locked,
  locked: exit.locked,
  disk_full: exit.diskFull,
  readonly: exit.unhealthy,
  newer_schema: exit.unhealthy,
  not_opened: exit.unhealthy,
};
