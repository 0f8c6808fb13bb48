/** Below the bars that stay in place, just under where a heading comes to stand that was gone to; in rem. */
const edgeRem = 10.5;

/** The line of the window at which reading begins, in pixels from its upper edge. It moves with the size of the text. */
export const readingEdge = (): number =>
  edgeRem * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
