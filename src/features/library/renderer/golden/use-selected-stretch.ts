import { type RefObject, useEffect, useState } from 'react';
import { golden } from '../../contract/golden.ts';
import { type Stretch, stretchOf } from './selected-stretch.ts';

/** The stretch of a document's text that is selected on its paper; `null`: none. */
export function useSelectedStretch(paper: RefObject<HTMLElement | null>, source: string): Stretch | null {
  const [stretch, setStretch] = useState<Stretch | null>(null);
  useEffect(() => {
    const look = () => setStretch((was) => keptOf(was, selectedIn(paper.current, source)));
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [paper, source]);
  return stretch;
}

/** The same object while the same is selected, so that nothing is drawn anew. */
const keptOf = (was: Stretch | null, is: Stretch | null): Stretch | null =>
  was !== null && is !== null && was.start === is.start && was.end === is.end ? was : is;

function selectedIn(paper: HTMLElement | null, source: string): Stretch | null {
  const selection = document.getSelection();
  if (paper === null || selection === null || selection.isCollapsed || selection.rangeCount === 0)
    return null;
  const range = selection.getRangeAt(0);
  const firstBlock = blockOf(range.startContainer, paper);
  const lastBlock = blockOf(range.endContainer, paper);
  if (firstBlock === null || lastBlock === null) return null;
  const blocks = [...paper.querySelectorAll('[data-at]')].map(placeOf);
  return stretchOf(
    source,
    blocks,
    { text: selection.toString(), firstBlock, lastBlock },
    golden.shortestQuote,
  );
}

const placeOf = (element: Element): number => Number(element.getAttribute('data-at'));

/** Where the block begins that a node stands in; `null`: it stands in none of the paper. */
function blockOf(node: Node, paper: HTMLElement): number | null {
  const element = node instanceof Element ? node : node.parentElement;
  const block = element?.closest('[data-at]') ?? null;
  return block !== null && paper.contains(block) ? placeOf(block) : null;
}
