import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const packs = sqliteTable('packs', {
  id: text().notNull().primaryKey(),
  version: integer().notNull(),
  title: text().notNull(),
  publisher: text().notNull(),
  publicKey: text('public_key').notNull(),
  manifestHash: text('manifest_hash').notNull(),
  importedAt: text('imported_at').notNull(),
});

export const packDocuments = sqliteTable(
  'pack_documents',
  {
    packId: text('pack_id').notNull(),
    entryId: text('entry_id').notNull(),
    documentId: text('document_id').notNull(),
    title: text().notNull(),
    categoryId: text('category_id').notNull(),
    contentHash: text('content_hash').notNull(),
  },
  (table) => [primaryKey({ columns: [table.packId, table.entryId] })],
);

export const packPublishers = sqliteTable('pack_publishers', {
  publicKey: text('public_key').notNull().primaryKey(),
  name: text().notNull(),
  trustedAt: text('trusted_at').notNull(),
});

export const packKey = sqliteTable('pack_key', {
  one: integer().notNull().primaryKey(),
  seed: text().notNull(),
});
