import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { pictureFormats } from '../contract.ts';

export const pictures = sqliteTable('pictures', {
  id: text().notNull().primaryKey(),
  contentHash: text('content_hash').notNull(),
  format: text({ enum: pictureFormats }).notNull(),
  name: text().notNull(),
  alt: text().notNull(),
  width: integer().notNull(),
  height: integer().notNull(),
  addedBy: text('added_by'),
  addedAt: text('added_at').notNull(),
});

export const pictureCopies = sqliteTable(
  'picture_copies',
  {
    pictureId: text('picture_id').notNull(),
    size: integer().notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    content: blob({ mode: 'buffer' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.pictureId, table.size] })],
);
