import { useState } from 'react';
import { z } from 'zod';
import { keep, readKept } from '#renderer/lib/kept.ts';

const storageKey = 'drillroom.enterSends';

/**
 * Whether Enter sends a line or starts a new one: off unless chosen, because an answer is a paragraph, and Enter by
 * mistake cannot be taken back. `kept` is false when the choice only lasts until the window closes.
 */
export function useEnterSends() {
  const [enterSends, setEnterSends] = useState(() => readKept(storageKey, z.boolean(), false));
  const choose = (next: boolean): { kept: boolean } => {
    setEnterSends(next);
    return { kept: keep(storageKey, next) };
  };
  return { enterSends, choose };
}
