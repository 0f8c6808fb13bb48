import { z } from 'zod';
import { limits } from '#contract/limits.ts';
import { command, query } from '#contract/op.ts';
import { Nothing, Timestamp } from '#contract/schemas.ts';

export const backupReasons = ['daily', 'by_hand', 'before_update', 'before_rekey'] as const;

/** Of the folder of a backup, or of a store that was set aside. */
const KeptName = z
  .string()
  .regex(/^\d{8}T\d{9}Z-[a-z_]{1,30}$/, { error: 'This is not the name of a backup.' });
const RecoveryCode = z.string().trim().min(1).max(100);
const Bytes = z.number().int().nonnegative();

/** What a kept store holds, as people count it. */
const Holds = z.object({
  people: z.number().int(),
  documents: z.number().int(),
  sessions: z.number().int(),
  reports: z.number().int(),
});

export const Backup = z.object({
  name: z.string(),
  madeAt: Timestamp,
  reason: z.enum(backupReasons),
  /** From then on it is removed, if newer ones did not take its place before. */
  keptUntil: Timestamp,
  /** `null`: what it says of itself cannot be read, so that it may not be whole. */
  facts: z
    .object({
      bytes: Bytes,
      appVersion: z.string(),
      holds: Holds,
      /** When the recovery code was made that opens it; `null`: only this PC opens it. */
      codeMadeAt: Timestamp.nullable(),
    })
    .nullable(),
  /** How many people were erased since, whose data are still in it. */
  erasedPeople: z.number().int(),
});

/** A store that a restore replaced. */
export const SetAside = z.object({
  name: z.string(),
  at: Timestamp,
  reason: z.enum(['replaced', 'damaged']),
  bytes: Bytes,
  keptUntil: Timestamp,
});

/** Which kept store is meant. `chosen`: a folder that was chosen in the host's own dialog, by the token of its answer. */
const Kept = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('backup'), name: KeptName }),
  z.strictObject({ kind: z.literal('setAside'), name: KeptName }),
  z.strictObject({ kind: z.literal('chosen'), token: z.string().min(1).max(4096) }),
]);

/** This PC may know the store from another folder: what lay there is lost. */
const inPlaceOfLost = z.boolean().default(false);

/** Why a kept store cannot be used, beside `NOT_USABLE`. */
export const whysNotUsable = [
  'nothing_there',
  'in_use',
  'record_unreadable',
  'changed',
  'unproved',
  'damaged',
  'other_contents',
  'audit_broken',
  'newer_schema',
  'migration_failed',
  'other_store',
  'wrong_recovery_code',
  'needs_recovery_code',
  'key_unavailable',
  'lives_elsewhere',
  'key_not_kept',
] as const;

const notUsable = ['NOT_USABLE', 'DISK_SHORT', 'BUSY'] as const;

export const workKinds = ['backup', 'verify', 'restore'] as const;
export const workPhases = ['copying', 'checking', 'counting', 'finishing'] as const;

