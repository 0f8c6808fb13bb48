import { keyFile } from '#main/platform/keychain/key-file.ts';
import { osKeychain } from '#main/platform/keychain/os-keychain.ts';
import type { AskElsewhere } from '#main/platform/keychain/proof.ts';
import { bcryptHasher } from '#main/platform/password/bcrypt-hasher.ts';
import { machinePolicy } from '#main/platform/policy/machine-policy.ts';
import { namedFile } from '#main/platform/policy/named-file.ts';
import type { Log, Ports } from '#main/platform/ports.ts';
import { scryptStretch } from '#main/platform/stretch-code.ts';
import { localPlace, processNameOf } from '#main/platform/system/local-place.ts';
import { localMachine } from '#main/platform/system/local-machine.ts';
import { systemClock } from '#main/platform/system/system-clock.ts';
import { systemDisk } from '#main/platform/system/system-disk.ts';
import { systemIds } from '#main/platform/system/system-ids.ts';
import { systemRandom } from '#main/platform/system/system-random.ts';
import { createWorkerPool } from '#main/platform/workers/worker-pool.ts';
import { localTimeZone } from '#main/platform/system/local-time-zone.ts';
import type { ProgramFiles } from './program-files.ts';

/**
 * What the core gets on a desktop PC. `keyFilePath` puts a file in the place of the keychain where a developer's
 * machine has none, `policyFile` a file in the place of the machine's policy; a packaged build names neither.
 */
export function desktopPorts(o: {
  log: Log;
  files: ProgramFiles;
  dataDir: string;
  logDir: string;
  appVersion: string;
  keyFilePath: string | null;
  policyFile: string | null;
  /** Asks the keychain in a process of its own. */
  askElsewhere: AskElsewhere;
  chosenFolder: Ports['chosenFolder'];
}): Ports {
  const { dataDir, files } = o;
  const place = localPlace('Drillroom');
  return {
    clock: systemClock,
    ids: systemIds,
    random: systemRandom,
    disk: systemDisk,
    log: o.log,
    vault:
      o.keyFilePath === null
        ? osKeychain({ elsewhere: { ask: o.askElsewhere, random: systemRandom } })
        : keyFile({ file: o.keyFilePath, mayCreate: true }),
    policy: o.policyFile === null ? machinePolicy(process.platform) : namedFile(o.policyFile),
    passwords: bcryptHasher(),
    stretchCode: scryptStretch(),
    workers: createWorkerPool({ fileOf: files.worker, resourcesDir: files.resources }),
    machine: localMachine(),
    dataDir,
    chosenFolder: o.chosenFolder,
    logDir: o.logDir,
    migrationsDir: files.migrations,
    resourcesDir: files.resources,
    appVersion: o.appVersion,
    timeZone: localTimeZone(),
    place,
    processName: processNameOf(place),
  };
}
