import { scryptSync } from 'node:crypto';
import { statfsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { desktopPorts } from '#main/hosts/electron/ports.ts';
import { programFiles } from '#main/hosts/electron/program-files.ts';
import { headlessPorts } from '#main/hosts/headless/ports.ts';
import { newStretching } from '#main/platform/db/key-record.ts';
import type { Ports } from '#main/platform/ports.ts';
import { systemRandom } from '#main/platform/system/system-random.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const hosts: readonly (readonly [string, (folder: string) => Ports])[] = [
  [
    'the window',
    (folder) =>
      desktopPorts({
        log: quiet,
        files: programFiles(folder),
        logDir: '/nowhere/logs',
        dataDir: folder,
        appVersion: '0.0.0',
        keyFilePath: `${folder}/key`,
        policyFile: null,
        askElsewhere: () => Promise.reject(new Error('not asked')),
        chosenFolder: () => null,
      }),
  ],
  [
    'the command line',
    (folder) =>
      headlessPorts({
        dataDir: folder,
        keyFile: `${folder}/key`,
        mayCreateKey: false,
        startAt: undefined,
      }),
  ],
];

/** Most tests hash and stretch cheaply; these are for what ships. */
describe.each(hosts)('%s', (_name, portsIn) => {
  test('hashes a password at the cost that it is asked for', async () => {
    const { passwords } = portsIn(temporaryFolder());
    const hash = await passwords.hash('a password', new Uint8Array(32), 12);
    expect(hash).toMatch(/^v1\$\$2b\$12\$/);
    expect(passwords.isOutdated(hash, 13)).toBe(true);
  });

  test('keeps a reserve of 16 MiB on a real disk', () => {
    const folder = temporaryFolder();
    const { disk } = portsIn(folder);
    expect(disk.reserveBytes).toBe(16 * 2 ** 20);
    const { bavail, bsize } = statfsSync(folder);
    expect(disk.freeBytes(folder) / (bavail * bsize)).toBeCloseTo(1, 1);
  });

  test('stretches a new recovery code with scrypt at 128 MiB', async () => {
    const { stretchCode } = portsIn(temporaryFolder());
    const stretching = newStretching(systemRandom);
    const expected = scryptSync('CODE', Buffer.from(stretching.salt, 'base64'), 32, {
      N: 2 ** 17,
      r: 8,
      p: 1,
      maxmem: 2 ** 28,
    });
    expect(Buffer.from(await stretchCode('CODE', stretching))).toEqual(expected);
  });
});
