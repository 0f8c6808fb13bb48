import { type RefObject, useEffect, useState } from 'react';
import { readingEdge } from './reading-edge.ts';

export type ReadingPlace = {
  /** Offset of the paragraph at the upper edge. */
  readonly offset: number;
  /** How much of the text lies above the lower edge, 0 to 1. */
  readonly share: number;
};

/** Where in the text under `root` the window stands, as it scrolls. */
export function useReadingPlace(root: RefObject<HTMLElement | null>): ReadingPlace {
  const [place, setPlace] = useState<ReadingPlace>({ offset: 0, share: 0 });
  useEffect(() => {
    let frame = 0;
    const look = () => {
      frame = 0;
      if (root.current !== null) setPlace((before) => placeOf(root.current, before));
    };
    const onScroll = () => {
      if (frame === 0) frame = requestAnimationFrame(look);
    };
    // Its size changes with the window and with the text that it shows; it is also told when the watching begins.
    const sizes = new ResizeObserver(onScroll);
    if (root.current !== null) sizes.observe(root.current);
    document.addEventListener('scroll', onScroll, { passive: true });
    document.addEventListener('focusin', onScroll);
    return () => {
      cancelAnimationFrame(frame);
      sizes.disconnect();
      document.removeEventListener('scroll', onScroll);
      document.removeEventListener('focusin', onScroll);
    };
  }, [root]);
  return place;
}

function placeOf(root: HTMLElement | null, before: ReadingPlace): ReadingPlace {
  if (root === null) return before;
  const { left, top, width, height } = root.getBoundingClientRect();
  const share = Math.min(1, Math.max(0, (window.innerHeight - top) / Math.max(height, 1)));
  const offset =
    focusedSection() ?? offsetAt(left + width / 2, Math.max(readingEdge(), top + 1)) ?? before.offset;
  return offset === before.offset && share === before.share ? before : { offset, share };
}

/** A section that somebody went to counts while its beginning is in sight: the last ones never reach the upper edge. */
function focusedSection(): number | null {
  const section = document.activeElement;
  const from = section?.getAttribute('data-section') ?? null;
  if (section === null || from === null) return null;
  const { top } = section.getBoundingClientRect();
  return top >= 0 && top < window.innerHeight ? Number(from) : null;
}

/** Between two paragraphs there is nothing under a point: `null`, and the place is still the one before. */
function offsetAt(x: number, y: number): number | null {
  const at = document.elementFromPoint(x, y)?.closest('[data-at]')?.getAttribute('data-at') ?? null;
  return at === null ? null : Number(at);
}
