import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { upgradedBy } from './from-version.ts';

const rowAbout = (seq: number, subject: string) =>
  sql`INSERT INTO audit VALUES (${seq}, '2026-03-01T09:00:00.000Z', 'tried', NULL, ${subject}, 'done', '{}', NULL, '', ${`h${seq}`})`;

test('rows from before are found by what they are about, without looking at every row', async () => {
  const { store } = await upgradedBy(13, (db) => {
    for (let seq = 1; seq <= 20; seq += 1) db.run(rowAbout(seq, seq % 2 === 0 ? 'even' : 'odd'));
  });
  const query = sql`SELECT seq FROM audit WHERE subject_id = 'even' AND seq > 10 ORDER BY seq`;
  expect(store.read.all(query)).toEqual([12, 14, 16, 18, 20].map((seq) => ({ seq })));
  expect(store.read.all<{ detail: string }>(sql`EXPLAIN QUERY PLAN ${query}`)).toMatchObject([
    { detail: 'SEARCH audit USING COVERING INDEX audit_by_subject (subject_id=? AND seq>?)' },
  ]);
});

test('what a person did and what was done to them is looked up in both indexes', async () => {
  const { store } = await upgradedBy(13, () => undefined);
  const plan = store.read.all<{ detail: string }>(
    sql`EXPLAIN QUERY PLAN SELECT seq FROM audit WHERE seq > 5 AND (actor_id = 'a' OR subject_id = 'a') ORDER BY seq LIMIT 500`,
  );
  const told = plan.map(({ detail }) => detail).join('\n');
  expect(told).toContain('audit_by_actor');
  expect(told).toContain('audit_by_subject');
  expect(told).not.toContain('SCAN');
});
