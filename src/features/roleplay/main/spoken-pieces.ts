const words = /\S+\s*/g;

/** A line in the pieces in which it is spoken: a few words each, so that a window can show it as it is written. */
export function spokenPieces(text: string): string[] {
  const all = text.match(words) ?? [];
  const size = 4;
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    all.slice(at * size, (at + 1) * size).join(''),
  );
}
