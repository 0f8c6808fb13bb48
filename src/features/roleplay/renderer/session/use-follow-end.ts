import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/** Pixels from the end that still count as being there: less than a line. */
const nearEnd = 16;

/**
 * Keeps the end of a conversation in sight: scrolls there at first, whenever `state` changes, and when the room for it
 * changes, unless somebody has scrolled back to read.
 */
export function useFollowEnd(scroller: RefObject<HTMLElement | null>, state: string): void {
  const isAtEnd = useRef(true);
  useLayoutEffect(() => {
    isAtEnd.current = true;
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
    // What `state` names has been drawn by now, and it is the drawing that is scrolled to.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [scroller, state]);
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const noteWhere = () => {
      isAtEnd.current = element.scrollHeight - element.clientHeight - element.scrollTop < nearEnd;
    };
    // Told before the browser says that something scrolled, so that `isAtEnd` is still of the old size.
    const sizes = new ResizeObserver(() => {
      if (isAtEnd.current) element.scrollTo({ top: element.scrollHeight });
    });
    sizes.observe(element);
    element.addEventListener('scroll', noteWhere, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener('scroll', noteWhere);
    };
  }, [scroller]);
}
