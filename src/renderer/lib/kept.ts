import type { z } from 'zod';

// Merely naming a storage that is not allowed throws, so that it is asked for where that is caught.
const ofThisPc = (): Storage => localStorage;

/** What this PC kept under a key; `fallback` when it kept nothing, something else, or cannot be read. */
export function readKept<T>(
  key: string,
  schema: z.ZodType<T>,
  fallback: T,
  storage: () => Pick<Storage, 'getItem'> = ofThisPc,
): T {
  try {
    const read = schema.safeParse(JSON.parse(storage().getItem(key) ?? 'null'));
    return read.success ? read.data : fallback;
  } catch {
    return fallback;
  }
}

/** Forgets what this PC kept for a person: whatever has their id in its key. */
export function dropKeptOf(
  accountId: string,
  storage: () => Pick<Storage, 'length' | 'key' | 'removeItem'> = ofThisPc,
): void {
  try {
    const kept = storage();
    const keys = Array.from({ length: kept.length }, (_, at) => kept.key(at));
    for (const key of keys) if (key?.includes(accountId) === true) kept.removeItem(key);
  } catch {
    // Where nothing could be kept, nothing is.
  }
}

/** Keeps a value on this PC. False when it could not be kept: it then holds until the window closes. */
export function keep(
  key: string,
  value: unknown,
  storage: () => Pick<Storage, 'setItem'> = ofThisPc,
): boolean {
  try {
    storage().setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
