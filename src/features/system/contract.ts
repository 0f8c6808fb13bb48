import { z } from 'zod';
import { limits } from '#contract/limits.ts';
import { command, query } from '#contract/op.ts';
import { Nothing } from '#contract/schemas.ts';

/** How the store answered when it was asked to open. Only `ok` lets other features work. */
export const storeStates = [
  'ok',
  'absent',
  'missing_but_expected',
  'wrong_key',
  'corrupt',
  'rolled_back',
  'newer_schema',
  'key_unavailable',
  'readonly',
  'disk_full',
  'locked',
  'not_opened',
] as const;

/** What lies behind a state where that asks for another remedy than the state alone. */
export const storeCauses = [
  'no_key',
  'migration_failed',
  'needs_room',
  'network_folder',
  'roaming_folder',
] as const;

export const Opening = z.object({
  state: z.enum(storeStates),
  cause: z.enum(storeCauses).nullable(),
  /** Nobody has set this PC up yet: the first admin is made next. */
  firstRun: z.boolean(),
  /** The program, PC and user that hold the store, when it is `locked`. */
  holder: z.string().nullable(),
  /** A recovery code can open this store. */
  recoverable: z.boolean(),
  /** A short technical reason for IT, without paths or secrets. */
  reason: z.string().nullable(),
  /**
   * It is open and takes no writes but those that let people in and out: its disk is full, or all but, or its folder may
   * not be written any more. `neededBytes`: the room that ends it, where the file system tells.
   */
  readOnly: z
    .object({ cause: z.enum(['disk_full', 'readonly']), neededBytes: z.number().int().positive().nullable() })
    .nullable(),
});

const RecoveryCode = z.string().trim().min(1).max(100);

export const system = {
  opening: query({
    about: 'How the store opened, and whether this PC still has to be set up.',
    access: 'anyone',
    needs: 'nothing',
    rate: limits.queries,
    input: Nothing,
    output: Opening,
  }),
  retryOpening: command({
    about:
      'Try to open the store again, for instance after the keychain was unlocked, or to end that it only reads.',
    access: 'anyone',
    needs: 'nothing',
    rate: limits.commands,
    input: Nothing,
    output: Opening,
    audit: { none: 'there is no open store to hold the row; the opening itself is logged' },
    invalidates: ['system.opening', 'health.startUp'],
  }),
  recover: command({
    about: 'Open the store with its recovery code and put the key back into the keychain.',
    access: 'anyone',
    needs: 'nothing',
    rate: { ...limits.storeRecovery, per: 'pc' },
    input: z.strictObject({ recoveryCode: RecoveryCode }),
    output: Opening,
    errors: ['WRONG_CODE', 'KEY_NOT_KEPT'],
    audit: { none: 'there is no open store to hold the row; the opening itself is logged' },
    invalidates: ['system.opening', 'health.startUp'],
  }),
};
