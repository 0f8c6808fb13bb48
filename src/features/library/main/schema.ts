import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const categories = sqliteTable('categories', {
  id: text().notNull().primaryKey(),
  name: text().notNull(),
  position: integer().notNull(),
});

export const documents = sqliteTable('documents', {
  id: text().notNull().primaryKey(),
  categoryId: text('category_id').notNull(),
  title: text().notNull(),
  format: text({ enum: ['txt', 'md'] }).notNull(),
  text: text().notNull(),
  contentHash: text('content_hash').notNull(),
  characters: integer().notNull(),
  words: integer().notNull(),
  passages: integer().notNull(),
  sample: integer({ mode: 'boolean' }).notNull(),
  importedBy: text('imported_by'),
  importedAt: text('imported_at').notNull(),
});

export const passages = sqliteTable('passages', {
  number: integer().primaryKey(),
  id: text().notNull(),
  documentId: text('document_id').notNull(),
  heading: text(),
  text: text().notNull(),
  startAt: integer('start_at').notNull(),
  endAt: integer('end_at').notNull(),
});
