import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Reader } from '#main/platform/db/store.ts';
import { upgradedBy } from './from-version.ts';

const ann = '0190a1b2-0000-7000-8000-00000000000a';
const ben = '0190a1b2-0000-7000-8000-00000000000b';
const one = '0190a1b2-0000-7000-8000-000000000001';
const two = '0190a1b2-0000-7000-8000-000000000002';

const seeded = () =>
  upgradedBy(33, (db) => {
    for (const [account, session] of [
      [ann, one],
      [ben, two],
    ] as const) {
      db.run(sql`INSERT INTO accounts (id, username, username_key, name, password_hash, created_at)
        VALUES (${account}, ${account}, ${account}, 'A name', 'v1$x', 't')`);
      db.run(sql`INSERT INTO sessions (id, account_id, kind, category_id, difficulty, minutes, title, status, plan, state,
          engine_version, started_at)
        VALUES (${session}, ${account}, 'interview', 'retail-sales', 'basic', 10, 'Prices', 'completed', '{}', '{}', '1',
          '2026-01-01')`);
      db.run(sql`INSERT INTO turns (id, session_id, ordinal, speaker, text, at, judged)
        VALUES (${`t1 ${account}`}, ${session}, 1, 'coach', 'What does it cost?', '2026-01-01', NULL),
               (${`t2 ${account}`}, ${session}, 2, 'trainee', ${`The fittings of ${account} are free.`}, '2026-01-02', '{}')`);
    }
  });

const found = (db: Reader, match: string): string[] =>
  db
    .all<{ id: string }>(
      sql`SELECT t.id FROM turns_fts JOIN turns t ON t.number = turns_fts.rowid WHERE turns_fts MATCH ${match} ORDER BY 1`,
    )
    .map(({ id }) => id);

test('turns from before keep their words and how they were judged, and are found by them', async () => {
  const { store } = await seeded();
  expect(
    store.read
      .all(sql`SELECT id, account_id, ordinal, speaker, text, at, judged FROM turns WHERE session_id = ${one}
      ORDER BY ordinal`),
  ).toEqual([
    {
      id: `t1 ${ann}`,
      account_id: ann,
      ordinal: 1,
      speaker: 'coach',
      text: 'What does it cost?',
      at: '2026-01-01',
      judged: null,
    },
    {
      id: `t2 ${ann}`,
      account_id: ann,
      ordinal: 2,
      speaker: 'trainee',
      text: `The fittings of ${ann} are free.`,
      at: '2026-01-02',
      judged: '{}',
    },
  ]);
  expect(found(store.read, '{text} : "fitting"')).toEqual([`t2 ${ann}`, `t2 ${ben}`]);
  expect(found(store.read, `{whose} : "${ann.replaceAll('-', '')}" AND {text} : ("fit"*)`)).toEqual([
    `t2 ${ann}`,
  ]);
});

test('the index follows what is said and what goes, also with its practice, and leaves no word behind', async () => {
  const { store } = await seeded();
  const terms = () =>
    store.read.all(sql`SELECT term FROM spoken_words WHERE col = 'text' ORDER BY term`).length;
  store.transact((db) =>
    db.run(sql`INSERT INTO turns (id, session_id, account_id, ordinal, speaker, text, text_marked, at)
      VALUES ('t3', ${one}, ${ann}, 3, 'trainee', '調整は無料', ${'調整\u001Fは\u001F無料'}, '2026-01-03')`),
  );
  expect(found(store.read, '"調整"')).toEqual(['t3']);
  // As an erasure does, after which the index must still know its rows.
  store.transact((db) => {
    db.run(sql`DELETE FROM turns WHERE session_id = ${one}`);
    store.purge.owe(db);
  });
  expect(store.purge.settle()).toBe(true);
  expect(found(store.read, '"fitting"')).toEqual([`t2 ${ben}`]);
  store.transact((db) => db.run(sql`DELETE FROM sessions WHERE id = ${two}`));
  expect(terms()).toBe(0);
  store.transact((db) => db.run(sql`INSERT INTO turns_fts (turns_fts, rank) VALUES ('integrity-check', 1)`));
});

test('titles of reports, and their newest, are found without looking at every report', async () => {
  const { store } = await seeded();
  const plan = (query: ReturnType<typeof sql>): string =>
    store.read
      .all<{ detail: string }>(sql`EXPLAIN QUERY PLAN ${query}`)
      .map(({ detail }) => detail)
      .join();
  expect(plan(sql`SELECT min(title) FROM reports WHERE title > 'a'`)).toMatch(
    /SEARCH reports USING COVERING INDEX reports_by_title \(title>\?\)/,
  );
  expect(
    plan(
      sql`SELECT session_id FROM reports WHERE title = 'a' ORDER BY ended_at DESC, session_id DESC LIMIT 5`,
    ),
  ).toMatch(/USING COVERING INDEX reports_by_title/);
});
