import {
  chmodSync,
  existsSync,
  linkSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { systemRandom } from '#main/platform/system/system-random.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { smallDisk } from '#tests/support/small-disk.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { ballastIn } from './ballast.ts';
import { dataFolder } from './data-folder.ts';
import { watchDisk } from './disk-watch.ts';
import { StoreFault } from './store-fault.ts';

const reserve = 64 * 1024;

function watched() {
  const folder = dataFolder(temporaryFolder());
  const disk = smallDisk(reserve);
  const clock = createFakeClock();
  const told: string[] = [];
  const watch = watchDisk({
    disk,
    folder,
    ballast: ballastIn(folder.ballast, reserve, systemRandom),
    every: clock.every,
    log: {
      info: (event) => void told.push(event),
      warn: (event) => void told.push(event),
      error: (event) => void told.push(event),
    },
  });
  const ballastBytes = (): number => statSync(folder.ballast, { throwIfNoEntry: false })?.size ?? 0;
  return { ...watch, folder, disk, clock, told, ballastBytes };
}

const full = new StoreFault('disk_full', 'NOT_TAKING_WRITES');

test('a disk with room takes everything, and gets its ballast a while after the start', async () => {
  const { admit, writability, clock, look, ballastBytes, told } = watched();
  admit({});
  expect([writability(), ballastBytes()]).toEqual([{ state: 'ok' }, 0]);
  clock.advance(15_000);
  await look();
  expect([ballastBytes(), told]).toEqual([reserve, []]);
});

test('before the disk is full only what uses the reserve is taken, and everybody is told once', async () => {
  const { admit, writability, whenChanged, disk, look, ballastBytes, told } = watched();
  await look();
  let changes = 0;
  whenChanged(() => (changes += 1));
  disk.leave(reserve);
  admit({});
  disk.leave(reserve - 1);
  expect(() => admit({})).toThrow(full);
  admit({ fromReserve: true });
  // With so much left the ballast is not needed yet.
  expect(ballastBytes()).toBe(reserve);
  expect(writability()).toEqual({ state: 'disk_full', neededBytes: reserve + 1 });
  expect([changes, told]).toEqual([1, ['store.readOnly']]);
});

test('nobody has to write for a full disk to be noticed', async () => {
  const { clock, disk, whenChanged, look } = watched();
  await look();
  let changes = 0;
  whenChanged(() => (changes += 1));
  disk.leave(0);
  clock.advance(15_000);
  expect(changes).toBe(1);
});

test('what uses the reserve gets its room from the ballast, a slice at a time', async () => {
  const { admit, disk, look, ballastBytes } = watched();
  await look();
  disk.leave(0);
  admit({ fromReserve: true });
  // This disk does not become emptier by it, so all of it goes; on a real one a slice is enough.
  expect(ballastBytes()).toBe(0);
  disk.leave(reserve / 8);
  admit({ fromReserve: true });
});

test('everything goes on once there is room for the ballast and as much again, and not before', async () => {
  const { admit, writability, disk, look, ballastBytes, told } = watched();
  await look();
  disk.leave(0);
  admit({ fromReserve: true });
  disk.leave(3 * reserve - 1);
  await look();
  expect(writability()).toEqual({ state: 'disk_full', neededBytes: 1 });
  expect(() => admit({})).toThrow(full);
  disk.leave(3 * reserve);
  await look();
  expect([writability(), ballastBytes()]).toEqual([{ state: 'ok' }, reserve]);
  admit({});
  expect(told).toEqual(['store.readOnly', 'store.writableAgain']);
});

test('a quota that the file system does not tell of ends when the disk takes the reserve again', async () => {
  const { met, writability, look, ballastBytes } = watched();
  await look();
  expect(met(new StoreFault('disk_full', 'SQLITE_FULL')).kind).toBe('disk_full');
  expect([writability(), ballastBytes()]).toEqual([
    { state: 'disk_full', neededBytes: null },
    0.75 * reserve,
  ]);
  await look();
  expect([writability(), ballastBytes()]).toEqual([{ state: 'ok' }, reserve]);
});

test('a folder that takes nothing any more is a state, until it does', async () => {
  const { met, admit, writability, folder, look } = watched();
  rmSync(folder.root, { recursive: true });
  // As another file system tells it: SQLite says no more than that writing failed.
  const fault = new StoreFault('io', 'SQLITE_IOERR_WRITE');
  expect(met(fault)).toBe(fault);
  expect(met(new StoreFault('readonly', 'SQLITE_READONLY')).kind).toBe('readonly');
  expect(() => admit({})).toThrow(new StoreFault('readonly', 'NOT_TAKING_WRITES'));
  // What must be written is tried: it may change nothing.
  admit({ fromReserve: true });
  expect(writability()).toEqual({ state: 'readonly' });
  await look();
  expect(writability()).toEqual({ state: 'readonly' });
});

test('a fault of the disk that has nothing to do with its room changes nothing', async () => {
  const { met, writability, folder, told } = watched();
  chmodSync(folder.root, 0o700);
  const fault = new StoreFault('io', 'SQLITE_IOERR_FSYNC');
  expect(met(fault)).toBe(fault);
  expect([writability(), told]).toEqual([{ state: 'ok' }, []]);
  expect(existsSync(folder.probe)).toBe(false);
});

test.each([
  ['a symbolic link', symlinkSync],
  ['a second name', linkSync],
])('%s in the place of what is tried leads to no other file', (_what, plant) => {
  const { met, folder } = watched();
  const other = join(temporaryFolder(), 'other');
  writeFileSync(other, 'theirs');
  plant(other, folder.probe);
  met(new StoreFault('io', 'SQLITE_IOERR_FSYNC'));
  expect([readFileSync(other, 'utf8'), existsSync(folder.probe)]).toEqual(['theirs', false]);
});

test('a large rewriting is told whether there is room for it', () => {
  const { hasRoomFor, disk } = watched();
  disk.leave(3 * reserve);
  expect([hasRoomFor(2 * reserve), hasRoomFor(2 * reserve + 1)]).toEqual([true, false]);
});

test('nothing of the ballast is being written any more once the watch has ended', async () => {
  const { clock, end, ballastBytes, told } = watched();
  clock.advance(15_000);
  await end();
  const left = ballastBytes();
  clock.advance(60_000);
  expect([ballastBytes(), told]).toEqual([left, []]);
});
