import { expect, test } from 'vitest';
import { statementCache } from './statement-cache.ts';

function counting() {
  const prepared: string[] = [];
  const cache = statementCache((sql) => {
    prepared.push(sql);
    return { sql };
  });
  return { ...cache, prepared };
}

test('the same text is prepared once, another one by itself', () => {
  const { prepare, prepared } = counting();
  expect(prepare('SELECT 1')).toBe(prepare('SELECT 1'));
  expect(prepare('select 2')).toEqual({ sql: 'select 2' });
  expect(prepared).toEqual(['SELECT 1', 'select 2']);
});

test.each(['PRAGMA user_version', 'VACUUM INTO ?', 'BEGIN', 'savepoint sp1', 'EXPLAIN SELECT 1'])(
  '%s is not kept',
  (sql) => {
    const { prepare, prepared } = counting();
    expect(prepare(sql)).not.toBe(prepare(sql));
    expect(prepared).toEqual([sql, sql]);
  },
);

test('of many texts those that were asked for last are kept', () => {
  const { prepare, prepared } = counting();
  const first = prepare('SELECT 0');
  for (let n = 1; n <= 400; n += 1) {
    prepare(`SELECT ${n}`);
    expect(prepare('SELECT 0')).toBe(first);
  }
  prepared.length = 0;
  for (let n = 400; n > 0; n -= 1) prepare(`SELECT ${n}`);
  expect(prepared.length).toBe(400 - 255);
});

test('what is forgotten is prepared anew', () => {
  const { prepare, forget, prepared } = counting();
  prepare('SELECT 1');
  forget();
  prepare('SELECT 1');
  expect(prepared).toEqual(['SELECT 1', 'SELECT 1']);
});
