import { join } from 'node:path';
import { expect, test } from 'vitest';
import { storeFolder } from '#tests/support/temporary-folder.ts';
import { startChild } from './child-process.ts';
import { childPorts } from './children/child-ports.ts';
import { codesThatOpen } from './codes-that-open.ts';
import { decayFreePage, leaveFreePages } from './decay.ts';
import { addNote, allNotes, giveOutCode, notesMigrations } from './notes-store.ts';
import { opened, storePorts } from './store-ports.ts';

/** What must hold after a process died anywhere on the way: nothing is lost, and one code and the keychain open it. */
async function expectWhole(
  args: readonly [string, string, string],
  codes: readonly string[],
): Promise<string> {
  const inKeychain = await opened(childPorts(...args));
  expect(allNotes(inKeychain.store)).toEqual([1, 2]);
  await inKeychain.store.close();
  const ports = storePorts({ dataDir: args[0], migrationsDir: args[1] });
  const opening = await codesThatOpen(ports, codes);
  expect(opening).toHaveLength(1);
  return opening[0] ?? '';
}

async function storeOfChild() {
  const folder = storeFolder();
  const args = [join(folder, 'data'), notesMigrations(folder), join(folder, 'store.key')] as const;
  const ports = childPorts(...args);
  const { store } = await opened(ports);
  for (const n of [1, 2]) addNote(store, n);
  const code = await giveOutCode(store);
  await store.close();
  await leaveFreePages(ports);
  await decayFreePage(ports);
  return { args, code };
}

/**
 * Has a process give a store new keys, which it may not live to the end of. Answers what it said last, and which code
 * opens the store afterwards: the new one where it was shown.
 */
async function renewKeys(killAt: number, through?: string[]) {
  const { args, code } = await storeOfChild();
  const child = startChild('renew-keys.ts', [...args, String(killAt)], through);
  const said: string[] = [];
  for (let line = await child.line(); line !== null; line = await child.line()) said.push(line);
  await child.ended();
  const [next = null, shown] = said;
  const opens = await expectWhole(args, next === null ? [code] : [code, next]);
  expect(opens).toBe(shown === 'shown' ? next : opens);
  return { last: said.at(-1), opens: opens === code ? 'old' : 'new' } as const;
}

// Each step starts a process and stretches several codes, so these are samples: `tests/faults` steps through all calls.
test(
  'new keys survive a kill -9 before a write of a file: one code opens the store, the new one if it was shown',
  { timeout: 240_000 },
  async () => {
    const outcomes: string[] = [];
    for (let step = 1, isOver = false; !isOver; step += 4) {
      const { last, opens } = await renewKeys(step);
      outcomes.push(opens);
      isOver = last === 'closed';
    }
    expect(outcomes.join(' ')).toMatch(/^(old )+(new ){2,}new$/);
  },
);

/** SQLite's own writes: kills at the n-th of a thread, whichever comes to so many first. */
const killAtWrite = (n: number): string[] => {
  const inject = `inject=pwrite64:signal=SIGKILL:when=${n}`;
  return ['strace', '-f', '-qq', '-o', '/dev/null', '-e', 'trace=pwrite64', '-e', inject];
};

test(
  'new keys survive a kill -9 at a write of the database while it gets them',
  { timeout: 240_000 },
  async () => {
    const outcomes: string[] = [];
    for (let n = 1, isOver = false; !isOver; n += 10) {
      const { last, opens } = await renewKeys(0, killAtWrite(n));
      outcomes.push(last === 'shown' ? 'while it gets them' : opens);
      isOver = last === 'closed';
    }
    expect(outcomes.filter((outcome) => outcome === 'while it gets them').length).toBeGreaterThan(1);
  },
);
