import { backup } from './backup.ts';
import { health } from './health.ts';
import { restore } from './restore.ts';
import type { Verb } from './verb.ts';
import { verifyAudit } from './verify-audit.ts';
import { verifyBackup } from './verify-backup.ts';

/** Every verb of the command line, by what is typed. */
export const verbs: ReadonlyMap<string, Verb> = new Map([
  backup,
  ['health', health],
  restore,
  ['verify-audit', verifyAudit],
  verifyBackup,
]);
