import { mkdir, readFile, realpath, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { sharedTemporaryFolder } from '#tests/support/temporary-folder.ts';
import { appFileName, resolveAppUrl } from './resolve-app-url.ts';

describe('the file that an address names', () => {
  test.each([
    ['app://bundle/', 'index.html'],
    ['app://bundle/#/library', 'index.html'],
    ['app://bundle/index.html', 'index.html'],
    ['app://bundle/index.html#/report/7', 'index.html'],
    ['app://bundle/index.html?x=1#y', 'index.html'],
    ['app://bundle/assets/index-BkX9_1.js', 'assets/index-BkX9_1.js'],
    ['app://bundle/assets/noto-sans.v2.woff2', 'assets/noto-sans.v2.woff2'],
  ])('%s names %s', (url, file) => expect(appFileName(url)).toBe(file));

  test.each([
    '',
    'app:',
    'app://bundle',
    'app://',
    'app:///index.html',
    'app://other/index.html',
    'app://bundlex/index.html',
    'app://bundle.evil/index.html',
    'app://bundle:80/index.html',
    'app://user:pass@bundle/index.html',
    'APP://BUNDLE/index.html',
    'http://bundle/index.html',
    'file:///etc/passwd',
    'app://bundle/..',
    'app://bundle/../main/index.js',
    'app://bundle/assets/../../main/index.js',
    'app://bundle/./index.html',
    'app://bundle/%2e%2e/main/index.js',
    'app://bundle/%2E%2E%2Fmain/index.js',
    'app://bundle/..%2f..%2fetc%2fpasswd',
    'app://bundle/%252e%252e/secret',
    'app://bundle/..\\..\\windows\\win.ini',
    'app://bundle/assets\\..\\..\\x',
    'app://bundle/%5c..%5cx',
    'app://bundle/index.html%00.js',
    'app://bundle/index.html\0.js',
    'app://bundle/\u0000',
    'app://bundle/%',
    'app://bundle/%zz',
    'app://bundle//etc/passwd',
    'app://bundle/assets//x.js',
    'app://bundle/assets/',
    'app://bundle/C:/Windows/win.ini',
    'app://bundle/index.html::$DATA',
    'app://bundle/index.html:stream',
    'app://bundle/index.html.',
    'app://bundle/index.html ',
    'app://bundle/ index.html',
    'app://bundle/.env',
    'app://bundle/.git/config',
    'app://bundle/~/x',
    'app://bundle/a b.js',
    'app://bundle/ä.js',
    'app://bundle/\u202ex.js',
    'app://bundle/in\ndex.html',
    'app://bundle/index.html#a\r\nb',
  ])('%j names none', (url) => expect(appFileName(url)).toBeNull());

  test('a long address names none', () => {
    expect(appFileName(`app://bundle/${'a'.repeat(2048)}`)).toBeNull();
    expect(appFileName(`app://bundle/${'a/'.repeat(1000)}a!`)).toBeNull();
  });
});

const shared = sharedTemporaryFolder();
let root = '';
beforeAll(async () => {
  const folder = await realpath(shared());
  root = path.join(folder, 'renderer');
  await mkdir(path.join(root, 'assets'), { recursive: true });
  await mkdir(path.join(folder, 'renderer-secrets'));
  await writeFile(path.join(root, 'index.html'), 'page');
  await writeFile(path.join(root, 'assets', 'a.js'), 'script');
  await writeFile(path.join(folder, 'secret.js'), 'secret');
  await writeFile(path.join(folder, 'renderer-secrets', 'x.js'), 'secret');
  await symlink(path.join(folder, 'secret.js'), path.join(root, 'assets', 'link.js'));
  await symlink(path.join(folder, 'renderer-secrets'), path.join(root, 'neighbour'));
  await symlink(path.join(root, 'assets'), path.join(root, 'inside'));
});

describe('a file on the disk', () => {
  test('is found', async () => {
    expect(await resolveAppUrl('app://bundle/assets/a.js', root)).toBe(path.join(root, 'assets', 'a.js'));
    expect(await resolveAppUrl('app://bundle/inside/a.js', root)).toBe(path.join(root, 'assets', 'a.js'));
  });

  test('is not found through a link that leads out, nor in a folder whose name only begins alike', async () => {
    expect(await resolveAppUrl('app://bundle/assets/link.js', root)).toBeNull();
    expect(await resolveAppUrl('app://bundle/neighbour/x.js', root)).toBeNull();
  });

  test('is not found when it is missing', async () => {
    expect(await resolveAppUrl('app://bundle/assets/b.js', root)).toBeNull();
    expect(await resolveAppUrl('app://bundle/index.html', path.join(root, 'nowhere'))).toBeNull();
  });
});

/** `DRILLROOM_FUZZ_RUNS=1000000 npx vitest run src/main/hosts/electron/resolve-app-url.test.ts` */
const numRuns = Number(process.env['DRILLROOM_FUZZ_RUNS'] ?? 20_000);

test('no path whatever leads out of the folder', { timeout: numRuns * 10 }, async () => {
  const piece = fc.oneof(
    fc.constantFrom('..', '.', '/', '\\', '%2e', '%2f', '%5c', '%00', '%25', ':', '~', '\0', '::$DATA'),
    fc.constantFrom('assets', 'inside', 'neighbour', 'index.html', 'a.js', 'link.js', 'secret.js', 'x.js'),
    fc.string({ unit: 'binary', maxLength: 6 }),
  );
  let named = 0;
  let found = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 12 }), fc.boolean(), async (pieces, slashes) => {
      const url = `app://bundle/${pieces.join(slashes ? '/' : '')}`;
      const file = appFileName(url);
      if (file === null) return;
      named += 1;
      for (const rules of [path.posix, path.win32]) {
        const meant = rules.resolve('/srv/root', file);
        expect(meant.startsWith(rules.resolve('/srv/root') + rules.sep)).toBe(true);
      }
      const onDisk = await resolveAppUrl(url, root);
      if (onDisk === null) return;
      found += 1;
      expect(await readFile(onDisk, 'utf8').catch(() => 'a folder')).not.toBe('secret');
    }),
    { numRuns },
  );
  expect(named).toBeGreaterThan(numRuns / 20);
  expect(found).toBeGreaterThan(0);
});
