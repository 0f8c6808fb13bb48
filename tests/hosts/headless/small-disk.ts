import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { keyFile } from '#main/platform/keychain/key-file.ts';
import { systemIds } from '#main/platform/system/system-ids.ts';
import { systemRandom } from '#main/platform/system/system-random.ts';
import { readStore } from '#tests/support/read-store.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { type HeadlessProcess, startHeadless } from '../../../tools/headless/headless-process.ts';

const isRoot = process.getuid?.() === 0;
const quiet = { info: () => {}, warn: () => {}, error: () => {} };

/** A real, small disk that a process without rights can mount for itself, and that others join. */
async function mountDisk(disk: string, megabytes: number): Promise<ChildProcess> {
  const script = `mount -t tmpfs -o size=${megabytes}m tmpfs "$0" && echo mounted && exec cat`;
  const args = ['--mount', ...(isRoot ? [] : ['--map-root-user']), 'sh', '-c', script, disk];
  const holder = spawn('unshare', args, { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void holder.kill('SIGKILL'));
  await once(holder.stdout, 'data');
  return holder;
}

/** Starts of the headless host with its store on a small disk, which the test fills and empties. */
export async function smallDisk(megabytes = 96) {
  const folder = temporaryFolder();
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  const holder = await mountDisk(disk, megabytes);
  const pid = String(holder.pid);
  // The disk is mounted for those processes alone; this is how another one sees it.
  const seen = join('/proc', pid, 'root', disk);
  const others = join(seen, 'others');
  const file = join(folder, 'key');
  const through = ['nsenter', '-t', pid, '-m', ...(isRoot ? [] : ['-U', '--preserve-credentials'])];
  const free = (): number => {
    const { bavail, bsize } = statfsSync(seen);
    return bavail * bsize;
  };
  const data = join(seen, 'data');
  return {
    start: (): HeadlessProcess => {
      const host = startHeadless(['--data', join(disk, 'data'), '--key-file', file], through);
      onTestFinished(() => void host.child.kill('SIGKILL'));
      return host;
    },
    /** Fills it with the file of somebody else until no more than so much is free. */
    leave: (bytes: number): void => {
      const block = 4096;
      while (free() > bytes) {
        const take = Math.min(2 ** 20, Math.max(block, Math.floor((free() - bytes) / block) * block));
        try {
          writeFileSync(others, Buffer.alloc(take), { flag: 'a' });
        } catch {
          // The store wrote in between.
        }
      }
    },
    empty: (): void => rmSync(others, { force: true }),
    free,
    ballast: () => statSync(join(data, 'store.ballast'), { throwIfNoEntry: false }),
    withoutBallast: (): void => rmSync(join(data, 'store.ballast'), { force: true }),
    rows: <Row>(sql: string): Promise<Row[]> => {
      // SQLite would follow the path to where it leads on our side; a copy is of the same commits.
      const dataDir = join(folder, 'copy');
      rmSync(dataDir, { recursive: true, force: true });
      const isBallast = (name: string): boolean => name.endsWith('.ballast');
      cpSync(data, dataDir, { recursive: true, filter: (source) => !isBallast(source) });
      const vault = keyFile({ file, mayCreate: false });
      return readStore<Row>({ dataDir, ids: systemIds, random: systemRandom, vault, log: quiet }, sql);
    },
  };
}
