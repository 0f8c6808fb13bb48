import type { Log } from '#main/platform/ports.ts';

/** Hears that a page tried what it may not: which one, by the id of its contents, and what it was. */
export type Refused = (contentsId: number | null, what: string) => void;

/**
 * Keeps a record of what pages tried. The log gets the first try of each kind, the tenth, the hundredth and so on, so
 * that a page cannot drown what else it did. The audit trail hears of every try, as soon as it is there.
 */
export function createRefusals(log: Log): {
  readonly refused: Refused;
  readonly tell: (audit: Refused) => void;
} {
  const counts = new Map<string, number>();
  let audit: Refused = () => {};
  return {
    refused: (contentsId, what) => {
      const kind = `${contentsId} ${what}`;
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      audit(contentsId, what);
      if (/^10*$/.test(String(count))) log.warn('window.refused', { what, count });
    },
    tell: (to) => {
      audit = to;
    },
  };
}
