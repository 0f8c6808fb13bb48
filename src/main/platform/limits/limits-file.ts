import { z } from 'zod';
import type { Log } from '../ports.ts';
import { atomicWrite } from '../db/atomic-write.ts';
import { sizeOf, type DataFolder } from '../db/data-folder.ts';
import { unsafePlace } from '../db/folder-place.ts';
import { readSmallFile } from '../db/read-small-file.ts';
import { StoreFault, storeFaultIn } from '../db/store-fault.ts';

const largest = 64 * 1024;

const Limits = z.strictObject({
  format: z.literal(1),
  buckets: z
    .array(
      z.strictObject({
        key: z.string().max(200),
        tokens: z.number().min(0),
        limit: z.strictObject({ max: z.int().positive(), perSeconds: z.int().positive() }),
      }),
    )
    .max(100)
    .readonly(),
});
type Limits = z.output<typeof Limits>;

/**
 * Keeps buckets in a file beside the store, for guesses that are made before the store is open. It keeps out who guesses
 * at the window. Who can change files needs no window: against them stands the length of the recovery code.
 */
export function limitsFile({ root, limits: file }: DataFolder, log: Log) {
  let writing: Promise<void> = Promise.resolve();
  const write = async (buckets: Limits['buckets']): Promise<void> => {
    try {
      // No store can be there, so there is nothing to guess at; and where none may be, nothing is written.
      if (sizeOf(root) === null || unsafePlace(root) !== null) return;
      await atomicWrite(file, JSON.stringify({ format: 1, buckets } satisfies Limits));
    } catch (error) {
      throw storeFaultIn(error) ?? new StoreFault('io', 'LIMITS_NOT_KEPT', { cause: error });
    }
  };
  return {
    keyOf: (key: string) => key,
    load: (): Limits['buckets'] | 'unknown' => {
      try {
        const text = readSmallFile(file, largest);
        return text === null ? [] : Limits.parse(JSON.parse(text)).buckets;
      } catch (error) {
        log.error('limits.unreadable', error);
        return 'unknown';
      }
    },
    /** One write after the other, so that an older state never lands on a newer one. */
    save: (buckets: Limits['buckets']): Promise<void> => {
      const attempt = (): Promise<void> => write(buckets);
      return (writing = writing.then(attempt, attempt));
    },
  };
}
