import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { digestsOf } from '#tests/store/files-of.ts';
import { opened, refused } from '#tests/store/store-ports.ts';
import { changeStore } from '#tests/support/read-store.ts';
import { append, chainedStore, erase, keepFiles, tamperWith, verified, type Sql } from './chained-store.ts';

const withNumber = (from: number, to: number): string => `UPDATE audit SET seq = ${to} WHERE seq = ${from}`;
const freely = (sql: Sql): void => sql('PRAGMA foreign_keys = OFF');

test('the chain of an untouched store is whole, and looking at it changes no byte', async () => {
  const ports = await chainedStore(12);
  const before = digestsOf(ports.dataDir);
  expect(await verified(ports)).toEqual({
    rows: 12,
    from: 1,
    to: 12,
    anchor: null,
    namesErased: 0,
    finding: null,
  });
  expect(digestsOf(ports.dataDir)).toEqual(before);
});

test('names that were erased are counted, and the chain stays whole', async () => {
  const ports = await chainedStore(12);
  await erase(ports, ['report-3', 'actor-1']);
  expect(await verified(ports)).toMatchObject({ rows: 12, namesErased: 5, finding: null });
});

describe('names that are gone', () => {
  test('without an erasure are found at the first row of them, also beside rows of somebody who was erased', async () => {
    const ports = await chainedStore(12);
    await erase(ports, ['actor-1']);
    await tamperWith(ports, (sql) => sql('DELETE FROM audit_names'));
    expect((await verified(ports)).finding).toEqual({ kind: 'names_removed', seq: 2, through: null });
  });

  test('are not excused by what says so of another row', async () => {
    const ports = await chainedStore(12);
    await erase(ports, ['report-3']);
    await tamperWith(ports, (sql) => {
      sql('DELETE FROM audit_names WHERE seq = 5');
      sql('INSERT INTO audit_erasures SELECT 5, mac FROM audit_erasures WHERE seq = 3');
    });
    expect((await verified(ports)).finding).toEqual({ kind: 'names_removed', seq: 5, through: null });
  });

  test('are found to have been put back from an older copy', async () => {
    const ports = await chainedStore(12);
    const before: { salt: string; names: string }[] = [];
    await changeStore(ports, (_run, connection) => {
      before.push(
        ...connection.rows<{ salt: string; names: string }>('SELECT * FROM audit_names WHERE seq = 3'),
      );
    });
    await erase(ports, ['report-3']);
    const { salt, names } = before[0] ?? { salt: '', names: '' };
    await tamperWith(ports, (sql) => sql('INSERT INTO audit_names VALUES (3, ?, ?)', salt, names));
    expect((await verified(ports)).finding).toEqual({ kind: 'names_changed', seq: 3, through: null });
    await erase(ports, ['report-3']);
    expect(await verified(ports)).toMatchObject({ namesErased: 1, finding: null });
  });

  test('are found also in a store that names an older version, which had nothing to say so', async () => {
    const ports = await chainedStore(12);
    await tamperWith(ports, (sql) => {
      sql('PRAGMA user_version = 21');
      sql('DROP TABLE audit_erasures');
    });
    expect(await verified(ports)).toMatchObject({ rows: 12, finding: null });
    await tamperWith(ports, (sql) => sql('DELETE FROM audit_names WHERE seq >= 5'));
    expect((await verified(ports)).finding).toEqual({ kind: 'names_removed', seq: 5, through: null });
  });
});

describe('a table of the record', () => {
  const gone = (...changes: readonly string[]) => changes;
  test.each([
    ['of names is gone', gone('DROP TABLE audit_names')],
    ['of erasures is gone', gone('DROP TABLE audit_erasures')],
    ['of erasures is gone with all names', gone('DELETE FROM audit_names', 'DROP TABLE audit_erasures')],
    ['of the anchor is gone', gone('DROP TABLE audit_anchor')],
    ['lacks a column', gone('ALTER TABLE audit DROP COLUMN subject_type')],
    [
      'is a view of some of its rows',
      gone('ALTER TABLE audit RENAME TO a', 'CREATE VIEW audit AS SELECT * FROM a WHERE seq < 5'),
    ],
  ])('that %s is found', async (_what, changes) => {
    const ports = await chainedStore(12);
    await changeStore(ports, (sql, connection) => {
      freely(sql);
      const named = "SELECT name FROM sqlite_schema WHERE type = 'trigger'";
      for (const { name } of connection.rows<{ name: string }>(named)) sql(`DROP TRIGGER "${name}"`);
      for (const change of changes) sql(change);
    });
    expect(await verified(ports)).toMatchObject({
      rows: 0,
      finding: { kind: 'tables_changed', seq: 1, through: null },
    });
  });
});

