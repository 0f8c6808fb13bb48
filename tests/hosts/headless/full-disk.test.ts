import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Reply } from '#contract/errors.ts';
import { keyFile } from '#main/platform/keychain/key-file.ts';
import { systemIds } from '#main/platform/system/system-ids.ts';
import { systemRandom } from '#main/platform/system/system-random.ts';
import { operations } from '#tests/contract/operations.ts';
import { readStore } from '#tests/support/read-store.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { startHeadless } from '../../../tools/headless/headless-process.ts';

const admin = { name: 'Tomas Reyes', username: 't.reyes', password: 'correct horse till' };
const isRoot = process.getuid?.() === 0;

/** The headless host with its store on a small disk of its own, which the test can fill and empty. */
function onSmallDisk() {
  const folder = temporaryFolder();
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  const script = 'mount -t tmpfs -o size=4m tmpfs "$0" && exec "$@"';
  const through = ['unshare', '--mount', ...(isRoot ? [] : ['--map-root-user']), 'sh', '-c', script, disk];
  const file = join(folder, 'key');
  const host = startHeadless(['--data', join(disk, 'data'), '--key-file', file], through);
  // The disk is mounted for that process alone; this is how another one sees it.
  const seen = join('/proc', String(host.child.pid), 'root', disk);
  const ballast = join(seen, 'ballast');
  return {
    host,
    fill: (): void => {
      for (let bytes = 2 ** 20; bytes >= 512; bytes /= 2) {
        try {
          for (;;) writeFileSync(ballast, Buffer.alloc(bytes), { flag: 'a' });
        } catch {
          // Full for this size; on with a smaller one.
        }
      }
    },
    empty: (): void => rmSync(ballast),
    rows: <Row>(sql: string) => {
      // SQLite would follow the path to where it leads on our side; a copy is of the same commits.
      const dataDir = join(folder, 'copy');
      cpSync(join(seen, 'data'), dataDir, { recursive: true });
      return readStore<Row>(
        {
          dataDir,
          ids: systemIds,
          random: systemRandom,
          vault: keyFile({ file, mayCreate: false }),
          log: { info: () => {}, warn: () => {}, error: () => {} },
        },
        sql,
      );
    },
  };
}

const codeOf = (reply: Reply): string => (reply.ok ? 'OK' : reply.error.code);
const leaving = operations.filter(({ op }) => op.kind === 'command' && op.changesSession === 'leaves');

test('there are operations that leave', () => {
  expect(leaving.map(({ path }) => path)).toEqual(['accounts.signOut', 'accounts.lock']);
});

test.each(leaving)(
  '$path works on a full disk, where nothing else is written, and is recorded once there is room',
  async ({ path, op }) => {
    const { host, fill, empty, rows } = onSmallDisk();
    const made = await host.call('accounts.createFirstAdmin', admin);
    expect(codeOf(made)).toBe('OK');
    fill();
    expect(
      await host.call('accounts.create', { name: 'Dana', username: 'dana', roles: ['trainee'] }),
    ).toMatchObject({ ok: false, error: { code: 'UNAVAILABLE', details: { store: 'disk_full' } } });

    expect(await host.call(path)).toEqual({ ok: true, data: {} });
    expect(['LOCKED', 'UNAUTHENTICATED']).toContain(codeOf(await host.call('accounts.me')));
    const asAdmin = { identifier: admin.username, password: admin.password };
    // A guess that cannot be counted is not looked at.
    expect(await host.call('accounts.signIn', asAdmin)).toMatchObject({
      ok: false,
      error: { code: 'UNAVAILABLE', details: { store: 'disk_full' } },
    });

    empty();
    expect(codeOf(await host.call('accounts.signIn', asAdmin))).toBe('OK');
    const { action } = op.audit as { action: string };
    const id = made.ok ? (made.data as { account: { id: string } }).account.id : '';
    const written = await rows<{ action: string; actor_id: string | null; details: string; at: string }>(
      'SELECT action, actor_id, details, at FROM audit ORDER BY seq',
    );
    expect(written.map((row) => row.action)).toEqual(['account.created', 'session.signedIn', action]);
    expect(written.at(-1)).toMatchObject({ actor_id: id, details: '{"late":true}' });
    expect(String(written[2]?.at) < String(written[1]?.at)).toBe(true);
    expect(await host.end()).toBe(0);
  },
);
