/** What is asked: the quoted words of a client and what follows them, else the last sentence. Before it the coach greets. */
const questionIn = (line: string): string =>
  line.includes('“') ? line.slice(line.indexOf('“')) : (line.split(/(?<=[.?!])\s+/u).at(-1) ?? line);

/** Words that many questions hold and that say nothing about what they ask. */
const empty = new Set(['does', 'your', 'what', 'when', 'that', 'with', 'this', 'after', 'before', 'should']);

const stemsOf = (text: string): ReadonlySet<string> => {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? [];
  return new Set(
    words.filter((word) => !empty.has(word)).map((word) => word.replace(/(?:ing|ed|es|s)$/u, '')),
  );
};

/**
 * The note that shares most with what the coach asked, where a word counts the less the more notes hold it.
 * `notes` must not be empty.
 */
export function remember(notes: readonly string[], line: string): string {
  const asked = stemsOf(questionIn(line));
  const known = notes.map((note) => ({ note, stems: stemsOf(note) }));
  const weight = (stem: string): number => 1 / known.filter(({ stems }) => stems.has(stem)).length;
  const shared = ({ stems }: (typeof known)[number]): number =>
    [...stems].filter((stem) => asked.has(stem)).reduce((sum, stem) => sum + weight(stem), 0);
  const [best] = known.toSorted((one, other) => shared(other) - shared(one));
  if (best === undefined) throw new Error('Nothing is remembered.');
  return best.note;
}