describe('a hand with the key of the database, and with the triggers taken away, is found when it', () => {
  test.each<[string, (sql: Sql) => void, unknown]>([
    [
      'edits who did it',
      (sql) => sql(`UPDATE audit SET actor_id = 'somebody' WHERE seq = 5`),
      { kind: 'edited', seq: 5 },
    ],
    [
      'edits when it was',
      (sql) => sql(`UPDATE audit SET at = '2026-11-20T08:00:00.000Z' WHERE seq = 1`),
      { kind: 'edited', seq: 1 },
    ],
    [
      'edits the last row and the head to match',
      (sql) => {
        sql(`UPDATE audit SET action = 'x', hash = '${'0'.repeat(64)}' WHERE seq = 12`);
        sql(`UPDATE commit_head SET audit_hash = '${'0'.repeat(64)}'`);
      },
      { kind: 'edited', seq: 12 },
    ],
    [
      'removes a row',
      (sql) => {
        freely(sql);
        sql('DELETE FROM audit WHERE seq = 6');
        sql('DELETE FROM audit_names WHERE seq = 6');
      },
      { kind: 'removed', seq: 6, through: null },
    ],
    [
      'removes rows and closes the gap',
      (sql) => {
        freely(sql);
        sql('DELETE FROM audit WHERE seq BETWEEN 6 AND 7');
        for (let seq = 8; seq <= 12; seq += 1) sql(withNumber(seq, seq - 2));
      },
      { kind: 'removed', seq: 6, through: 7 },
    ],
    [
      'reorders two rows',
      (sql) => {
        freely(sql);
        for (const [from, to] of [
          [4, 99],
          [9, 4],
          [99, 9],
        ] as const)
          sql(withNumber(from, to));
      },
      { kind: 'reordered', seq: 4 },
    ],
    [
      'cuts rows off',
      (sql) => {
        freely(sql);
        sql('DELETE FROM audit WHERE seq > 9');
        sql('DELETE FROM audit_names WHERE seq > 9');
      },
      { kind: 'cut_off', seq: 10, through: 12 },
    ],
    [
      'cuts rows off and sets the head back to match',
      (sql) => {
        freely(sql);
        sql('DELETE FROM audit WHERE seq > 9');
        sql('DELETE FROM audit_names WHERE seq > 9');
        sql('UPDATE commit_head SET audit_seq = 9, audit_hash = (SELECT hash FROM audit WHERE seq = 9)');
      },
      { kind: 'cut_off', seq: 10, through: 12 },
    ],
    [
      'inserts a row and moves the others on',
      (sql) => {
        freely(sql);
        for (let seq = 12; seq >= 7; seq -= 1) sql(withNumber(seq, seq + 1));
        sql(`INSERT INTO audit SELECT 7, at, 'made.up', actor_id, subject_id, outcome, details, NULL, prev_hash,
          '${'a'.repeat(64)}', subject_type FROM audit WHERE seq = 8`);
      },
      { kind: 'inserted', seq: 7 },
    ],
    [
      'appends a row',
      (sql) =>
        sql(`INSERT INTO audit SELECT 13, at, 'made.up', actor_id, subject_id, outcome, details, NULL, hash,
          '${'a'.repeat(64)}', subject_type FROM audit WHERE seq = 12`),
      { kind: 'inserted', seq: 13 },
    ],
    [
      'changes the names beside a row',
      (sql) => sql(`UPDATE audit_names SET names = '{"actor":"Somebody else"}' WHERE seq = 8`),
      { kind: 'names_changed', seq: 8 },
    ],
    [
      'gives one row the names of another',
      (sql) =>
        sql(`UPDATE audit_names SET (salt, names) = (SELECT salt, names FROM audit_names WHERE seq = 2)
          WHERE seq = 3`),
      { kind: 'names_changed', seq: 3 },
    ],
    [
      'takes the anchor away',
      (sql) => {
        sql('DROP TRIGGER audit_anchor_stays');
        sql('DELETE FROM audit_anchor');
      },
      { kind: 'anchor_changed', seq: 0 },
    ],
    [
      'empties the table',
      (sql) => (freely(sql), sql('DELETE FROM audit')),
      { kind: 'cut_off', seq: 1, through: 12 },
    ],
  ])('%s', async (_what, change, finding) => {
    const ports = await chainedStore(12);
    await tamperWith(ports, change);
    expect((await verified(ports)).finding).toMatchObject(finding as object);
  });
});

describe('an older database', () => {
  const grown = async () => {
    const ports = await chainedStore(5);
    const files = keepFiles(ports);
    const { store } = await opened(ports);
    for (const n of [6, 7, 8]) append(store, n);
    await store.close();
    return { ports, files };
  };

  test('that was put back alone is named with the rows that are missing', async () => {
    const { ports, files } = await grown();
    files.putBackDatabase();
    expect(await refused(ports)).toMatchObject({ state: 'rolled_back' });
    expect(await verified(ports)).toMatchObject({
      rows: 5,
      to: 5,
      finding: { kind: 'older_database', seq: 6, through: 8 },
    });
  });

  test('that was put back with its head is known from the keychain', async () => {
    const { ports, files } = await grown();
    files.putBackAll();
    expect(await refused(ports)).toMatchObject({ state: 'rolled_back' });
    expect((await verified(ports)).finding).toEqual({ kind: 'older_database', seq: 6, through: 8 });
  });

  test('whose head is gone is no proof of anything', async () => {
    const { ports } = await grown();
    rmSync(join(ports.dataDir, 'store.head'));
    expect(await verified(ports)).toMatchObject({ rows: 8, finding: { kind: 'head_missing', seq: 9 } });
  });

  test('that went another way is named where the two are known to differ', async () => {
    const ports = await chainedStore(5);
    const files = keepFiles(ports);
    const heads = new Map(ports.vault.heads);
    const continued = async (...rows: number[]): Promise<void> => {
      const { store } = await opened(ports);
      for (const n of rows) append(store, n);
      await store.close();
    };
    await continued(6, 7, 8);
    const [seen] = [...ports.vault.heads.values()];
    files.putBackAll();
    for (const [id, head] of heads) ports.vault.heads.set(id, head);
    await continued(61, 62, 63, 64);
    for (const id of heads.keys()) ports.vault.heads.set(id, seen ?? new Uint8Array());
    expect((await verified(ports)).finding).toEqual({ kind: 'other_history', seq: 8, through: null });
  });
});
