import { useEffect, useEffectEvent } from 'react';

/** Minutes without any input after which the window locks. */
export const idleMinutes = 30;

const signsOfLife = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** Calls `lock` once when nobody has touched keyboard or pointer for `idleMinutes`; any input starts the time anew. */
export function useIdleLock(lock: () => void): void {
  const onIdle = useEffectEvent(lock);
  useEffect(() => {
    const idleMs = idleMinutes * 60_000;
    let lastInput = performance.now();
    let timer = setTimeout(check, idleMs);
    function check() {
      const left = idleMs - (performance.now() - lastInput);
      if (left <= 0) onIdle();
      timer = setTimeout(check, left <= 0 ? idleMs : left);
    }
    const noticed = () => {
      lastInput = performance.now();
    };
    for (const sign of signsOfLife) window.addEventListener(sign, noticed, { capture: true, passive: true });
    return () => {
      clearTimeout(timer);
      for (const sign of signsOfLife) window.removeEventListener(sign, noticed, { capture: true });
    };
  }, []);
}
