import { globSync } from 'node:fs';
import { join } from 'node:path';
import { is } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { expect, test } from 'vitest';
import { opened, storePorts } from '#tests/store/store-ports.ts';

const root = join(import.meta.dirname, '../..');
/** Every `schema.ts` there is: a new feature's is found without being named here. */
const files = globSync('src/**/schema.ts', { cwd: root });
const modules = await Promise.all(
  files.map((file) => import(join(root, file)) as Promise<Record<string, unknown>>),
);
const tables = modules
  .flatMap((module) => Object.values(module))
  .filter((value): value is SQLiteTable => is(value, SQLiteTable))
  .map((table) => getTableConfig(table));

const migrationsDir = join(root, 'migrations');

type Column = { name: string; notnull: number; pk: number };

test('the tables of every feature were found', () => {
  expect(tables.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['accounts', 'documents', 'sessions', 'reports', 'audit']),
  );
});

test.each(tables)(
  '$name has in the migrated store the columns that its schema says',
  async ({ name, columns }) => {
    const { store } = await opened(storePorts({ migrationsDir }));
    const stored = store.read.all<Column>(`SELECT name, "notnull", pk FROM pragma_table_info('${name}')`);
    const says = columns.map((column) => ({ name: column.name, required: column.notNull || column.primary }));
    const holds = stored.map((column) => ({
      name: column.name,
      required: column.notnull === 1 || column.pk > 0,
    }));
    expect(says.toSorted(byName)).toEqual(holds.toSorted(byName));
  },
);

test.each(tables)('$name is strict about its types', async ({ name }) => {
  const { store } = await opened(storePorts({ migrationsDir }));
  expect(store.read.get(`SELECT strict FROM pragma_table_list('${name}')`)).toEqual({ strict: 1 });
});

const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1);
