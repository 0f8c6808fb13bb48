/** One call of the system as strace saw it end. */
export type TracedCall = {
  readonly thread: number;
  readonly name: string;
  /** As strace writes them: numbers and flags as text, the bytes of a string decoded. */
  readonly args: readonly (string | Buffer)[];
  /** What it returned; -1 where it failed, `null` where the process died in it. */
  readonly result: number | null;
};

const wholeLine = /^(\d+) +(\w+)\((.*)\) += (-?\d+|\?)/s;
const unfinishedLine = /^(\d+) +(.*) <unfinished \.\.\.>$/s;
const resumedLine = /^(\d+) +<\.\.\. \w+ resumed>(.*)$/s;
/** A string that was cut has dots after it: what it held is lost. */
const cutString = /"\.\.\./;

const bytesOf = (quoted: string): Buffer => Buffer.from(quoted.replaceAll(/["\\x]/g, ''), 'hex');

/** Splits at the commas between arguments, not at those within `[{…}, {…}]`. With `-xx` no string holds a comma. */
function argsOf(text: string): (string | Buffer)[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (const { 0: mark, index } of text.matchAll(/[[\]{},]/g)) {
    if ('[{'.includes(mark)) depth += 1;
    if (']}'.includes(mark)) depth -= 1;
    if (mark !== ',' || depth > 0) continue;
    parts.push(text.slice(from, index));
    from = index + 1;
  }
  return [...parts, text.slice(from)]
    .map((part) => part.trim())
    .map((part) => {
      if (part.startsWith('"')) return bytesOf(part);
      // Of `writev`: the pieces, one after the other.
      if (part.startsWith('[{')) return Buffer.concat((part.match(/"[^"]*"/g) ?? []).map(bytesOf));
      return part;
    });
}

function callOf(line: string): TracedCall | null {
  const [, thread, name = '', args = '', result] = wholeLine.exec(line) ?? [];
  if (thread === undefined) return null;
  if (cutString.test(args)) throw new Error(`strace cut what ${name} was given: its -s is too small.`);
  return {
    thread: Number(thread),
    name,
    args: argsOf(args),
    result: result === '?' ? null : Number(result),
  };
}

/**
 * The calls of `strace -f -xx -o`, in the order in which they ended. Calls of two threads that overlap in time could have
 * ended in the other order; they are on different files.
 */
export function* readStraceLog(log: string): Generator<TracedCall> {
  const begun = new Map<string, string>();
  for (const line of log.split('\n')) {
    const [, waiting, start] = unfinishedLine.exec(line) ?? [];
    if (waiting !== undefined && start !== undefined) {
      begun.set(waiting, start);
      continue;
    }
    const [, thread = '', rest = ''] = resumedLine.exec(line) ?? [];
    const call = callOf(thread === '' ? line : `${thread} ${begun.get(thread) ?? ''}${rest}`);
    begun.delete(thread);
    if (call !== null) yield call;
  }
}
