import { health } from './health.ts';
import type { Verb } from './verb.ts';
import { verifyAudit } from './verify-audit.ts';

/** Every verb of the command line, by what is typed. */
export const verbs: ReadonlyMap<string, Verb> = new Map([
  ['health', health],
  ['verify-audit', verifyAudit],
]);
