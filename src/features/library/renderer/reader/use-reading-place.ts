import { type RefObject, useEffect, useState } from 'react';

export type ReadingPlace = {
  /** Offset of the paragraph at the upper edge. */
  readonly offset: number;
  /** How much of the text lies above the lower edge, 0 to 1. */
  readonly share: number;
};

/** Just below the bars that stay in place, in pixels. */
const edge = 150;

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
    return () => {
      cancelAnimationFrame(frame);
      sizes.disconnect();
      document.removeEventListener('scroll', onScroll);
    };
  }, [root]);
  return place;
}

function placeOf(root: HTMLElement | null, before: ReadingPlace): ReadingPlace {
  if (root === null) return before;
  const { left, top, width, height } = root.getBoundingClientRect();
  const share = Math.min(1, Math.max(0, (window.innerHeight - top) / Math.max(height, 1)));
  const there = document.elementFromPoint(left + width / 2, Math.max(edge, top + 1));
  // Between two paragraphs there is nothing under the point: the place is still the one before.
  const at = there?.closest('[data-at]')?.getAttribute('data-at');
  const offset = typeof at === 'string' ? Number(at) : before.offset;
  return offset === before.offset && share === before.share ? before : { offset, share };
}
