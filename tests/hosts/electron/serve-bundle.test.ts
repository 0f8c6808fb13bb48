import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { sharedTemporaryFolder } from '#tests/support/temporary-folder.ts';
import { serveBundle } from '#main/hosts/electron/serve-bundle.ts';

const shared = sharedTemporaryFolder();
let serve: ReturnType<typeof serveBundle>;
beforeAll(async () => {
  const root = shared();
  await mkdir(path.join(root, 'assets', 'folder.js'), { recursive: true });
  await writeFile(path.join(root, 'index.html'), '<!doctype html>');
  await writeFile(path.join(root, 'assets', 'a.js'), 'export {}');
  await writeFile(path.join(root, 'assets', 'a.css'), 'h1{}');
  await writeFile(path.join(root, 'assets', 'a.js.map'), '{}');
  await writeFile(path.join(root, 'assets', 'notes.exe'), 'MZ');
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
];

describe.each([
  ['the page', '/index.html', 'GET', 200],
  ['the page by its folder', '/', 'GET', 200],
  ['a script', '/assets/a.js', 'GET', 200],
  ['a file that is not there', '/assets/b.js', 'GET', 404],
  ['a folder', '/assets/folder.js', 'GET', 404],
  ['a path out', '/%2e%2e/%2e%2e/etc/passwd', 'GET', 404],
  ['a file of a kind that a page has no use for', '/assets/notes.exe', 'GET', 404],
  ['a source map', '/assets/a.js.map', 'GET', 404],
  ['another method', '/index.html', 'POST', 405],
  ['a HEAD request', '/index.html', 'HEAD', 405],
])('%s', (_what, file, method, status) => {
  test(`is answered with ${status} and every guard`, async () => {
    const response = await get(file, method);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-security-policy')?.split('; ')).toEqual(policy);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(response.headers.get('x-dns-prefetch-control')).toBe('off');
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
