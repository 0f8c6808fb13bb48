import type { Token } from '#main/kernel/language/tokens.ts';

/** Words of which the one is wrong where the other is right. Grammar only: what excludes what in a trade is data. */
const sides: readonly (readonly [string, string])[] = [
  ['before', 'after'],
  ['within', 'after'],
  ['within', 'beyond'],
  ['within', 'past'],
  ['within', 'more than'],
  ['within', 'at least'],
  ['more', 'less'],
  ['more', 'fewer'],
  ['most', 'few'],
  ['always', 'never'],
  ['often', 'seldom'],
  ['longer', 'shorter'],
  ['earlier', 'later'],
  ['sooner', 'later'],
  ['lighter', 'heavier'],
  ['easier', 'harder'],
  ['easy', 'hard'],
  ['better', 'worse'],
  ['bigger', 'smaller'],
  ['thinner', 'thicker'],
  ['cheaper', 'dearer'],
  ['everybody', 'nobody'],
  ['everything', 'nothing'],
  ['included', 'extra'],
  ['free', 'extra'],
  ['same', 'another'],
  ['same', 'different'],
];
const contraries = new Map<string, Set<string>>();
for (const [one, other] of sides)
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const)
    contraries.set(from, (contraries.get(from) ?? new Set<string>()).add(to));

/** The words, and those of two words, that exclude others; "no extra" and "not more" do not count. */
export const contrastsIn = (tokens: readonly Token[]): ReadonlySet<string> =>
  new Set(
    tokens
      .flatMap(({ lower }, at) =>
        /^(?:no|not)$/.test(tokens[at - 1]?.lower ?? '')
          ? []
          : [lower, `${lower} ${tokens[at + 1]?.lower ?? ''}`],
      )
      .filter((word) => contraries.has(word)),
  );

/** Whether what is said has the contrary of one of the words that are wanted, where they are not said themselves. */
export const isContrary = (wanted: ReadonlySet<string>, said: ReadonlySet<string>): boolean =>
  [...wanted].some(
    (word) =>
      !said.has(word) &&
      [...(contraries.get(word) ?? [])].some((other) => said.has(other) && !wanted.has(other)),
  );
