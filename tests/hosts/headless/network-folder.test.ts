import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { operations } from '#tests/contract/operations.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { startHeadless } from '../../../tools/headless/headless-process.ts';

const isRoot = process.getuid?.() === 0;

test.each(['', 'new/data'])(
  'on a network folder no operation makes a file or a folder, also where the store would be "%s"',
  async (data) => {
    const folder = temporaryFolder();
    const share = join(folder, 'share');
    mkdirSync(share);
    // What looks like a share of another PC, for that process alone.
    const script = 'mount -t tmpfs files.branch.example:/training "$0" && exec "$@"';
    const through = ['unshare', '--mount', ...(isRoot ? [] : ['--map-root-user']), 'sh', '-c', script, share];
    const host = startHeadless(['--data', join(share, data), '--key-file', join(folder, 'key')], through);
    const opening = { state: 'readonly', cause: 'network_folder' };
    const guess = { recoveryCode: 'ABCDE-FGHJK' };
    expect(await host.call('system.recover', guess)).toMatchObject({ ok: true, data: opening });
    for (const { path } of operations) await host.call(path, path === 'system.recover' ? guess : {});
    expect(await host.call('system.opening')).toMatchObject({ ok: true, data: opening });
    expect(readdirSync(join('/proc', String(host.child.pid), 'root', share))).toEqual([]);
    expect(await host.end()).toBe(0);
    expect(readdirSync(folder)).toEqual(['share']);
  },
);
