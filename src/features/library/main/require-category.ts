import { invalidInput } from '#main/kernel/refusal.ts';
import type { Reader } from '#main/platform/db/store.ts';
import { categoryById } from './store.ts';

/** Throws `INVALID_INPUT` where there is no such category. */
export function requireCategory(db: Reader, categoryId: string): void {
  if (categoryById(db, categoryId) !== null) return;
  throw invalidInput([
    { path: 'categoryId', issue: 'unknown_category', message: 'Choose one of the categories.' },
  ]);
}
