import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { roles } from '#contract/access.ts';

const flag = (name: string) => integer(name, { mode: 'boolean' }).notNull();

export const accounts = sqliteTable('accounts', {
  id: text().notNull().primaryKey(),
  username: text().notNull(),
  usernameKey: text('username_key').notNull(),
  name: text().notNull(),
  nameKey: text('name_key').notNull().default(''),
  searchKey: text('search_key').notNull().default(''),
  folded: integer().notNull().default(0),
  email: text(),
  phone: text(),
  staffNumber: text('staff_number'),
  passwordHash: text('password_hash').notNull(),
  status: text({ enum: ['active', 'inactive'] }).notNull(),
  mustChangePassword: flag('must_change_password').default(false),
  cameByCode: flag('came_by_code').default(false),
  storeCodeUnkept: flag('store_code_unkept').default(false),
  personalCodeUnkept: flag('personal_code_unkept').default(false),
  waiting: flag('waiting').default(false),
  asksForCode: flag('asks_for_code').default(false),
  noticeVersion: text('notice_version'),
  createdAt: text('created_at').notNull(),
  lastSignInAt: text('last_sign_in_at'),
});

export const accountRoles = sqliteTable('account_roles', {
  accountId: text('account_id').notNull(),
  role: text({ enum: roles }).notNull(),
});

export const accountIdentifiers = sqliteTable('account_identifiers', {
  key: text().notNull().primaryKey(),
  accountId: text('account_id').notNull(),
  kind: text({ enum: ['username', 'email', 'phone', 'staffNumber'] }).notNull(),
});

export const personalCodes = sqliteTable('personal_codes', {
  accountId: text('account_id').notNull().primaryKey(),
  codeHash: text('code_hash').notNull(),
  madeAt: text('made_at').notNull(),
});

export const oneTimeCodes = sqliteTable('one_time_codes', {
  accountId: text('account_id').notNull().primaryKey(),
  purpose: text({ enum: ['setUp', 'reset'] }).notNull(),
  codeHash: text('code_hash').notNull(),
  expiresAt: text('expires_at').notNull(),
  endsMs: integer('ends_ms').notNull().default(0),
});

export const lockouts = sqliteTable('lockouts', {
  holder: text().notNull().primaryKey(),
  failures: integer().notNull(),
  leftMs: integer('left_ms').notNull(),
});

export const keptSignIns = sqliteTable('kept_sign_ins', {
  id: text().notNull().primaryKey(),
  accountId: text('account_id').notNull(),
  tokenHash: text('token_hash').notNull(),
  startedAt: text('started_at').notNull(),
  lastActiveAt: text('last_active_at').notNull(),
  expiresAt: text('expires_at').notNull(),
  endsMs: integer('ends_ms').notNull().default(0),
  leftOpen: flag('left_open').default(false),
});
