import type { FindingOf } from '#contract/health.ts';
import { listBackups } from '../backup/backups.ts';

const dayMs = 86_400_000;
/** Over a weekend nobody starts the PC. */
const oldAfterDays = 4;

type Found = {
  readonly finding: FindingOf<'backups'>;
  readonly figures: { readonly backupCount: number; readonly newestAt: string | null };
};

/** Whether there is a backup to go back to. One from the future would be the newest for years. */
export function backupHealth(folder: string, now: Date): Found {
  const backups = listBackups(folder);
  const [newest] = backups;
  const figures = { backupCount: backups.length, newestAt: newest?.madeAt.toISOString() ?? null };
  if (newest === undefined) return { finding: 'none_yet', figures };
  if (newest.facts === null) return { finding: 'unreadable', figures };
  if (newest.madeAt.getTime() - now.getTime() > dayMs) return { finding: 'in_future', figures };
  if (now.getTime() - newest.madeAt.getTime() > oldAfterDays * dayMs) return { finding: 'old', figures };
  return { finding: newest.facts.codeId === null ? 'only_here' : 'recent', figures };
}
