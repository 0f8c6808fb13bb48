import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { extractAll, listPackage } from '@electron/asar';
import { parseAst } from 'vite';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { WorkerRequest, WorkerSetting } from '#main/platform/workers/serve-worker.ts';
import { aPng } from '#tests/support/picture-files.ts';
import { sharedTemporaryFolder } from '#tests/support/temporary-folder.ts';
import { openWindow } from '../../tools/standin/open-window.ts';
import { packApp } from './pack-app.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The threads of the program: `electron.vite.config.ts` makes one file of each of these. */
const workers = globSync('src/main/workers/*.ts', { cwd: root, exclude: ['**/*.test.ts'] })
  .map((file) => path.basename(file, '.ts'))
  .toSorted();

const scratch = sharedTemporaryFolder();
let resources = '';
/** Every file of the archive, with forward slashes, folders left out. */
let files: string[] = [];
/** The archive taken apart, with the files that lie outside it in their places. */
let extracted = '';

beforeAll(async () => {
  if (!existsSync(path.join(root, 'out/main/index.js'))) throw new Error('Run `npm run build` first.');
  resources = await packApp(scratch());
  extracted = path.join(scratch(), 'extracted');
  extractAll(path.join(resources, 'app.asar'), extracted);
  files = listPackage(path.join(resources, 'app.asar'), { isPack: false })
    .map((name) => name.replaceAll('\\', '/').slice(1))
    .filter((name) => statSync(path.join(extracted, name)).isFile());
});

const ours = (): string[] => files.filter((name) => !name.startsWith('node_modules/'));
const textOf = (name: string): string => readFileSync(path.join(extracted, name), 'latin1');

