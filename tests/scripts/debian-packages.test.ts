import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { ensurePackages } from '../../scripts/debian-packages.ts';

describe('the Debian packages that a command needs', () => {
  let bin: string;
  let said: string[];
  beforeEach(() => {
    bin = temporaryFolder();
    said = [];
    for (const tool of ['env', 'sh']) symlinkSync(`/usr/bin/${tool}`, join(bin, tool));
  });

  const program = (name: string, script: string) =>
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  const calls = () => readFileSync(join(bin, 'calls'), 'utf8').trim().split('\n');
  const aptGet = (brings: string | null) => {
    const bring = brings === null ? 'exit 100' : `: > "${bin}/${brings}"; /bin/chmod 755 "${bin}/${brings}"`;
    program(
      'apt-get',
      `echo "$DEBIAN_FRONTEND $*" >> "${bin}/calls"\necho "E: no route"\n[ "$1" = install ] || exit 0\n${bring}`,
    );
  };
  const ensure = (isRoot: boolean) =>
    ensurePackages(['chromium', 'xauth'], (line) => said.push(line), { env: { PATH: bin }, isRoot });

  test('are left alone when their programs are there', async () => {
    program('chromium', '');
    program('xauth', '');
    expect(await ensure(true)).toBeNull();
    expect(said).toEqual([]);
  });

  test('are installed by root without questions, the missing ones only', async () => {
    program('xauth', '');
    aptGet('chromium');
    expect(await ensure(true)).toBeNull();
    expect(calls()).toEqual([
      'noninteractive update',
      'noninteractive install -y --no-install-recommends chromium',
    ]);
    expect(said).toEqual([expect.stringContaining('chromium')]);
  });

  test('are installed through a sudo that asks nothing', async () => {
    program('xauth', '');
    program('sudo', '[ "$1" = -n ] && shift\nexec "$@"');
    program('true', '');
    aptGet('chromium');
    expect(await ensure(false)).toBeNull();
  });

  test('are named, with the exact command, for a user who may not install', async () => {
    aptGet('chromium');
    const advice = 'sudo apt-get install -y --no-install-recommends chromium xauth';
    expect(await ensure(false)).toContain(advice);
    program('sudo', 'echo "a password is required" >&2; exit 1');
    expect(await ensure(false)).toContain(advice);
  });

  test('are named, after what apt-get said, when it does not bring them', async () => {
    aptGet(null);
    expect(await ensure(true)).toContain('did not install chromium, xauth');
    expect(said.join('\n')).toContain('E: no route');
  });

  test('are named as programs where there is no apt-get', async () => {
    expect(await ensure(true)).toContain('Missing programs: chromium, xauth.');
  });
});
