import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { contentSecurityPolicy } from './content-security-policy.ts';
import { resolveAppUrl } from './resolve-app-url.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

const guards = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  // Even a name that is looked up ahead of time would leave the PC.
  'x-dns-prefetch-control': 'off',
  'cache-control': 'no-store',
};

/** Answers every request to the app's origin from the files under `root`. Each answer carries all the guards. */
export function serveBundle(root: string) {
  return async (request: { readonly url: string; readonly method: string }): Promise<Response> => {
    if (request.method !== 'GET') return nothing(405, { allow: 'GET' });
    const file = await resolveAppUrl(request.url, root);
    const type = file === null ? undefined : types[path.extname(file)];
    if (file === null || type === undefined) return nothing(404);
    try {
      const body = await readFile(file);
      return new Response(new Uint8Array(body), { headers: { ...guards, 'content-type': type } });
    } catch (error) {
      // Without an answer of ours Chromium would show a page of its own, without the guards.
      return nothing(isNoFile(error) ? 404 : 500);
    }
  };
}

const isNoFile = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR');

const nothing = (status: number, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(null, {
    status,
    headers: { ...guards, ...headers, 'content-type': 'text/plain; charset=utf-8' },
  });
