import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dataFolder } from '#main/platform/db/data-folder.ts';
import { storeFolder } from '#tests/support/temporary-folder.ts';
import { startChild } from './child-process.ts';
import { childPorts } from './children/child-ports.ts';
import { addNote, allNotes, notesMigrations } from './notes-store.ts';
import { opened } from './store-ports.ts';

/** A closed store of four notes, of which its backup holds two. */
async function storeWithBackup() {
  const folder = storeFolder();
  const args = [join(folder, 'data'), notesMigrations(folder), join(folder, 'store.key')] as const;
  const { store } = await opened(childPorts(...args));
  for (const n of [1, 2]) addNote(store, n);
  const { name } = await store.backups.make('by_hand');
  for (const n of [3, 4]) addNote(store, n);
  await store.close();
  return { folder, name };
}

/** The n-th call of its kind fails; with one thread for files, calls come in the same order each time. */
const failing = (call: string, when: string, said: string): string[] => {
  const strace = ['strace', '-f', '--seccomp-bpf', '-qq', '-o', said, '-e', `trace=${call}`];
  return ['env', 'UV_THREADPOOL_SIZE=1', ...strace, '-e', `inject=${call}:error=EIO:when=${when}`];
};

async function restoreWith(
  { folder, name }: { readonly folder: string; readonly name: string },
  call: string,
  when: string,
) {
  const root = storeFolder();
  cpSync(folder, root, { recursive: true });
  const args = [join(root, 'data'), join(root, 'migrations-0'), join(root, 'store.key')] as const;
  const said = join(root, 'strace.log');
  const child = startChild('restore-backup.ts', [...args, name], failing(call, when, said));
  const [answer, opening] = [await child.line(), await child.line()];
  await child.ended();
  const { store } = await opened(childPorts(...args));
  const notes = allNotes(store);
  await store.close();
  const { setAside, swap, incoming } = dataFolder(args[0]);
  const aside = existsSync(setAside) ? readdirSync(setAside) : [];
  const isLeft = existsSync(swap) || existsSync(incoming);
  const isOver = !readFileSync(said, 'utf8').includes('INJECTED');
  return { answer, opening, notes, aside: aside.length, isLeft, isOver };
}

test.each([
  ['rename', 'once', 2],
  ['rename', 'for ever', 3],
  ['fsync', 'once', 5],
] as const)(
  'a restore in which a %s fails, %s, is done where it says so, and else what was there is there',
  { timeout: 240_000 },
  async (call, how, stride) => {
    const source = await storeWithBackup();
    const answers: (string | null)[] = [];
    for (let n = 1, isOver = false; !isOver; n += stride) {
      const found = await restoreWith(source, call, how === 'once' ? `${n}` : `${n}+`);
      const isRestored = found.answer === 'restored';
      expect({ n, ...found }).toMatchObject({
        notes: isRestored ? [1, 2] : [1, 2, 3, 4],
        aside: isRestored ? 1 : 0,
        isLeft: false,
      });
      answers.push(`${found.answer} ${found.opening}`);
      isOver = found.isOver;
    }
    // Some came before the decision, and some after it: then the opening that follows carries it through, unless it fails too.
    expect(answers[0]).not.toMatch(/^restored/);
    expect(answers.slice(0, -1)).toContain(how === 'once' ? 'restored ok' : 'restored corrupt');
    expect(answers.at(-1)).toBe('restored ok');
  },
);
