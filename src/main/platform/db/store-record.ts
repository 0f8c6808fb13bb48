import { z } from 'zod';
import { atomicWrite } from './atomic-write.ts';
import type { KeyRing } from './key-record.ts';
import { readSmallFile } from './read-small-file.ts';

/** The first format knew no `rekey`. */
const format = 2;
const largestRecord = 16 * 1024;
const Base64 = z.base64().min(1).max(1024);

/** The keys, sealed under a recovery code. */
const SealedCopy = z.strictObject({
  codeId: z.uuid(),
  // Bounds of what a changed file may make us compute.
  stretching: z.strictObject({
    salt: Base64,
    N: z.literal([2 ** 16, 2 ** 17, 2 ** 18]),
    r: z.literal(8),
    p: z.literal(1),
  }),
  sealed: Base64,
});
export type SealedCopy = z.output<typeof SealedCopy>;

/** `store.json`: which store a folder holds and how its keys are sealed. Nothing in it is secret. */
const StoreRecord = z.strictObject({
  format: z.literal([1, format]),
  storeId: z.uuid(),
  cipher: z.literal('sqlcipher-4'),
  /** `creating` until the database has its tables: only then may a missing database be made. */
  stage: z.enum(['creating', 'complete']),
  /** The keychain backend that holds the master key. */
  vault: z.string().min(1).max(100),
  keyCheck: z.string().regex(/^[0-9a-f]{16}$/),
  sealed: Base64,
  /**
   * `current` is the copy of the keys that the recovery code opens. While that code is being replaced there is `next`
   * too, which counts instead once the database says so. `null`: no recovery code was given out yet.
   */
  recovery: z.strictObject({ current: SealedCopy.nullable(), next: SealedCopy.nullable() }).nullable(),
  /**
   * New keys, while they are on their way (0168): they are in force once the database says so of their recovery code, which
   * is `recovery.next`, and then the next opening gives the database its new key.
   */
  rekey: z
    .strictObject({
      codeId: z.uuid(),
      keyCheck: z.string().regex(/^[0-9a-f]{16}$/),
      /** The new keys and the data key before them, under the new master key. */
      sealed: Base64,
    })
    .nullable()
    .default(null),
  /** How often the store was opened with new keys, while the keychain still holds the master key before them too. */
  openedAnew: z.number().int().min(0).nullable().default(null),
});
export type StoreRecord = z.output<typeof StoreRecord>;
export type RecordAndKeys = { readonly record: StoreRecord; readonly ring: KeyRing };
export const recordFormat = format;

export type RecordAnswer =
  | { readonly kind: 'found'; readonly record: StoreRecord }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable' }
  /** Written by a later version of the program. */
  | { readonly kind: 'newer' };

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const AnyFormat = z.object({ format: z.number().int() });

/** Reads the record as what it is: a file that anybody may have changed. Throws only what the file system throws. */
export function readStoreRecord(file: string): RecordAnswer {
  const text = readSmallFile(file, largestRecord);
  if (text === null) return { kind: 'absent' };
  const raw = parseJson(text);
  const versioned = AnyFormat.safeParse(raw);
  if (versioned.success && versioned.data.format > format) return { kind: 'newer' };
  const parsed = StoreRecord.safeParse(raw);
  return parsed.success ? { kind: 'found', record: parsed.data } : { kind: 'unreadable' };
}

export const writeStoreRecord = (file: string, record: StoreRecord): Promise<void> =>
  atomicWrite(file, `${JSON.stringify({ ...record, format }, null, 2)}\n`);
