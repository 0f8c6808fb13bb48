import { createHmac, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Contents } from '../db/contents.ts';
import { sizeOf } from '../db/data-folder.ts';
import { backupReasons } from './backup-reason.ts';

const largestManifest = 64 * 1024;
const Facts = z.strictObject({
  format: z.literal(1),
  storeId: z.uuid(),
  reason: z.enum(backupReasons),
  madeAt: z.iso.datetime(),
  appVersion: z.string().max(40),
  /** Of the database. */
  bytes: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Id of the recovery code that opens it; `null` while the store had given out none. */
  codeId: z.uuid().nullable(),
  contents: Contents,
});
/** What `backup.json` says of the database beside it. Nothing in it is secret, or of a person. */
export type BackupFacts = z.output<typeof Facts>;

const Manifest = z.strictObject({ facts: Facts, mac: z.string().regex(/^[0-9a-f]{64}$/) });
export type Manifest = z.output<typeof Manifest>;

const macOf = (facts: BackupFacts, auditKey: Uint8Array): Buffer =>
  createHmac('sha256', auditKey)
    .update(`backup 1\n${JSON.stringify(Facts.parse(facts))}`)
    .digest();

/** The text of a manifest that nobody without the store's keys can make. */
export const manifestText = (facts: BackupFacts, auditKey: Uint8Array): string =>
  `${JSON.stringify({ facts, mac: macOf(facts, auditKey).toString('hex') }, null, 2)}\n`;

/** Whether the store itself wrote it, and nobody changed it since. */
export const isGenuine = ({ facts, mac }: Manifest, auditKey: Uint8Array): boolean =>
  timingSafeEqual(macOf(facts, auditKey), Buffer.from(mac, 'hex'));

/** The manifest in a file that anybody may have changed; `null` when it is none. Throws what reading throws. */
export function readManifest(file: string): Manifest | null {
  const size = sizeOf(file);
  if (size === null || size > largestManifest) return null;
  try {
    return Manifest.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}
