import { integer, sqliteTable, sqliteView, text } from 'drizzle-orm/sqlite-core';
import { difficulties, kinds } from '#features/roleplay/contract.ts';

export const reports = sqliteTable('reports', {
  sessionId: text('session_id').notNull().primaryKey(),
  accountId: text('account_id').notNull(),
  categoryId: text('category_id').notNull(),
  kind: text({ enum: kinds }).notNull(),
  difficulty: text({ enum: difficulties }).notNull(),
  title: text().notNull(),
  endedAt: text('ended_at').notNull(),
  overall: integer().notNull(),
  passed: integer({ mode: 'boolean' }).notNull(),
  body: text().notNull(),
});

export const reportsListed = sqliteView('reports_listed', {
  sessionId: text('session_id').notNull(),
  accountId: text('account_id').notNull(),
  categoryId: text('category_id').notNull(),
  kind: text({ enum: kinds }).notNull(),
  difficulty: text({ enum: difficulties }).notNull(),
  title: text().notNull(),
  endedAt: text('ended_at').notNull(),
  overall: integer().notNull(),
  passed: integer({ mode: 'boolean' }).notNull(),
  traineeName: text('trainee_name').notNull(),
  categoryName: text('category_name').notNull(),
}).existing();
