import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const settings = sqliteTable('settings', {
  key: text().notNull().primaryKey(),
  value: text().notNull(),
});

export const appliedPolicy = sqliteTable('applied_policy', {
  id: integer().notNull().primaryKey(),
  digest: text().notNull(),
});
