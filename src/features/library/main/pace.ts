/**
 * How much to do at once so that it takes about `wantedMs`, from what it took the last time. It at most doubles: one
 * quick turn proves little.
 */
export function createPace(o: { readonly wantedMs: number; readonly least: number; readonly most: number }) {
  let amount = o.least;
  return {
    amount: (): number => amount,
    /** Tells how long so much of it took. */
    took: (done: number, ms: number): void => {
      const fitting = ms > 0 ? (done * o.wantedMs) / ms : Number.POSITIVE_INFINITY;
      amount = Math.round(Math.max(o.least, Math.min(fitting, 2 * amount, o.most)));
    },
  };
}
