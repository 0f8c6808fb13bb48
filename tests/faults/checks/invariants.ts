import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { verifyStored } from '#main/kernel/audit/verify-stored.ts';
import { openStore, type StorePorts } from '#main/platform/db/open-store.ts';
import type { Reader, Store } from '#main/platform/db/store.ts';
import { systemClock } from '#main/platform/system/system-clock.ts';
import { childPorts } from '#tests/store/children/child-ports.ts';
import { ownThreads } from '#tests/support/own-threads.ts';
import { projectRoot } from '../../../scripts/project-root.ts';
import { differences, readImage } from '../disk/disk-image.ts';
import { effectsIn, halvesIn } from './effects.ts';
import { plaintextIn } from './plaintext.ts';

/** What a store must hold after a fault. */
export type Expected = {
  readonly acknowledged: ReadonlySet<string>;
  /** All that was asked for by then, so that what is not among it came from nowhere. */
  readonly asked: ReadonlySet<string>;
  /** How many openings it takes until one changes nothing; one unless said. */
  readonly openingsToSettle?: number;
};

/** In a folder of its own, as a keychain is: nothing that is done for the key makes a name of the store durable. */
export const keyFileOf = (folder: string): string => join(folder, 'keychain', 'key');

const workers = ownThreads();

/** The parts with which a store is opened that lies in `data`. */
export const portsOf = (folder: string): StorePorts => ({
  ...childPorts(join(folder, 'data'), join(projectRoot, 'migrations'), keyFileOf(folder)),
  workers,
});

async function withinStore(store: Store, { acknowledged, asked }: Expected): Promise<string[]> {
  const { read } = store;
  const effects = effectsIn(read);
  const missing = [...acknowledged].filter((effect) => !effects.has(effect));
  const strange = [...effects].filter((effect) => !asked.has(effect));
  const [integrity] = read.all<{ integrity_check: string }>(sql`PRAGMA integrity_check(1)`);
  const orphans = read.all(sql`PRAGMA foreign_key_check`);
  const heads = await store.outsideHeads();
  const { finding } = await verifyStored(read, store.keys.audit, heads, systemClock);
  return [
    ...missing.map((effect) => `lost: ${effect}`),
    ...strange.map((effect) => `from nowhere: ${effect}`),
    ...halvesIn(read).map((half) => `by halves: ${half}`),
    ...(integrity?.integrity_check === 'ok' ? [] : [`damaged: ${integrity?.integrity_check}`]),
    ...(orphans.length === 0 ? [] : ['rows that refer to nothing']),
    ...(finding === null ? [] : [`audit chain: ${finding.kind} at ${finding.seq}`]),
  ];
}

/** Opens a store, looks at it, and closes it. Answers what is wrong with it. */
async function openAndLook(folder: string, look: (store: Store) => Promise<string[]>): Promise<string[]> {
  const opened = await openStore(portsOf(folder));
  if (opened.state !== 'ok') return [`closed: ${opened.state} (${opened.reason})`];
  try {
    return await look(opened.store);
  } catch (error) {
    return [`unreadable: ${String(error)}`];
  } finally {
    await opened.store.close();
  }
}

/**
 * What must be true of a store after any fault, in one place for all of them: it opens; each acknowledged commit is
 * there; what was not acknowledged is whole or absent; integrity check, foreign keys and audit chain are right; a second
 * opening finds nothing to mend; no file holds what was written in the clear. `also` looks further at the open store.
 * @returns what is not true, in words
 */
export async function brokenInvariants(
  folder: string,
  expected: Expected,
  also: (read: Reader) => string | null = () => null,
): Promise<string[]> {
  const inTheClear = plaintextIn(readImage(folder)).map((path) => `in the clear: ${path}`);
  const found = await openAndLook(folder, async (store) => {
    const further = also(store.read);
    return [...(await withinStore(store, expected)), ...(further === null ? [] : [further])];
  });
  const again: string[] = [];
  for (let opening = 1; opening < (expected.openingsToSettle ?? 1); opening += 1)
    again.push(...(await openAndLook(folder, async () => [])));
  const settled = readImage(folder);
  again.push(...(await openAndLook(folder, async () => [])));
  const mended = differences(settled, readImage(folder));
  const left = [...settled.keys()].filter((path) => path.endsWith('.partial'));
  return [
    ...inTheClear,
    ...found,
    ...left.map((path) => `left behind: ${path}`),
    ...again.map((problem) => `at a later opening: ${problem}`),
    ...mended.map((path) => `a later opening changed ${path}`),
  ];
}
