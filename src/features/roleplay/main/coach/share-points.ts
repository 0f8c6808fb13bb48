/** Shares `total` out by weight in tenths of a point, so that the parts add up exactly (largest remainder). */
export function sharePoints(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  if (sum <= 0) return weights.map(() => 0);
  const tenths = Math.round(total * 10);
  const exact = weights.map((weight) => (weight / sum) * tenths);
  const shares = exact.map(Math.floor);
  const left = tenths - shares.reduce((all, share) => all + share, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .toSorted((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, left)) shares[index] = (shares[index] ?? 0) + 1;
  return shares.map((share) => share / 10);
}
