import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { difficulties, kinds } from '../contract.ts';

export const sessions = sqliteTable('sessions', {
  id: text().notNull().primaryKey(),
  accountId: text('account_id').notNull(),
  kind: text({ enum: kinds }).notNull(),
  categoryId: text('category_id').notNull(),
  difficulty: text({ enum: difficulties }).notNull(),
  minutes: integer().notNull(),
  title: text().notNull(),
  status: text({ enum: ['active', 'paused', 'completed', 'abandoned'] }).notNull(),
  plan: text().notNull(),
  state: text().notNull(),
  usedMs: integer('used_ms').notNull(),
  engineVersion: text('engine_version').notNull(),
  startedAt: text('started_at').notNull(),
  endedAt: text('ended_at'),
});

export const turns = sqliteTable('turns', {
  id: text().notNull().primaryKey(),
  sessionId: text('session_id').notNull(),
  ordinal: integer().notNull(),
  speaker: text({ enum: ['trainee', 'coach', 'customer'] }).notNull(),
  text: text().notNull(),
  at: text().notNull(),
  engine: text({ enum: ['embedded'] }),
  mood: text(),
  judged: text(),
});
