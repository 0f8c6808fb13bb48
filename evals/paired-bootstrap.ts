/** What a change did to a measure of each query, and how far that can be trusted. */
export type Comparison = {
  /** The mean over the queries. */
  readonly difference: number;
  /** Between these lie 95 % of the resamples. */
  readonly low: number;
  readonly high: number;
  /** The share of the resamples with a mean above zero. */
  readonly better: number;
  readonly wins: number;
  readonly losses: number;
  readonly ties: number;
};

/** Smaller differences come from the order in which numbers are added. */
const nothing = 1e-9;

function measuresIn(lines: string): Map<string, number> {
  const measures = new Map<string, number>();
  for (const line of lines.split('\n')) {
    if (line.trim() === '') continue;
    const [query = '', measure = ''] = line.split('\t');
    const value = Number(measure);
    if (measure.trim() === '' || Number.isNaN(value)) throw new Error(`This line says no measure: ${line}`);
    if (measures.has(query)) throw new Error(`This query stands there twice: ${query}`);
    measures.set(query, value);
  }
  return measures;
}

/** After less before, query by query, of lines with a query and its measure. Throws where they are of other queries. */
export function differencesOf(before: string, after: string): number[] {
  const [first, second] = [measuresIn(before), measuresIn(after)];
  if (first.size === 0 || first.size !== second.size)
    throw new Error(`These are ${first.size} and ${second.size} queries: they have to be the same ones.`);
  return Array.from(first, ([query, measure]) => {
    const other = second.get(query);
    if (other === undefined) throw new Error(`The second file lacks the query ${query}.`);
    return other - measure;
  });
}

/** `differences` against as many drawn from them with replacement, again and again (Efron's bootstrap, percentiles). */
export function pairedBootstrap(
  differences: readonly number[],
  { resamples, random }: { readonly resamples: number; readonly random: () => number },
): Comparison {
  const count = differences.length;
  const meanOf = (draw: (at: number) => number): number => {
    let sum = 0;
    for (let at = 0; at < count; at += 1) sum += differences[draw(at)] ?? 0;
    return sum / count;
  };
  const means = Float64Array.from({ length: resamples }, () => meanOf(() => Math.floor(random() * count)));
  means.sort();
  const at = (share: number): number => means[Math.min(resamples - 1, Math.floor(share * resamples))] ?? 0;
  const wins = differences.filter((difference) => difference > nothing).length;
  const losses = differences.filter((difference) => difference < -nothing).length;
  return {
    difference: meanOf((one) => one),
    low: at(0.025),
    high: at(0.975),
    better: means.filter((mean) => mean > nothing).length / resamples,
    wins,
    losses,
    ties: count - wins - losses,
  };
}
