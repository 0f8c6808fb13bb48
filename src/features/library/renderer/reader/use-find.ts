import { type RefObject, useEffect, useState } from 'react';
import { findInPage } from './find-in-page.ts';
import { readingEdge } from './reading-edge.ts';

type Found = { readonly ranges: readonly Range[]; readonly current: number };
const nothing: Found = { ranges: [], current: 0 };

export type Find = {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly total: number;
  /** Counts from zero. */
  readonly current: number;
  readonly step: (by: 1 | -1) => void;
};

/**
 * Finds words in the text under `root` and marks them through the highlight registry, which leaves the page as React
 * made it.
 */
export function useFind(root: RefObject<HTMLElement | null>): Find {
  const [text, setText] = useState('');
  const [{ ranges, current }, setFound] = useState(nothing);

  useEffect(() => {
    const here = ranges[current];
    if (here === undefined) return undefined;
    CSS.highlights.set('reader-found', new Highlight(...ranges));
    const now = new Highlight(here);
    now.priority = 1;
    CSS.highlights.set('reader-found-now', now);
    bringIntoView(here);
    return () => {
      CSS.highlights.delete('reader-found');
      CSS.highlights.delete('reader-found-now');
    };
  }, [ranges, current]);

  return {
    text,
    onText: (next) => {
      const found = root.current === null ? [] : findInPage(root.current, next);
      const ahead = found.findIndex((range) => range.getBoundingClientRect().top >= readingEdge());
      setText(next);
      setFound({ ranges: found, current: Math.max(ahead, 0) });
    },
    total: ranges.length,
    current,
    step: (by) =>
      setFound((found) => ({
        ...found,
        current: (found.current + by + found.ranges.length) % Math.max(found.ranges.length, 1),
      })),
  };
}

function bringIntoView(range: Range): void {
  const { top, bottom } = range.getBoundingClientRect();
  if (top >= readingEdge() && bottom <= window.innerHeight - 80) return;
  window.scrollBy({ top: top - window.innerHeight / 2 });
}
