/** More hits than this are not counted; somebody who has so many types another letter. */
export const mostHits = 1000;

/** A search for words as they stand, in either case, across line ends. */
const patternOf = (words: string): RegExp =>
  new RegExp(words.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/\s+/g, '\\s+'), 'giu');

/**
 * Where words occur in the shown text, in reading order. Each element with `data-at` is searched as one line of text,
 * so that words are found across the marks inside it and never across two paragraphs.
 */
export function findInPage(root: HTMLElement, words: string): Range[] {
  if (words.trim() === '') return [];
  const pattern = patternOf(words.trim());
  const found: Range[] = [];
  for (const block of root.querySelectorAll('[data-at]')) {
    const nodes = textNodesOf(block);
    const text = nodes.map(({ data }) => data).join('');
    for (const match of text.matchAll(pattern)) {
      if (found.length === mostHits) return found;
      found.push(rangeOf(nodes, match.index, match.index + match[0].length));
    }
  }
  return found;
}

function textNodesOf(block: Element): Text[] {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Text) nodes.push(node);
  }
  return nodes;
}

function rangeOf(nodes: readonly Text[], start: number, end: number): Range {
  const range = document.createRange();
  let at = 0;
  for (const node of nodes) {
    const next = at + node.length;
    if (start >= at && start < next) range.setStart(node, start - at);
    if (end > at && end <= next) range.setEnd(node, end - at);
    at = next;
  }
  return range;
}