describe('the packed app', () => {
  test('holds the bundles, the migrations, the resources and its package.json, and nothing else of the project', () => {
    const allowed =
      /^(?:package\.json|out\/(?:main|preload|renderer)\/.+|migrations\/\d{4}_\w+\.sql|resources\/.+)$/;
    expect(ours().filter((name) => !allowed.test(name))).toEqual([]);
    expect(files).toEqual(
      expect.arrayContaining([
        'package.json',
        'out/main/index.js',
        'out/preload/index.cjs',
        'out/renderer/index.html',
        'migrations/0001_kernel.sql',
        'resources/icon.png',
      ]),
    );
  });

  test.each(workers)(
    'holds the thread %s, which starts and answers with nothing but what was packed',
    async (name) => {
      const packed = `out/main/workers/${name}.js`;
      expect(files).toContain(packed);
      const workerData = { resourcesDir: path.join(extracted, 'resources') } satisfies WorkerSetting;
      const thread = new Worker(path.join(extracted, packed), { workerData });
      onTestFinished(async () => void (await thread.terminate()));
      const { promise: answer, resolve, reject } = Promise.withResolvers<unknown>();
      thread.once('message', resolve).once('error', reject).once('exit', reject);
      thread.postMessage({ id: 7, kind: 'next' } satisfies WorkerRequest, []);
      expect(await answer).toEqual({ id: 7, kind: 'failed', error: 'Error: Nothing is under way.' });
    },
  );

  test('makes pictures with what was packed of their decoder, which is not what it never opens', async () => {
    const decoder = files.filter((name) => name.startsWith('node_modules/wasm-vips/lib/'));
    expect(decoder.map((name) => path.basename(name)).toSorted()).toEqual(['vips-node.mjs', 'vips.wasm']);
    const workerData = { resourcesDir: path.join(extracted, 'resources') } satisfies WorkerSetting;
    const thread = new Worker(path.join(extracted, 'out/main/workers/make-picture.js'), { workerData });
    onTestFinished(async () => void (await thread.terminate()));
    const { promise: answer, resolve, reject } = Promise.withResolvers<unknown>();
    thread.once('message', resolve).once('error', reject).once('exit', reject);
    thread.postMessage({ id: 7, kind: 'begin', input: { content: aPng() } } satisfies WorkerRequest, []);
    expect(await answer).toMatchObject({ id: 7, kind: 'answer', value: { format: 'png' } });
  });

  test('holds no thread but those', () => {
    const packed = files.filter((name) => name.startsWith('out/main/workers/'));
    expect(packed.map((name) => path.basename(name, '.js')).toSorted()).toEqual(workers);
  });

  test('holds all migrations and resources', () => {
    const shipped = globSync(['migrations/*.sql', 'resources/**'], { cwd: root, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
    expect(shipped.filter((name) => !files.includes(name))).toEqual([]);
  });

  test('holds no sources, source maps, tests, notes for developers or hidden files', () => {
    const unwanted =
      /\.(?:map|tsx?|mts|cts)$|\.test\.|(?:^|\/)(?:tests?|__tests__|examples)\/|(?:^|\/)\.[^/]+$|\.(?:c|cc|cpp|h|hpp|gyp)$/;
    expect(files.filter((name) => unwanted.test(name))).toEqual([]);
    const bundles = ours().filter((name) => /\.(?:js|cjs|css|html)$/.test(name));
    expect(bundles.filter((name) => textOf(name).includes('sourceMappingURL='))).toEqual([]);
  });

  test('ships the packages under `dependencies` and what these need', () => {
    const packages = new Set(
      files.flatMap((name) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(name)?.[1] ?? []),
    );
    expect([...packages].toSorted()).toEqual([
      '@napi-rs/keyring',
      '@napi-rs/keyring-linux-x64-gnu',
      'bcrypt',
      'better-sqlite3',
      'electron-log',
      'node-gyp-build',
      'wasm-vips',
    ]);
  });

  test('has every package that a bundle imports', () => {
    const imported = ours()
      .filter((name) => /^out\/(?:main|preload)\/.*\.c?js$/.test(name))
      .flatMap((name) => parseAst(readFileSync(path.join(extracted, name), 'utf8')).body)
      .flatMap((statement) => (statement.type === 'ImportDeclaration' ? [statement.source.value] : []))
      .filter((name) => !name.startsWith('.') && name !== 'electron' && !isBuiltin(name));
    const missing = imported.filter(
      (name) => !existsSync(path.join(extracted, 'node_modules', packageOf(name))),
    );
    expect(imported.length).toBeGreaterThan(0);
    expect(missing).toEqual([]);
  });

  test('keeps native code outside the archive, for this kind of machine only', () => {
    const native = files.filter((name) => name.endsWith('.node'));
    expect(native.toSorted()).toEqual([
      'node_modules/@napi-rs/keyring-linux-x64-gnu/keyring.linux-x64-gnu.node',
      'node_modules/bcrypt/prebuilds/linux-x64/bcrypt.glibc.node',
      'node_modules/bcrypt/prebuilds/linux-x64/bcrypt.musl.node',
      'node_modules/better-sqlite3/prebuilds/linux-x64.node',
    ]);
    for (const name of native) expect(existsSync(path.join(resources, 'app.asar.unpacked', name))).toBe(true);
  });

  test('tells nothing of the machine that packed it, and holds no keys', () => {
    const folders = [root, process.env['HOME'] ?? root].filter((folder) => folder.length > 6);
    const tells = (name: string): boolean => folders.some((folder) => textOf(name).includes(folder));
    expect(ours().filter(tells)).toEqual([]);
    const keys = /-----BEGIN [A-Z ]*PRIVATE KEY|_authToken=/;
    expect(ours().filter((name) => keys.test(textOf(name)))).toEqual([]);
    const shipped: unknown = JSON.parse(textOf('package.json'));
    expect(shipped).not.toHaveProperty('scripts');
    expect(shipped).not.toHaveProperty('devDependencies');
  });

  test('switches off no protection, however the bundler wrote it', () => {
    const weak =
      /\b(?:sandbox|contextIsolation|webSecurity):\s*(?:false|!1|0)\b|\b(?:nodeIntegration\w*|webviewTag|allowRunningInsecureContent|experimentalFeatures):\s*(?:true|!0|1)\b|--no-sandbox|--disable-web-security|--ignore-certificate-errors|ELECTRON_DISABLE_SECURITY_WARNINGS|NODE_TLS_REJECT_UNAUTHORIZED/;
    const bundles = ours().filter((name) => /^out\/(?:main|preload)\/.*\.c?js$/.test(name));
    expect(bundles.filter((name) => weak.test(textOf(name)))).toEqual([]);
    // The same look does find them.
    expect(
      ['x={sandbox:!1}', '{ webSecurity: false }', "'--no-sandbox'"].filter((text) => !weak.test(text)),
    ).toEqual([]);
    expect(textOf('out/main/index.js')).toMatch(/\benableSandbox\(\)/);
    expect(textOf('out/main/index.js')).toMatch(/\bsandbox: true\b/);
  });

  test('has a page without inline scripts and styles', () => {
    const page = textOf('out/renderer/index.html');
    expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:/i);
    expect(
      [...page.matchAll(/<script\b([^>]*)>([^<]*)/g)].map(([, attributes, code]) => [
        /\ssrc="\.\//.test(attributes ?? ''),
        code?.trim(),
      ]),
    ).toEqual([[true, '']]);
  });

  test('holds the typeface of the window, in the one place that serves it', () => {
    const faces = files.filter((name) => name.endsWith('.woff2'));
    expect(
      faces.filter((name) => !/^out\/renderer\/assets\/noto-sans-[a-z-]+-[\w-]+\.woff2$/.test(name)),
    ).toEqual([]);
    for (const part of ['latin', 'latin-ext', 'cyrillic', 'greek']) {
      expect(faces.some((name) => name.includes(`noto-sans-${part}-wght-normal`))).toBe(true);
    }
  });

  test('is no larger than it was thought to be', () => {
    const megabytes = statSync(path.join(resources, 'app.asar')).size / 2 ** 20;
    process.stderr.write(`app.asar: ${megabytes.toFixed(1)} MB, ${files.length} files\n`);
    expect(megabytes).toBeLessThan(20);
  });

  test('opens its window with nothing but what was packed', async () => {
    await using opened = await openWindow({ main: path.join(extracted, 'out/main/index.js') });
    await opened.page.getByRole('heading', { level: 1 }).waitFor();
    expect(opened.outsideRequests()).toEqual([]);
  });
});

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
