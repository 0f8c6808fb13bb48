import { useState } from 'react';

const drafts = new Map<string, string>();

/**
 * Text that is being written. It outlives its screen (a lock, a look elsewhere) but not the person: `forgetDrafts` runs
 * when somebody signs out. It is kept in memory only.
 */
export function useDraft(key: string): readonly [text: string, write: (text: string) => void] {
  const [text, setText] = useState(() => drafts.get(key) ?? '');
  const write = (next: string) => {
    setText(next);
    if (next === '') drafts.delete(key);
    else drafts.set(key, next);
  };
  return [text, write];
}

export const forgetDrafts = (): void => drafts.clear();
