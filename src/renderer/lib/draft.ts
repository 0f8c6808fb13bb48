import { useState } from 'react';
import { z } from 'zod';

/** What a window keeps over a reload: whose it was, and what they were writing. */
const Kept = z.strictObject({ of: z.string(), drafts: z.array(z.tuple([z.string(), z.string()])) });

const kept = readKept();
const drafts = new Map(kept?.drafts);
let owner = kept?.of ?? null;

/** Who was at this window last, also before a reload; `null` once they signed out. */
export const lastOwner = (): string | null => owner;

/** Somebody is at the window: what is written from now on is theirs. */
export function ownDrafts(accountId: string): void {
  owner = accountId;
  keepDrafts();
}

/**
 * Text that is being written. It outlives its screen, a lock and a reload, but not the person: `forgetDrafts` runs when
 * somebody signs out, or somebody else comes.
 */
export function useDraft(key: string): readonly [text: string, write: (text: string) => void] {
  const [text, setText] = useState(() => drafts.get(key) ?? '');
  const write = (next: string) => {
    setText(next);
    if (next === '') drafts.delete(key);
    else drafts.set(key, next);
    keepDrafts();
  };
  return [text, write];
}

export function forgetDrafts(): void {
  drafts.clear();
  owner = null;
  keepDrafts();
}

// A window's name outlives a reload and is never written to disk. Whatever storage a page has is: unsent answers would
// lie there beside the encrypted store, in plain text.
function keepDrafts(): void {
  window.name = owner === null ? '' : JSON.stringify({ of: owner, drafts: [...drafts] });
}

function readKept(): z.output<typeof Kept> | null {
  try {
    return Kept.parse(JSON.parse(window.name));
  } catch {
    return null;
  }
}
