import { hostname, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import packageJson from '../../../../package.json' with { type: 'json' };
import { createKeyFileVault } from '#main/platform/keychain/key-file.ts';
import { createOsKeychain } from '#main/platform/keychain/os-keychain.ts';
import { logLine } from '#main/platform/log/log-line.ts';
import { createBcryptHasher } from '#main/platform/password/bcrypt-hasher.ts';
import type { Clock, Log, Ports } from '#main/platform/ports.ts';
import { systemClock } from '#main/platform/system/clock.ts';
import { createIds } from '#main/platform/system/ids.ts';
import { systemRandom } from '#main/platform/system/random.ts';
import { createWorkerPool } from '#main/platform/workers/worker-pool.ts';

const root = resolve(import.meta.dirname, '../../../..');

/** The machine as a process without a window sees it. Everything but the protocol goes to stderr. */
export function headlessPorts(o: {
  dataDir: string;
  keyFile: string | undefined;
  startAt: Date | undefined;
}): Ports {
  const clock = o.startAt === undefined ? systemClock : startingAt(o.startAt, systemClock);
  const vault = o.keyFile === undefined ? createOsKeychain() : createKeyFileVault(o.keyFile);
  if (o.keyFile !== undefined)
    process.stderr.write('The store key is taken from the key file, not from the keychain.\n');
  return {
    clock,
    ids: createIds(clock),
    random: systemRandom,
    log: stderrLog(clock),
    vault,
    passwords: createBcryptHasher(),
    workers: createWorkerPool({ fileOf: (name) => new URL(`../../workers/${name}.ts`, import.meta.url) }),
    dataDir: resolve(o.dataDir),
    migrationsDir: join(root, 'migrations'),
    resourcesDir: join(root, 'resources'),
    appVersion: packageJson.version,
    processName: `Drillroom command line on ${hostname()}, user ${userInfo().username}`,
  };
}

/** The wall clock moved to `start`; the monotonic clock is left alone. */
function startingAt(start: Date, clock: Clock): Clock {
  const ahead = start.getTime() - clock.now().getTime();
  return { ...clock, now: () => new Date(clock.now().getTime() + ahead) };
}

function stderrLog(clock: Clock): Log {
  const write = (line: string): void => void process.stderr.write(`${line}\n`);
  return {
    info: (event, fields) => write(logLine({ clock, root }, 'info', event, { fields })),
    warn: (event, fields) => write(logLine({ clock, root }, 'warn', event, { fields })),
    error: (event, error, fields) =>
      write(logLine({ clock, root }, 'error', event, { fields, error: error ?? null })),
  };
}
