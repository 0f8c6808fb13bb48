import { createServer } from 'node:http';
import path from 'node:path';
import { contentSecurityPolicy } from '#main/hosts/electron/content-security-policy.ts';
import type { WindowFiles } from './built-window.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** Serves a built window on loopback, under the policy that the product serves it with. */
export async function serveWindow(files: WindowFiles): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const wanted = new URL(request.url ?? '/', 'http://localhost').pathname.slice(1) || 'index.html';
    const content = files.get(wanted);
    const type =
      content === undefined ? 'text/plain' : (types[path.extname(wanted)] ?? 'application/octet-stream');
    response
      .writeHead(content === undefined ? 404 : 200, {
        'content-type': type,
        'content-security-policy': contentSecurityPolicy,
      })
      .end(content ?? 'There is no such file.');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
