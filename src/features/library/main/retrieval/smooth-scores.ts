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
  return scores.map((score, at) => {
    const nearest: number[] = [];
    for (let other = 0; other < size; other += 1) {
      const alike = similar[at * size + other] ?? 0;
      if (alike <= 0) continue;
      let place = nearest.length;
      while (place > 0 && (similar[at * size + (nearest[place - 1] ?? 0)] ?? 0) < alike) place -= 1;
      if (place >= neighbours) continue;
      nearest.splice(place, 0, other);
      if (nearest.length > neighbours) nearest.pop();
    }
    let sum = 0;
    let weights = 0;
    for (const other of nearest) {
      const alike = similar[at * size + other] ?? 0;
      sum += alike * (scores[other] ?? 0);
      weights += alike;
    }
    return (1 - share) * score + (weights === 0 ? 0 : (share * sum) / weights);
  });
}
