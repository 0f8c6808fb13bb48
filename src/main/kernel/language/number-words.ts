/** Each at its value, from zero. */
export const englishNumbers: readonly string[] =
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
  eighteen nineteen`.split(/\s+/);
const englishTens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
/** From two: "ein" is an article as well. */
export const germanNumbers: readonly string[] =
  `zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn
  neunzehn`.split(/\s+/);
const germanTens = 'zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig'.split(' ');

type NumberWord = readonly [word: string, value: number];
const tens = (words: readonly string[]): NumberWord[] =>
  words.map((word, index): NumberWord => [word, (index + 2) * 10]);

/** English words for whole numbers, without those that are put together. */
export const englishNumberWords: readonly NumberWord[] = [
  ...englishNumbers.map((word, value): NumberWord => [word, value]),
  ...tens(englishTens),
];

/** What a word alone counts: "seven", "forty", "zwölf". */
export const numberWords: ReadonlyMap<string, number> = new Map([
  ...englishNumberWords,
  ['dozen', 12],
  ...germanNumbers.map((word, index): NumberWord => [word, index + 2]),
  ...tens(germanTens),
]);
