import { join, resolve } from 'node:path';
import packageJson from '../../../../package.json' with { type: 'json' };
import { keyFile } from '#main/platform/keychain/key-file.ts';
import { osKeychain } from '#main/platform/keychain/os-keychain.ts';
import { createFileLog } from '#main/platform/log/file-log.ts';
import { logLine } from '#main/platform/log/log-line.ts';
import { bcryptHasher } from '#main/platform/password/bcrypt-hasher.ts';
import { machinePolicy } from '#main/platform/policy/machine-policy.ts';
import { namedFile } from '#main/platform/policy/named-file.ts';
import type { Clock, Log, Ports } from '#main/platform/ports.ts';
import { scryptStretch } from '#main/platform/stretch-code.ts';
import { localPlace, processNameOf } from '#main/platform/system/local-place.ts';
import { localTimeZone } from '#main/platform/system/local-time-zone.ts';
import { localMachine } from '#main/platform/system/local-machine.ts';
import { systemClock } from '#main/platform/system/system-clock.ts';
import { systemDisk } from '#main/platform/system/system-disk.ts';
import { systemIds } from '#main/platform/system/system-ids.ts';
import { systemRandom } from '#main/platform/system/system-random.ts';
import { ownFile } from './own-file.ts';
import { createWorkerPool } from '#main/platform/workers/worker-pool.ts';
import { askOtherProcess } from './ask-other-process.ts';

const root = resolve(import.meta.dirname, '../../../..');

/** The machine as a process without a window sees it. Everything but the protocol goes to stderr. */
export function headlessPorts(o: {
  dataDir: string;
  keyFile: string | undefined;
  /** Whether a key file is made for a store that is made. */
  mayCreateKey: boolean;
  startAt: Date | undefined;
  /** Where the log is written too, beside stderr: a folder that is there. */
  logDir?: string | undefined;
  /** In the place of the machine's own policy. */
  policyFile?: string | undefined;
}): Ports {
  const clock = o.startAt === undefined ? systemClock : startingAt(o.startAt, systemClock);
  const dataDir = resolve(o.dataDir);
  const resourcesDir = join(root, 'resources');
  const place = localPlace('Drillroom command line');
  const vault =
    o.keyFile === undefined
      ? osKeychain({ elsewhere: { ask: askOtherProcess, random: systemRandom } })
      : keyFile({ file: o.keyFile, mayCreate: o.mayCreateKey });
  if (o.keyFile !== undefined)
    process.stderr.write('The store key is taken from the key file, not from the keychain.\n');
  return {
    clock,
    ids: systemIds,
    random: systemRandom,
    disk: systemDisk,
    log: o.logDir === undefined ? stderrLog(clock) : bothLogs(stderrLog(clock), folderLog(o.logDir, clock)),
    vault,
    policy: o.policyFile === undefined ? machinePolicy(process.platform) : namedFile(o.policyFile),
    passwords: bcryptHasher(),
    stretchCode: scryptStretch(),
    workers: createWorkerPool({
      clock,
      resourcesDir,
      fileOf: (name) => ownFile(`../../workers/${name}`),
    }),
    machine: localMachine(),
    dataDir,
    // Whoever types a command line may name any folder.
    chosenFolder: (token) => resolve(token),
    logDir: o.logDir === undefined ? null : resolve(o.logDir),
    migrationsDir: join(root, 'migrations'),
    resourcesDir,
    appVersion: packageJson.version,
    timeZone: localTimeZone(),
    place,
    processName: processNameOf(place),
  };
}

/** The wall clock moved to `start`; the monotonic clock is left alone. */
function startingAt(start: Date, clock: Clock): Clock {
  const ahead = start.getTime() - clock.now().getTime();
  return { ...clock, now: () => new Date(clock.now().getTime() + ahead) };
}

function folderLog(logDir: string, clock: Clock): Log {
  return createFileLog({ folder: resolve(logDir), root, clock });
}

const bothLogs = (one: Log, other: Log): Log => ({
  info: (event, fields) => {
    one.info(event, fields);
    other.info(event, fields);
  },
  warn: (event, fields) => {
    one.warn(event, fields);
    other.warn(event, fields);
  },
  error: (event, error, fields) => {
    one.error(event, error, fields);
    other.error(event, error, fields);
  },
});

export function stderrLog(clock: Clock): Log {
  const write = (line: string): void => void process.stderr.write(`${line}\n`);
  return {
    info: (event, fields) => write(logLine({ clock, root }, 'info', event, { fields })),
    warn: (event, fields) => write(logLine({ clock, root }, 'warn', event, { fields })),
    error: (event, error, fields) =>
      write(logLine({ clock, root }, 'error', event, { fields, error: error ?? null })),
  };
}
