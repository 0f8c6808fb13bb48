import { type RefObject, useLayoutEffect } from 'react';

/** Keeps the end of a conversation in sight: scrolls there at first, and whenever `state` changes. */
export function useFollowEnd(scroller: RefObject<HTMLElement | null>, state: string): void {
  useLayoutEffect(() => {
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
    // What `state` names has been drawn by now, and it is the drawing that is scrolled to.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [scroller, state]);
}
