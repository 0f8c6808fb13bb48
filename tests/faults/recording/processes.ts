import type { TracedCall } from './strace-log.ts';

const births = new Set(['clone', 'clone3', 'fork', 'vfork']);

type Parent = { readonly thread: number; readonly sharesFiles: boolean };

/** Which thread started which. Needs the whole log: a child may act before the call that made it has ended. */
function parentsIn(calls: readonly TracedCall[]): ReadonlyMap<number, Parent> {
  const parents = new Map<number, Parent>();
  for (const { name, args, result, thread } of calls) {
    if (!births.has(name) || result === null || result <= 0) continue;
    parents.set(result, { thread, sharesFiles: args.join(' ').includes('CLONE_FILES') });
  }
  return parents;
}

/** The open files of a process, by number. Its threads share them. */
type Descriptors<File> = Map<number, File>;

/** Finds the open files of whichever thread made a call, in a log that is read from its start. */
export function descriptorsByThread<File>(calls: readonly TracedCall[]) {
  const parents = parentsIn(calls);
  const first: Descriptors<File> = new Map();
  const tables = new Map<number, Descriptors<File>>();
  const of = (thread: number): Descriptors<File> => {
    const known = tables.get(thread);
    if (known !== undefined) return known;
    const parent = parents.get(thread);
    const inherited = parent === undefined ? first : of(parent.thread);
    const table = parent === undefined || parent.sharesFiles ? inherited : new Map(inherited);
    tables.set(thread, table);
    return table;
  };
  return {
    of,
    /** Whether it is the recorded program itself that made the call, not one that it started. */
    isProgram: (thread: number): boolean => of(thread) === first,
  };
}
