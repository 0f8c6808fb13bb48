import { integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The tables of `migrations/0001_kernel.sql` that features meet; their meaning stands there. */
export const commitHead = sqliteTable('commit_head', {
  id: integer('id').primaryKey(),
  commits: integer('commits').notNull(),
  auditSeq: integer('audit_seq').notNull(),
  auditHash: text('audit_hash').notNull(),
  logFrom: integer('log_from').notNull().default(0),
});

export const audit = sqliteTable('audit', {
  seq: integer('seq').primaryKey(),
  at: text('at').notNull(),
  action: text('action').notNull(),
  actorId: text('actor_id'),
  subjectId: text('subject_id'),
  outcome: text('outcome', { enum: ['done', 'refused'] }).notNull(),
  details: text('details').notNull(),
  namesHash: text('names_hash'),
  prevHash: text('prev_hash').notNull(),
  hash: text('hash').notNull(),
  /** Of `migrations/0014_audit_subject_type.sql`. */
  subjectType: text('subject_type'),
});

export const auditNames = sqliteTable('audit_names', {
  seq: integer('seq').primaryKey(),
  salt: text('salt').notNull(),
  names: text('names').notNull(),
});

/** Of `migrations/0022_audit_erasures.sql`. */
export const auditErasures = sqliteTable('audit_erasures', {
  seq: integer('seq').primaryKey(),
  mac: text('mac').notNull(),
});

/** Of `migrations/0017_audit_anchor.sql`. */
export const auditAnchor = sqliteTable('audit_anchor', {
  id: integer('id').primaryKey(),
  seq: integer('seq').notNull(),
  hash: text('hash').notNull(),
  mac: text('mac').notNull(),
});

/** Of `migrations/0023_time_of_the_store.sql`. */
export const steadyClock = sqliteTable('steady_clock', {
  id: integer('id').primaryKey(),
  steadyMs: integer('steady_ms').notNull(),
  wallMs: integer('wall_ms').notNull(),
});

/** Of `migrations/0006_secret_limits.sql`. */
export const secretLimits = sqliteTable('secret_limits', {
  bucket: text('bucket').primaryKey(),
  tokens: real('tokens').notNull(),
  max: integer('max').notNull(),
  perSeconds: integer('per_seconds').notNull(),
});
