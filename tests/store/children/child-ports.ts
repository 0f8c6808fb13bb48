import { holdsNoStore, dataFolder } from '#main/platform/db/data-folder.ts';
import type { StorePorts } from '#main/platform/db/open-store.ts';
import { keyFile } from '#main/platform/keychain/key-file.ts';
import { scryptStretch } from '#main/platform/stretch-code.ts';
import { systemClock } from '#main/platform/system/system-clock.ts';
import { systemDisk } from '#main/platform/system/system-disk.ts';
import { systemIds } from '#main/platform/system/system-ids.ts';
import { systemRandom } from '#main/platform/system/system-random.ts';
import { ownThreads } from '#tests/support/own-threads.ts';

/** The real parts of a process without a window: the key lies in a file. */
export const childPorts = (dataDir: string, migrationsDir: string, key: string): StorePorts => ({
  clock: systemClock,
  ids: systemIds,
  random: systemRandom,
  disk: { ...systemDisk, reserveBytes: 256 * 1024 },
  log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  vault: keyFile({ file: key, mayCreate: holdsNoStore(dataFolder(dataDir)) }),
  stretchCode: scryptStretch({ costAtMost: 4 }),
  workers: ownThreads(),
  appVersion: '0.1.0',
  timeZone: 'Europe/Zurich',
  dataDir,
  migrationsDir,
  processName: `Child process ${process.pid}`,
});
