import { createHmac, timingSafeEqual } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import { readCommitHead, type CommitHead } from '../db/commit-head.ts';
import { Contents } from '../db/contents.ts';
import { sizeOf } from '../db/data-folder.ts';
import { readSmallFile } from '../db/read-small-file.ts';
import { readStampedName, type BackupFolder } from './backup-folder.ts';
import { backupReasons } from './backup-reason.ts';

/** Also a link that leads nowhere. */
const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

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
const isGenuine = ({ facts, mac }: Manifest, auditKey: Uint8Array): boolean =>
  timingSafeEqual(macOf(facts, auditKey), Buffer.from(mac, 'hex'));

const OfLaterFormat = z.object({ facts: z.object({ format: z.int().gt(1) }) });

/**
 * The manifest in a file that anybody may have changed; `newer` when a later version of the program wrote it, `null` when
 * it is none. Throws what reading throws.
 */
export function readManifest(file: string): Manifest | 'newer' | null {
  try {
    const raw: unknown = JSON.parse(readSmallFile(file, largestManifest) ?? '');
    return OfLaterFormat.safeParse(raw).success ? 'newer' : Manifest.parse(raw);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}

/**
 * What a kept store is held against: the manifest of a backup, or the commit head of a store that was set aside; neither
 * where that may be older than it should be.
 */
export type Word =
  | { readonly expected: BackupFacts; readonly outside: null }
  | { readonly expected: null; readonly outside: CommitHead | null };

/** By its name, or by what lies in it: without its manifest a backup would be proved by nothing. */
function isBackup({ root, manifest }: BackupFolder): boolean {
  const why = readStampedName(basename(root))?.why;
  return backupReasons.some((known) => known === why) || isThere(manifest);
}

/**
 * What the store said of a database that it kept, or why that is not its word. A backup has a manifest and no log: one
 * beside it was put there by somebody. A store that was set aside, or lies in a data folder, has its commit head, and may
 * have a log: without that log it lacks commits that the head has counted. `mayBeOlder`: whoever holds its recovery code
 * lets that pass, as at an opening (0012); a backup has to prove itself all the same.
 */
export function wordOn(
  source: BackupFolder,
  auditKey: Uint8Array,
  mayBeOlder = false,
): ({ readonly finding: null } & Word) | { readonly finding: 'newer_schema' | 'changed' | 'unproved' } {
  if (!isBackup(source)) {
    if (mayBeOlder) return { finding: null, expected: null, outside: null };
    const outside = readCommitHead(source.head, auditKey);
    return outside === null ? { finding: 'unproved' } : { finding: null, expected: null, outside };
  }
  const manifest = readManifest(source.manifest);
  if (manifest === 'newer') return { finding: 'newer_schema' };
  const isAlone = [source.log, source.journal].every((file) => sizeOf(file) === null);
  return manifest !== null && isAlone && isGenuine(manifest, auditKey)
    ? { finding: null, expected: manifest.facts, outside: null }
    : { finding: 'changed' };
}
