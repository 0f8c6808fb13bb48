import { useEffect } from 'react';

let shown = 0;

/** Whether something is on the screen that nothing can show a second time, and that nobody has said they keep. */
export const isShownOnce = (): boolean => shown > 0;

/** For what shows a code: until it is gone, no shortcut takes it from the screen. */
export function useShownOnce(): void {
  useEffect(() => {
    shown += 1;
    return () => {
      shown -= 1;
    };
  }, []);
}
