/** Groups of digits with at most blanks, hyphens, dots, brackets or strokes between them, on one line. */
export type DigitChain = {
  readonly groups: readonly { readonly start: number; readonly end: number }[];
  readonly start: number;
  readonly end: number;
  readonly digits: string;
};

const joins = /^(?:[ ./\u200B-]|[)] ?|\)-| ?\(| - |[ \u200B]{2,3})$/u;
/** Longer rows of groups are no number that anybody dictates; each is cut here. */
const mostGroups = 20;

/** All digits of a text, which has those of other scripts as 0 to 9. */
export function* digitChains(text: string): Generator<DigitChain> {
  let groups: { start: number; end: number }[] = [];
  const chain = (): DigitChain => ({
    groups,
    start: groups[0]?.start ?? 0,
    end: groups.at(-1)?.end ?? 0,
    digits: groups.map(({ start, end }) => text.slice(start, end)).join(''),
  });
  for (const { 0: digits, index: start } of text.matchAll(/[0-9]+/gu)) {
    const last = groups.at(-1);
    const gap = last === undefined ? 0 : start - last.end;
    const isNext =
      last !== undefined && gap <= 3 && groups.length < mostGroups && joins.test(text.slice(last.end, start));
    if (last !== undefined && !isNext) {
      yield chain();
      groups = [];
    }
    groups.push({ start, end: start + digits.length });
  }
  if (groups.length > 0) yield chain();
}
