/**
 * Words that mean something else together than apart, each with the concept that they stand for: "no charge" is "free",
 * "take it off" is "remove". Up to two words may stand between theirs ("lower your own voice").
 */
const idioms: readonly (readonly [words: string, concept: string])[] = [
  ['free of charge', 'free'],
  ['free of cost', 'free'],
  ['no charge', 'free'],
  ['no cost', 'free'],
  ['no extra cost', 'free'],
  ['no extra charge', 'free'],
  ['without charge', 'free'],
  ['nothing to pay', 'free'],
  ['cost nothing', 'free'],
  ['costs nothing', 'free'],
  ['take off', 'remov'],
  ['takes off', 'remov'],
  ['taken off', 'remov'],
  ['comes off', 'remov'],
  ['come off', 'remov'],
  ['put on', 'attach'],
  ['comes with', 'includ'],
  ['come with', 'includ'],
  ['lower voice', 'quiet'],
  ['raise voice', 'loud'],
  ['keep voice down', 'quiet'],
  ['straight away', 'quick'],
  ['right away', 'quick'],
  ['at once', 'quick'],
  ['as soon as possible', 'quick'],
  ['find out', 'ask'],
  ['talk about', 'discuss'],
  ['ring back', 'phone'],
  ['call back', 'phone'],
  ['get in touch', 'contact'],
  ['write down', 'record'],
  ['note down', 'record'],
  ['make a note', 'record'],
  ['give up', 'stop'],
  ['look at', 'check'],
  ['by hand', 'hand'],
];

export type Idiom = { readonly words: readonly string[]; readonly concept: string };

const none: readonly Idiom[] = [];
const byFirstWord: ReadonlyMap<string, readonly Idiom[]> = Map.groupBy(
  idioms
    .map(([words, concept]) => ({ words: words.split(' '), concept }))
    .toSorted((a, b) => b.words.length - a.words.length),
  ({ words }) => words[0] ?? '',
);

/** The idioms that may begin with a word, longest first. */
export const idiomsFrom = (lower: string): readonly Idiom[] => byFirstWord.get(lower) ?? none;
