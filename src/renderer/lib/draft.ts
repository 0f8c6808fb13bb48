import { useState } from 'react';

const drafts = readDrafts();

/**
 * Text that is being written. It outlives its screen, a lock and a reload, but not the person: `forgetDrafts` runs when
 * somebody signs out.
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
  keepDrafts();
}

// A window's name outlives a reload and is never written to disk. Whatever storage a page has is: unsent answers would
// lie there beside the encrypted store, in plain text.
function keepDrafts(): void {
  window.name = drafts.size === 0 ? '' : JSON.stringify([...drafts]);
}

function readDrafts(): Map<string, string> {
  try {
    const kept: unknown = JSON.parse(window.name);
    const isDraft = (entry: unknown): entry is [string, string] =>
      Array.isArray(entry) && entry.length === 2 && entry.every((part) => typeof part === 'string');
    return new Map(Array.isArray(kept) ? kept.filter(isDraft) : []);
  } catch {
    return new Map();
  }
}
