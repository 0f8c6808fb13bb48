import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Ids, times, codes and names of operations are what a log is made of. */
const codes = [
  /^[0-9a-f]{8}-[0-9a-f]{4}-/u,
  /^\d{4}-\d\d-\d\d(T|$)/u,
  /^[\w.]+$/u,
  // A backup is called after its time and its reason.
  /^\d{8}T\d{9}Z-[a-z_]+$/u,
];
const isCode = (text: string): boolean => codes.some((code) => code.test(text));

/** Shorter than this, words would be found by chance. */
const shortest = 8;
const longest = 60;
const strideOfLong = 400;

/** Pieces by which a text is found wherever a part of it comes out. */
const piecesOf = (text: string): string[] =>
  text.length <= longest
    ? [text]
    : Array.from({ length: Math.ceil((text.length - longest) / strideOfLong) + 1 }, (_, index) =>
        text.slice(index * strideOfLong, index * strideOfLong + longest),
      );

/** Every text in a value: of objects and lists, and the bytes of files read as text. */
function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (value instanceof Uint8Array) yield new TextDecoder('utf8').decode(value.subarray(0, 100_000));
  else if (typeof value === 'object' && value !== null) {
    for (const each of Object.values(value)) yield* textsIn(each);
  }
}

/** The words and secrets in what went in or came out: sentences, names, addresses, passwords, codes to type. */
export const wordsIn = (value: unknown): string[] =>
  [...textsIn(value)]
    .filter((text) => text.length >= shortest && !isCode(text))
    .flatMap(piecesOf)
    .filter((piece) => piece.trim().length >= shortest);

/** Which of some words stand in these lines of a log, as they are or as JSON has them. */
export function toldIn(lines: readonly string[], words: Iterable<string>): string[] {
  const values = lines.flatMap((line) => [...textsIn(JSON.parse(line))]);
  const all = [...lines, ...values].join('\n').toLowerCase();
  return [...new Set(words)].filter((word) => all.includes(word.toLowerCase()));
}

/** Every line of every file in a folder of logs. */
export const linesOf = (folder: string): string[] =>
  readdirSync(folder).flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .filter((line) => line !== ''),
  );
