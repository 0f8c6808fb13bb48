/** What a series of faults came to. */
export type Tally = {
  readonly fault: string;
  readonly cycles: number;
  /** What was not as it must be, each with where it was met. Empty: nothing was lost, and nothing was silently wrong. */
  readonly broken: readonly { readonly at: string; readonly what: string }[];
};

/** Counts while a series runs. */
export function tallyOf(fault: string) {
  const broken: { at: string; what: string }[] = [];
  let cycles = 0;
  return {
    add: (at: string, problems: readonly string[]): void => {
      cycles += 1;
      for (const what of problems) broken.push({ at, what });
    },
    /** A whole series of another kind within this one. */
    count: (more: number, found: Tally['broken']): void => {
      cycles += more;
      broken.push(...found);
    },
    get result(): Tally {
      return { fault, cycles, broken };
    },
  };
}
