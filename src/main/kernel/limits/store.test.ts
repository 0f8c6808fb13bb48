import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { opened, storePorts } from '#tests/store/store-ports.ts';
import { bucketsInStore } from './store.ts';

const shipped = join(import.meta.dirname, '../../../../migrations');
const limit = { max: 5, perSeconds: 60 };

test('buckets are kept in the place of all that were kept, and what was typed stands nowhere', async () => {
  const { store } = await opened(storePorts({ migrationsDir: shipped }));
  const keeper = bucketsInStore(store);
  expect(keeper.load()).toEqual([]);
  const [one, other] = [keeper.keyOf('ama'), keeper.keyOf('kofi')];
  expect(one).toMatch(/^[0-9a-f]{64}$/);
  expect([keeper.keyOf('ama') === one, other === one]).toEqual([true, false]);
  const buckets = [
    { key: one, tokens: 0.25, limit },
    { key: other, tokens: 3, limit: { max: 20, perSeconds: 3600 } },
  ];
  await keeper.save(buckets);
  expect(keeper.load()).toEqual(buckets.toSorted((a, b) => (a.key < b.key ? -1 : 1)));
  await keeper.save([{ key: other, tokens: 1, limit }]);
  expect(keeper.load()).toEqual([{ key: other, tokens: 1, limit }]);
  expect(JSON.stringify(store.read.all(sql`SELECT * FROM secret_limits`))).not.toContain('kofi');
  await keeper.save([]);
  expect(keeper.load()).toEqual([]);
});

test('another store calls the same bucket something else', async () => {
  const [one, other] = [await opened(storePorts()), await opened(storePorts())];
  expect(bucketsInStore(one.store).keyOf('ama')).not.toBe(bucketsInStore(other.store).keyOf('ama'));
});
