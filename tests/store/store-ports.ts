import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { LogFields } from '#main/platform/ports.ts';
import { openStore, type OpenHow, type StorePorts } from '#main/platform/db/open-store.ts';
import type { Opened } from '#main/platform/db/opening.ts';
import { scryptStretch } from '#main/platform/stretch-code.ts';
import { createIds } from '#main/platform/system/system-ids.ts';
import { systemRandom } from '#main/platform/system/system-random.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { notesMigrations } from './notes-store.ts';
import { roomyDisk } from '#tests/support/roomy-disk.ts';
import { memoryVault, type MemoryVault } from '#tests/support/memory-vault.ts';
import { ownThreads } from '#tests/support/own-threads.ts';
import { storeFolder, temporaryFolder } from '#tests/support/temporary-folder.ts';

/** One for all tests of a file: its threads stay warm. */
const threads = ownThreads();

export type LogLine = { readonly event: string; readonly fields: LogFields | undefined };
export type TestStorePorts = StorePorts & {
  readonly vault: MemoryVault;
  readonly lines: LogLine[];
  /** Advances both clocks; timers run as they are passed. */
  readonly pass: (ms: number) => void;
};

/** The real parts with a clock that stands still and a keychain in memory. */
export function storePorts(
  overrides: Partial<StorePorts> & { readonly vault?: MemoryVault } = {},
): TestStorePorts {
  const lines: LogLine[] = [];
  const clock = createFakeClock();
  return {
    clock,
    ids: createIds(clock),
    random: systemRandom,
    disk: roomyDisk,
    log: {
      info: (event, fields) => void lines.push({ event, fields }),
      warn: (event, fields) => void lines.push({ event, fields }),
      error: (event, _error, fields) => void lines.push({ event, fields }),
    },
    vault: memoryVault(),
    stretchCode: scryptStretch({ costAtMost: 4 }),
    workers: threads,
    appVersion: '0.1.0',
    timeZone: 'Europe/Zurich',
    dataDir: overrides.dataDir ?? join(storeFolder(), 'data'),
    migrationsDir: notesMigrations(temporaryFolder()),
    processName: 'Drillroom 0.1.0 on PC-17 by petra',
    ...overrides,
    lines,
    pass: (ms) => clock.advance(ms),
  };
}

type Open = Extract<Opened, { state: 'ok' }>;

/** Opens a store that must open, and closes it when the test ends. */
export async function opened(ports: StorePorts, how?: OpenHow): Promise<Open> {
  const answer = await openStore(ports, how);
  if (answer.state !== 'ok') throw new Error(`The store answered ${answer.state}: ${answer.reason}`);
  onTestFinished(() => answer.store.close());
  return answer;
}

/** Opens a store that must refuse. */
export async function refused(ports: StorePorts, how?: OpenHow): Promise<Exclude<Opened, Open>> {
  const answer = await openStore(ports, how);
  if (answer.state === 'ok') {
    await answer.store.close();
    throw new Error('The store opened.');
  }
  return answer;
}
