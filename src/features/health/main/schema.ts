import { sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const healthDays = sqliteTable('health_days', {
  day: text().notNull().primaryKey(),
  findings: text().notNull(),
});
