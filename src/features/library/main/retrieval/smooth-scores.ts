/** How many of its nearest neighbours a passage listens to, and how much. */
const neighbours = 5;
const share = 0.4;

/**
 * Score regularisation (Diaz 2005, "Regularizing ad hoc retrieval scores"; after the cluster hypothesis of Van
 * Rijsbergen): passages that are alike are relevant to the same questions. So each score is drawn towards the mean of its
 * nearest neighbours in the pool, weighed by how alike they are. `similar` is a matrix of the pool's size, row after row.
 */
export function smoothScores(scores: Float64Array, similar: Float32Array): Float64Array {
  const size = scores.length;
  const nearest = new Uint32Array(neighbours);
  return scores.map((score, at) => {
    const row = similar.subarray(at * size, (at + 1) * size);
    let found = 0;
    row.forEach((alike, other) => {
      if (alike <= 0 || (found === neighbours && alike <= (row[nearest[found - 1] ?? 0] ?? 0))) return;
      let place = found < neighbours ? found : found - 1;
      for (; place > 0 && (row[nearest[place - 1] ?? 0] ?? 0) < alike; place -= 1) {
        nearest[place] = nearest[place - 1] ?? 0;
      }
      nearest[place] = other;
      found = Math.min(found + 1, neighbours);
    });
    let sum = 0;
    let weights = 0;
    for (const other of nearest.subarray(0, found)) {
      const alike = row[other] ?? 0;
      sum += alike * (scores[other] ?? 0);
      weights += alike;
    }
    return (1 - share) * score + (weights === 0 ? 0 : (share * sum) / weights);
  });
}
