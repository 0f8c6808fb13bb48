import { z } from 'zod';
import { useDraft } from '#renderer/lib/draft.ts';

const Kept = z.array(z.string()).max(5);
const most = 5;

const read = (kept: string): string[] => {
  try {
    return Kept.parse(JSON.parse(kept));
  } catch {
    return [];
  }
};

/**
 * What somebody looked for lately and then opened something of, newest first. Only their own words, and only as long as
 * they stay signed in: in the window, never on the disk, as a half-typed answer is.
 */
export function useRecentSearches(): readonly [recent: readonly string[], remember: (typed: string) => void] {
  const [kept, keep] = useDraft('search.recent');
  const recent = kept === '' ? [] : read(kept);
  const remember = (typed: string): void => {
    const text = typed.trim().slice(0, 200);
    if (text !== '') keep(JSON.stringify([text, ...recent.filter((one) => one !== text)].slice(0, most)));
  };
  return [recent, remember];
}
