import { createHmac } from 'node:crypto';
import type { Store } from '#main/platform/db/store.ts';
import { secretLimits } from '../schema.ts';
import type { BucketKeeper } from './secret-limiter.ts';

/** Keeps the buckets in the store. What was typed is in their names only as a digest under the store's pepper. */
export const bucketsInStore = (store: Store): BucketKeeper => ({
  keyOf: (key) => createHmac('sha256', store.keys.pepper).update(`limit\0${key}`).digest('hex'),
  load: () =>
    store.read
      .select()
      .from(secretLimits)
      .all()
      .map(({ bucket, tokens, max, perSeconds }) => ({ key: bucket, tokens, limit: { max, perSeconds } })),
  save: (buckets) =>
    store.transact(
      (db) => {
        db.delete(secretLimits).run();
        if (buckets.length === 0) return;
        const rows = buckets.map(({ key, tokens, limit }) => ({ bucket: key, tokens, ...limit }));
        db.insert(secretLimits).values(rows).run();
      },
      { fromReserve: true },
    ),
});
