import { once } from 'node:events';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sharedTemporaryFolder } from '#tests/support/temporary-folder.ts';
import { serveBundle } from '#main/hosts/electron/serve-bundle.ts';
import { attackAddresses } from './attack-addresses.ts';

const shared = sharedTemporaryFolder();
const outside = sharedTemporaryFolder();
let serve: ReturnType<typeof serveBundle>;
let server: Server;
afterAll(() => void server.close());
beforeAll(async () => {
  const root = shared();
  await mkdir(path.join(root, 'assets', 'folder.js'), { recursive: true });
  await writeFile(path.join(root, 'index.html'), '<!doctype html>');
  await writeFile(path.join(root, 'assets', 'a.js'), 'export {}');
  await writeFile(path.join(root, 'assets', 'a.css'), 'h1{}');
  await writeFile(path.join(root, 'assets', 'a.js.map'), '{}');
  await writeFile(path.join(root, 'assets', 'notes.exe'), 'MZ');
  await writeFile(path.join(outside(), 'secret.js'), 'secret');
  await symlink(path.join(outside(), 'secret.js'), path.join(root, 'assets', 'outside.js'));
  await symlink(path.join(root, 'assets', 'circle.js'), path.join(root, 'assets', 'circle.js'));
  server = createServer().listen(path.join(root, 'assets', 'socket.js'));
  await once(server, 'listening');
  serve = serveBundle(root);
});

const get = (file: string, method = 'GET') => serve(new Request(`app://bundle${file}`, { method }));

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "worker-src 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
];

const guards = {
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-dns-prefetch-control': 'off',
  'cache-control': 'no-store',
};

const requests: readonly (readonly [what: string, file: string, method: string, status: number])[] = [
  ['the page', '/index.html', 'GET', 200],
  ['the page by its folder', '/', 'GET', 200],
  ['a script', '/assets/a.js', 'GET', 200],
  ['a file that is not there', '/assets/b.js', 'GET', 404],
  ['a folder', '/assets/folder.js', 'GET', 404],
  ['a path out', '/%2e%2e/%2e%2e/etc/passwd', 'GET', 404],
  ['a file of a kind that a page has no use for', '/assets/notes.exe', 'GET', 404],
  ['a source map', '/assets/a.js.map', 'GET', 404],
  ['a link that leads out', '/assets/outside.js', 'GET', 404],
  ['a link to itself', '/assets/circle.js', 'GET', 404],
  ['something that cannot be read', '/assets/socket.js', 'GET', 500],
  ['an address without a file', '/%00', 'GET', 404],
  ['an address that is too long', `/${'a'.repeat(3000)}.js`, 'GET', 404],
  ...['POST', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND'].map(
    (method) => [`the method ${method}`, '/index.html', method, 405] as const,
  ),
];

describe.each(requests)('%s', (_what, file, method, status) => {
  test(`is answered with ${status} and every guard`, async () => {
    const response = await get(file, method);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-security-policy')?.split('; ')).toEqual(policy);
    expect(Object.fromEntries(response.headers)).toMatchObject(guards);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });
});

test('files carry their type, and a refusal carries nothing else', async () => {
  expect((await get('/index.html')).headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect((await get('/assets/a.js')).headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect((await get('/assets/a.css')).headers.get('content-type')).toBe('text/css; charset=utf-8');
  expect(await (await get('/assets/a.css')).text()).toBe('h1{}');
  expect(await (await get('/nothing.html')).text()).toBe('');
});

test('a request that is no address of the app is not answered from its files', async () => {
  for (const [, address] of attackAddresses) {
    const response = await serve({ url: address, method: 'GET' });
    const isPage = address === 'app://bundle/' || address.startsWith('app://bundle/index.html?');
    expect([address, response.status]).toEqual([address, isPage ? 200 : 404]);
    expect(response.headers.get('content-security-policy')).not.toBeNull();
  }
});
