import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { expect, onTestFinished, test } from 'vitest';
import { openConnection, type Connection, type Mode } from '#main/platform/db/connection.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const key = new Uint8Array(32).fill(7);
const notes = sqliteTable('notes', { id: integer().primaryKey(), words: text().notNull() });

/** A connection, and how often a statement of the query builder was prepared at it. */
function connect(file: string, mode: Mode = 'write'): { connection: Connection; prepared: () => number } {
  let count = 0;
  const meter = {
    prepare: <T>(prepare: () => T): T => {
      count += 1;
      return prepare();
    },
    run: <T>(_sql: string, run: () => T): T => run(),
  };
  const connection = openConnection({ file, key, mode, meter });
  onTestFinished(() => connection.close());
  return { connection, prepared: () => count };
}

function withNotes() {
  const file = join(temporaryFolder(), 'store.db');
  writeFileSync(file, '');
  const opened = connect(file);
  opened.connection.exec('CREATE TABLE notes (id INTEGER PRIMARY KEY, words TEXT NOT NULL)');
  return { file, ...opened };
}

test('a statement that is asked for again is not prepared again, and answers what it is given now', () => {
  const { connection, prepared } = withNotes();
  const { db } = connection;
  for (const words of ['one', 'two', 'three']) db.insert(notes).values({ words }).run();
  const wordsOf = (id: number) =>
    db
      .select()
      .from(notes)
      .where(sql`id = ${id}`)
      .get()?.words;
  expect([wordsOf(1), wordsOf(3), wordsOf(9)]).toEqual(['one', 'three', undefined]);
  expect(prepared()).toBe(2);
});

test('one statement answers rows as objects and as lists, in turn', () => {
  const { connection, prepared } = withNotes();
  const { db } = connection;
  db.insert(notes).values({ words: 'one' }).run();
  const written = prepared();
  const query = sql`SELECT id, words FROM notes`;
  for (let round = 0; round < 2; round += 1) {
    expect(db.all(query)).toEqual([{ id: 1, words: 'one' }]);
    expect(db.values(query)).toEqual([[1, 'one']]);
    expect(db.get(query)).toEqual({ id: 1, words: 'one' });
  }
  expect(prepared()).toBe(written + 1);
});

test('what another connection did to the schema is seen by a statement that was prepared before', () => {
  const { file, connection } = withNotes();
  const reading = connect(file, 'read').connection;
  const count = sql`SELECT count(*) AS n FROM notes`;
  expect(reading.db.all(count)).toEqual([{ n: 0 }]);
  connection.exec('DROP TABLE notes; CREATE VIEW notes AS SELECT 1 AS id UNION ALL SELECT 2');
  expect(reading.db.all(count)).toEqual([{ n: 2 }]);
  connection.exec('VACUUM');
  expect(reading.db.all(count)).toEqual([{ n: 2 }]);
});

test('a migration of its own connection has all columns answered from then on', () => {
  const { connection } = withNotes();
  const all = (): unknown[] => [
    connection.db.all(sql`SELECT * FROM notes`),
    connection.rows('SELECT * FROM notes'),
  ];
  connection.run('INSERT INTO notes (words) VALUES (?)', 'one');
  expect(all()).toEqual([[{ id: 1, words: 'one' }], [{ id: 1, words: 'one' }]]);
  connection.exec("ALTER TABLE notes ADD COLUMN language TEXT NOT NULL DEFAULT 'en'");
  const row = { id: 1, words: 'one', language: 'en' };
  expect(all()).toEqual([[row], [row]]);
});

test('a statement that failed works the next time', () => {
  const { connection } = withNotes();
  const insert = (id: number) => connection.db.insert(notes).values({ id, words: 'one' }).run();
  insert(1);
  expect(() => insert(1)).toThrow('UNIQUE');
  insert(2);
  expect(connection.rows('SELECT id FROM notes')).toEqual([{ id: 1 }, { id: 2 }]);
});

test('a pragma is prepared each time, because SQLite may carry it out right then', () => {
  const { connection, prepared } = withNotes();
  for (let round = 0; round < 3; round += 1) connection.db.all(sql`PRAGMA user_version`);
  expect(prepared()).toBe(3);
});

test('a database is given new keys and closed with statements at hand', () => {
  const { file, connection } = withNotes();
  connection.run('INSERT INTO notes (words) VALUES (?)', 'one');
  const words = sql`SELECT words FROM notes`;
  expect(connection.db.all(words)).toEqual([{ words: 'one' }]);
  connection.rekey(new Uint8Array(32).fill(8));
  expect(connection.db.all(words)).toEqual([{ words: 'one' }]);
  connection.close();
  expect(() => connect(file)).toThrow('file is not a database');
});
