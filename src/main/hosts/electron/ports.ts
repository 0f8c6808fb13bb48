import { hostname, userInfo } from 'node:os';
import { createKeyFileVault } from '#main/platform/keychain/key-file.ts';
import { createOsKeychain } from '#main/platform/keychain/os-keychain.ts';
import { createBcryptHasher } from '#main/platform/password/bcrypt-hasher.ts';
import type { Clock, Ids, Log, Ports } from '#main/platform/ports.ts';
import { systemRandom } from '#main/platform/system/random.ts';
import { createWorkerPool } from '#main/platform/workers/worker-pool.ts';
import type { ProgramFiles } from './program-files.ts';

/**
 * What the core gets on a desktop PC. `keyFile` replaces the keychain where a developer's machine has none; a packaged
 * build never names one.
 */
export function createPorts(o: {
  clock: Clock;
  ids: Ids;
  log: Log;
  files: ProgramFiles;
  dataDir: string;
  appVersion: string;
  keyFile: string | null;
}): Ports {
  return {
    clock: o.clock,
    ids: o.ids,
    random: systemRandom,
    log: o.log,
    vault: o.keyFile === null ? createOsKeychain() : createKeyFileVault(o.keyFile),
    passwords: createBcryptHasher(),
    workers: createWorkerPool({ fileOf: o.files.worker }),
    dataDir: o.dataDir,
    migrationsDir: o.files.migrations,
    resourcesDir: o.files.resources,
    appVersion: o.appVersion,
    processName: `Drillroom on ${hostname()}, user ${userName()}`,
  };
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown'; // the OS user of a process need not have a name
  }
}
