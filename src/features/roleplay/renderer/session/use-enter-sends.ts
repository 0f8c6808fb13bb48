import { useState } from 'react';

const storageKey = 'drillroom.enterSends';

/** Whether Enter sends a line or starts a new one. `kept` is false when the choice only lasts until the window closes. */
export function useEnterSends() {
  const [enterSends, setEnterSends] = useState(storedChoice);
  const choose = (next: boolean): { kept: boolean } => {
    setEnterSends(next);
    try {
      localStorage.setItem(storageKey, String(next));
      return { kept: true };
    } catch {
      return { kept: false };
    }
  };
  return { enterSends, choose };
}

/** Off unless chosen: an answer is a paragraph, and Enter by mistake cannot be taken back. */
function storedChoice(): boolean {
  try {
    return localStorage.getItem(storageKey) === 'true';
  } catch {
    return false;
  }
}
