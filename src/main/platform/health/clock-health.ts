import { statSync } from 'node:fs';
import type { Figures, FindingOf } from '#contract/health.ts';
import type { DataFolder } from '../db/data-folder.ts';

/** Time zones and summer time do not move these clocks; a day is no slip of the network's time. */
const dayMs = 86_400_000;

/**
 * The wall clock against the time of the store, which never goes back; while that is closed, against the times of its
 * files. `aheadMs`: by how much the store's time is ahead because the clock was set back; `null` while it is closed.
 */
export function clockHealth(
  folder: DataFolder,
  nowMs: number,
  aheadMs: number | null,
): { readonly finding: FindingOf<'clock'>; readonly figures: Figures } {
  const written = [folder.record, folder.database, folder.log, folder.head].flatMap((file) => {
    const found = statSync(file, { throwIfNoEntry: false });
    return found === undefined ? [] : [found.mtimeMs];
  });
  const behindMs = Math.max(0, ...written.map((ms) => Math.round(ms - nowMs)));
  const setBackMs = aheadMs ?? 0;
  const figures = { setBackMs, behindMs };
  if (setBackMs > 0) return { finding: 'set_back', figures };
  return { finding: aheadMs === null && behindMs > dayMs ? 'behind_the_files' : 'right', figures };
}
