import { chmodSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { dataFolder } from '#main/platform/db/data-folder.ts';
import { clockHealth } from '#main/platform/health/clock-health.ts';
import { diskHealth } from '#main/platform/health/disk-health.ts';
import { folderHealth } from '#main/platform/health/folder-health.ts';
import { keyHealth } from '#main/platform/health/key-health.ts';
import { memoryHealth } from '#main/platform/health/memory-health.ts';
import { localMachine } from '#main/platform/system/local-machine.ts';
import { opened, storePorts } from '#tests/store/store-ports.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const MB = 2 ** 20;
const shipped = join(import.meta.dirname, '../../../migrations');

describe('the disk', () => {
  test.each([
    [0, 0, 'nearly_full'],
    [127, 0, 'nearly_full'],
    [128, 0, 'low'],
    [1023, 0, 'low'],
    [1024, 0, 'enough'],
    // Three copies of a large store have to fit.
    [1024, 400, 'low'],
    [1200, 400, 'enough'],
  ])('with %i MB free beside a database of %i MB: %s', (free, database, finding) => {
    const folder = dataFolder(temporaryFolder());
    writeFileSync(folder.database, '');
    // A hole: it has a length and takes no room.
    truncateSync(folder.database, database * MB);
    expect(diskHealth(folder, () => free * MB)).toEqual({ finding, figures: { freeBytes: free * MB } });
  });

  test('is that of the folder above, where the data folder was not made yet', () => {
    const above = temporaryFolder();
    const asked: string[] = [];
    diskHealth(dataFolder(join(above, 'a', 'b')), (folder) => asked.push(folder));
    expect(asked).toEqual([above]);
  });
});

describe('the data folder', () => {
  test('is private, or not made yet, or open to others through any of its files', async () => {
    const ports = storePorts();
    const folder = dataFolder(ports.dataDir);
    expect(folderHealth(folder).finding).toBe('not_made');
    await opened(ports);
    expect(folderHealth(folder)).toEqual({ finding: 'private', figures: { openCount: 0 } });
    chmodSync(folder.record, 0o644);
    chmodSync(folder.root, 0o750);
    expect(folderHealth(folder)).toEqual({ finding: 'open_to_others', figures: { openCount: 2 } });
  });
});

describe('the key', () => {
  const looked = async () => {
    const ports = storePorts({ migrationsDir: shipped });
    const { store } = await opened(ports);
    const look = () => keyHealth(dataFolder(ports.dataDir), ports.vault, store.isHeadTaken());
    const giveCode = async () => {
      const prepared = await store.prepareRecoveryCode();
      store.transact((db) => prepared.putInForce(db));
      await prepared.settle();
    };
    return { ports, store, look, giveCode };
  };

  test('is not made before there is a store', async () => {
    const ports = storePorts();
    expect(await keyHealth(dataFolder(ports.dataDir), ports.vault, true)).toMatchObject({
      finding: 'not_made',
    });
  });

  test('is kept, and the time is told at which its recovery code was made', async () => {
    const { ports, store, look, giveCode } = await looked();
    expect(await look()).toMatchObject({
      finding: 'no_recovery_code',
      figures: { backend: ports.vault.backend, recoveryCodeMadeAt: null },
    });
    await giveCode();
    await store.close();
    expect(await look()).toMatchObject({
      finding: 'kept',
      figures: { recoveryCodeMadeAt: ports.clock.now().toISOString() },
    });
  });

  test('is kept by a keychain that takes no commit head any more, which is told until it does', async () => {
    const { ports, store, look, giveCode } = await looked();
    ports.vault.trouble = 'forgets';
    await giveCode();
    ports.pass(30_000);
    await setImmediate();
    expect(await look()).toMatchObject({ finding: 'takes_nothing' });
    ports.vault.trouble = 'none';
    await store.close();
    expect(await look()).toMatchObject({ finding: 'kept' });
  });

  test('is absent, cannot be asked for, or lies in another keychain', async () => {
    const { ports, look } = await looked();
    ports.vault.entries.clear();
    expect(await look()).toMatchObject({ finding: 'absent' });
    ports.vault.trouble = 'unavailable';
    expect(await look()).toMatchObject({ finding: 'unavailable' });
    const elsewhere = { ...ports.vault, backend: 'another' };
    expect(await keyHealth(dataFolder(ports.dataDir), elsewhere, true)).toMatchObject({
      finding: 'other_keychain',
    });
  });

  test('cannot be told where the record of the store is gone', async () => {
    const { ports, look } = await looked();
    rmSync(dataFolder(ports.dataDir).record);
    expect(await look()).toBeNull();
  });
});

describe('memory', () => {
  const using = (memory: { residentBytes: number; availableBytes: number }) =>
    memoryHealth({ memory: () => ({ heapBytes: 1, totalBytes: 2, ...memory }), uptimeMs: () => 3.4 });

  test.each([
    [100, 256, 'enough'],
    [100, 255, 'low'],
    [1536, 256, 'enough'],
    [1537, 256, 'large'],
  ])('with %i MB in use and %i MB available: %s', (resident, available, finding) => {
    const figures = { residentBytes: resident * MB, availableBytes: available * MB };
    expect(using(figures)).toEqual({
      finding,
      figures: { ...figures, heapBytes: 1, totalBytes: 2, uptimeMs: 3 },
    });
  });

  test('of this machine is told in figures that can be', () => {
    const machine = localMachine();
    const { residentBytes, heapBytes, availableBytes, totalBytes } = machine.memory();
    expect(heapBytes).toBeLessThan(residentBytes);
    expect(residentBytes).toBeLessThan(totalBytes);
    expect(availableBytes).toBeGreaterThan(0);
    expect(machine.uptimeMs()).toBeGreaterThan(0);
    const { p50Ms, p99Ms, maxMs } = machine.takeEventLoopDelay();
    expect([p50Ms, p99Ms, maxMs].every((ms) => Number.isInteger(ms) && ms >= 0)).toBe(true);
    machine.stop();
  });
});

describe('the clock', () => {
  const at = Date.parse('2026-11-20T09:00:00Z');
  const folderWrittenAt = (ms: number) => {
    const folder = dataFolder(temporaryFolder());
    writeFileSync(folder.head, '');
    utimesSync(folder.head, ms / 1000, ms / 1000);
    return folder;
  };

  test('is right, also where the files are a few hours ahead', () => {
    expect(clockHealth(folderWrittenAt(at + 3_600_000), at, null)).toEqual({
      finding: 'right',
      figures: { setBackMs: 0, behindMs: 3_600_000 },
    });
  });

  test('is behind where the files were written more than a day later', () => {
    expect(clockHealth(folderWrittenAt(at + 86_400_001), at, null)).toMatchObject({
      finding: 'behind_the_files',
      figures: { behindMs: 86_400_001 },
    });
  });

  test('was set back where the time of the store is ahead; the files then say nothing more', () => {
    expect(clockHealth(folderWrittenAt(at + 90_000_000), at, 120_000)).toMatchObject({
      finding: 'set_back',
      figures: { setBackMs: 120_000 },
    });
    expect(clockHealth(folderWrittenAt(at + 90_000_000), at, 0)).toMatchObject({ finding: 'right' });
  });
});
