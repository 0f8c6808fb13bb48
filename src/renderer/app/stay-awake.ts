import { useEffect, useEffectEvent } from 'react';

/** What shows that somebody is at the window. */
const signsOfLife = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'scroll', 'touchstart'] as const;

/**
 * At most once in this time the main process is told; it alone decides when a window locks. By so much a window may lock
 * early, which is little even where a minute is all that there is.
 */
const tellEveryMs = 15_000;

/** Tells that somebody is at this window, the first time at once and then again and again while they are. */
export function useStayAwake(tell: () => void): void {
  const onLife = useEffectEvent(tell);
  useEffect(() => {
    let toldAt = -Infinity;
    const noticed = () => {
      const now = performance.now();
      if (now - toldAt < tellEveryMs) return;
      toldAt = now;
      onLife();
    };
    const how = { capture: true, passive: true } as const;
    for (const sign of signsOfLife) window.addEventListener(sign, noticed, how);
    return () => {
      for (const sign of signsOfLife) window.removeEventListener(sign, noticed, how);
    };
  }, []);
}
