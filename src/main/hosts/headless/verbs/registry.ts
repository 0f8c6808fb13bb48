import { backup } from './backup.ts';
import { exportStore } from './export-store.ts';
import { health } from './health.ts';
import { provision } from './provision.ts';
import { rekey } from './rekey.ts';
import { restore } from './restore.ts';
import { rotateRecoveryCode } from './rotate-recovery-code.ts';
import { supportBundle } from './support-bundle.ts';
import type { Verb } from './verb.ts';
import { verifyAudit } from './verify-audit.ts';
import { verifyBackup } from './verify-backup.ts';

/** Every verb of the command line, by what is typed. */
export const verbs: ReadonlyMap<string, Verb> = new Map([
  backup,
  exportStore,
  health,
  provision,
  rekey,
  restore,
  rotateRecoveryCode,
  supportBundle,
  verifyAudit,
  verifyBackup,
]);