export const backups = {
  list: query({
    about:
      'The backups of this store, newest first, what restores replaced, and whether there is room for more.',
    access: 'administers',
    rate: limits.queries,
    input: Nothing,
    output: z.object({
      backups: z.array(Backup),
      setAside: z.array(SetAside),
      /** What failed last of that which nobody waited for: a daily backup, or putting a restored store in place. */
      failure: z.object({ kind: z.enum(['backup', 'restore']), at: Timestamp }).nullable(),
      freeBytes: Bytes,
      /** As many have to be free for one more. */
      neededBytes: Bytes,
    }),
  }),
  progress: query({
    about: 'How far a backup, a check or a restore has come that is under way.',
    access: 'anyone',
    needs: 'nothing',
    rate: limits.queries,
    input: Nothing,
    output: z.object({
      work: z
        .object({
          kind: z.enum(workKinds),
          phase: z.enum(workPhases),
          done: Bytes,
          /** 0: nobody can say how much it is. */
          total: Bytes,
        })
        .nullable(),
    }),
  }),
  make: command({
    about: 'Make a backup now and prove it. Others go on working meanwhile.',
    access: 'administers',
    rate: limits.commands,
    input: Nothing,
    output: Backup,
    errors: ['DISK_SHORT', 'BUSY'],
    audit: {
      action: 'backup.made',
      subject: () => null,
      details: ({ output }) => ({ reason: 'by_hand', backup: output?.name ?? null }),
    },
    invalidates: ['backups.list'],
  }),
  verify: command({
    about: 'Prove a backup: every page and index, what it holds, its audit chain. Nothing is changed.',
    access: 'administers',
    rate: limits.commands,
    input: z.strictObject({ kept: Kept, recoveryCode: RecoveryCode.optional() }),
    output: Holds,
    errors: notUsable,
    audit: {
      action: 'backup.verified',
      subject: () => null,
      details: ({ input: { kept } }) => ({ backup: kept.kind === 'chosen' ? kept.kind : kept.name }),
    },
  }),
  remove: command({
    about: 'Remove a backup, or a store that was set aside, for good. The newest backup stays.',
    access: 'administers',
    stepUp: true,
    onFullDisk: 'works',
    rate: limits.commands,
    input: z.strictObject({ kind: z.enum(['backup', 'setAside']), name: KeptName }),
    output: Nothing,
    errors: ['NEWEST'],
    audit: {
      action: 'backup.removed',
      subject: () => null,
      details: ({ input: { name } }) => ({ backup: name }),
    },
    invalidates: ['backups.list'],
  }),
  cancel: command({
    about: 'Stop the backup, the check or the restore that this window began. What it made is removed.',
    access: 'anyone',
    needs: 'nothing',
    rate: limits.commands,
    input: Nothing,
    output: Nothing,
    audit: { none: 'nothing came of it' },
  }),
  restore: command({
    about:
      'Rehearse a restore on a copy, then put that in place of the store in use, which is set aside: all who are signed in are signed out. The recovery code is asked for where this PC has no key for it.',
    access: 'administers',
    stepUp: true,
    rate: limits.commands,
    input: z.strictObject({
      kept: Kept,
      recoveryCode: RecoveryCode.optional(),
      /** It may be the store of another branch. */
      ofAnotherStore: z.boolean().default(false),
      /** A store that was set aside may be older than it should be: with its recovery code only. */
      mayBeOlder: z.boolean().default(false),
      inPlaceOfLost,
    }),
    output: Nothing,
    errors: notUsable,
    audit: {
      action: 'store.restoreBegun',
      subject: () => null,
      details: ({ input: { kept } }) => ({ from: kept.kind === 'chosen' ? kept.kind : kept.name }),
    },
  }),
  here: query({
    about: 'While the store is closed, or not set up yet: the backups that lie beside it.',
    access: 'anyone',
    needs: 'nothing',
    rate: limits.queries,
    input: Nothing,
    output: z.object({ backups: z.array(Backup.pick({ name: true, madeAt: true, reason: true })) }),
  }),
  restoreHere: command({
    about:
      'While the store is closed, or not set up yet: put a backup in its place, with the recovery code that was in force when it was made. What is there is set aside.',
    access: 'anyone',
    needs: 'nothing',
    rate: { ...limits.storeRecovery, per: 'pc' },
    input: z.strictObject({
      kept: Kept,
      recoveryCode: RecoveryCode,
      ofAnotherStore: z.boolean().default(false),
      mayBeOlder: z.boolean().default(false),
      inPlaceOfLost,
    }),
    /** `false`: the store is open and in use, so nothing was done. */
    output: z.object({ restored: z.boolean() }),
    errors: [...notUsable, 'NOT_PUT_IN_PLACE'],
    audit: { none: 'the row store.restored stands in the store that is in place then' },
    invalidates: ['system.opening'],
  }),
};

export type WhyNotUsable = (typeof whysNotUsable)[number];
export type WorkKind = (typeof workKinds)[number];
export type WorkPhase = (typeof workPhases)[number];
