import { eq } from 'drizzle-orm';
import type { SettingKey } from '#contract/settings.ts';
import type { Reader, Writer } from '#main/platform/db/store.ts';
import { appliedPolicy, settings } from './schema.ts';

/** What was set in the program, as JSON, by key. A store of another version may hold keys and values of its own. */
export const storedSettings = (db: Reader): { key: string; value: string }[] =>
  db.select().from(settings).all();

export function putSetting(db: Writer, key: SettingKey, value: unknown): void {
  const row = { value: JSON.stringify(value) };
  db.insert(settings)
    .values({ key, ...row })
    .onConflictDoUpdate({ target: settings.key, set: row })
    .run();
}

export const removeSetting = (db: Writer, key: SettingKey): void =>
  void db.delete(settings).where(eq(settings.key, key)).run();

/** Names the policy that was in force last, as the audit trail has it; `null` for none. */
export const appliedDigest = (db: Reader): string | null =>
  db.select({ digest: appliedPolicy.digest }).from(appliedPolicy).get()?.digest ?? null;

export function putAppliedDigest(db: Writer, digest: string | null): void {
  db.delete(appliedPolicy).run();
  if (digest !== null) db.insert(appliedPolicy).values({ id: 1, digest }).run();
}
