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
  number: integer().primaryKey(),
  id: text().notNull(),
  sessionId: text('session_id').notNull(),
  accountId: text('account_id').notNull(),
  ordinal: integer().notNull(),
  speaker: text({ enum: ['trainee', 'coach', 'customer'] }).notNull(),
  text: text().notNull(),
  textMarked: text('text_marked'),
  at: text().notNull(),
  engine: text({ enum: ['embedded'] }),
  mood: text(),
  judged: text(),
});
