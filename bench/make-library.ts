/** The numbers of Numerical Recipes: from 0 to below 1, the same ones for the same seed. */
export function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const vocabularySize = 30_000;
const topics = 200;
const wordsOfTopic = 300;
const wordsInPassage = 120;
export const passagesInText = 50;
/** What share of its words a passage has from the topic of its document. */
const onTopic = 0.35;

const onsets = 'b br c ch d dr f fl g gr h k l m n p pl pr qu r s sh sl st t tr v w'.split(' ');
const vowels = 'a e i o u ai ea ou'.split(' ');
const codas = ['', '', 'n', 'r', 'l', 's', 't', 'ck', 'nd', 'st'];

function vocabulary(next: () => number): string[] {
  const words = new Set<string>();
  const pick = (from: readonly string[]): string => from[Math.floor(next() * from.length)] ?? '';
  while (words.size < vocabularySize) {
    let word = '';
    for (let syllables = 1 + Math.floor(next() * 3); syllables >= 0; syllables -= 1) {
      word += pick(onsets) + pick(vowels) + (syllables === 0 ? pick(codas) : '');
    }
    words.add(word);
  }
  return [...words];
}

/** Draws places of a list of `size` after Zipf's law: the n-th in proportion to 1 / (n + 2). */
function zipf(size: number, next: () => number): () => number {
  const upTo = new Float64Array(size);
  let sum = 0;
  for (let n = 0; n < size; n += 1) upTo[n] = sum += 1 / (n + 2);
  return () => {
    const wanted = next() * sum;
    let low = 0;
    let high = size - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((upTo[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

export type MadeText = { readonly title: string; readonly text: string };

/**
 * Invented texts in the proportions of real ones: words after Zipf's law, each text about one of 200 topics with words of
 * its own, passages of 120 words. `question` makes what somebody might ask of a topic: 2 to 6 words, some of them common.
 */
export function createLibraryMaker() {
  const next = numbers(7);
  const words = vocabulary(next);
  const anyWord = zipf(vocabularySize, next);
  const topicWord = zipf(wordsOfTopic, next);
  // Topics take their words from the rarer half of the first 20,000.
  const topicOf = Array.from({ length: topics }, () =>
    Array.from({ length: wordsOfTopic }, () => words[500 + Math.floor(next() * 19_500)] ?? ''),
  );
  const word = (topic: number): string =>
    (next() < onTopic ? topicOf[topic]?.[topicWord()] : words[anyWord()]) ?? '';

  const passage = (topic: number): string => {
    let text = '';
    for (let at = 0, left = 0; at < wordsInPassage; at += 1, left -= 1) {
      const begins = left === 0;
      if (begins) left = 8 + Math.floor(next() * 16);
      const one = word(topic);
      text += begins ? `${at === 0 ? '' : '. '}${one.charAt(0).toUpperCase()}${one.slice(1)}` : ` ${one}`;
    }
    return `${text}.`;
  };

  return {
    document: (number: number): MadeText => ({
      title: `Text ${number} on ${word(number % topics)}`,
      text: Array.from({ length: passagesInText }, () => passage(number % topics)).join('\n\n'),
    }),
    question: (): string => {
      const topic = Math.floor(next() * topics);
      return Array.from({ length: 2 + Math.floor(next() * 5) }, () => word(topic)).join(' ');
    },
  };
}
export type LibraryMaker = ReturnType<typeof createLibraryMaker>;
