import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { roles } from '#contract/access.ts';

export const accounts = sqliteTable('accounts', {
  id: text().notNull().primaryKey(),
  username: text().notNull(),
  usernameKey: text('username_key').notNull(),
  name: text().notNull(),
  passwordHash: text('password_hash').notNull(),
  status: text({ enum: ['active', 'inactive', 'locked'] }).notNull(),
  createdAt: text('created_at').notNull(),
  lastSignInAt: text('last_sign_in_at'),
});

export const accountRoles = sqliteTable('account_roles', {
  accountId: text('account_id').notNull(),
  role: text({ enum: roles }).notNull(),
});

export const personalCodes = sqliteTable('personal_codes', {
  accountId: text('account_id').notNull().primaryKey(),
  codeHash: text('code_hash').notNull(),
  madeAt: text('made_at').notNull(),
});
