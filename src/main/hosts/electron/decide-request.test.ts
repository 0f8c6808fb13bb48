import { expect, test } from 'vitest';
import { attackAddresses } from '#tests/hosts/electron/attack-addresses.ts';
import { decideRequest } from './decide-request.ts';

const packaged = { devTools: false };

test.each([
  ['app://bundle/index.html', 'mainFrame'],
  ['app://bundle/assets/a.js', 'script'],
  ['blob:app://bundle/5f0c', 'image'],
  ['data:image/svg+xml,%3Csvg/%3E', 'image'],
])('%s is let through as %s', (url, resourceType) => {
  expect(decideRequest({ url, resourceType }, packaged)).toBe(true);
});

test.each([
  ['http://example.com/', 'image'],
  ['https://example.com/', 'mainFrame'],
  ['https://127.0.0.1:11434/', 'xhr'],
  ['http://localhost/', 'xhr'],
  ['ws://example.com/', 'webSocket'],
  ['wss://example.com/', 'webSocket'],
  ['ftp://example.com/', 'other'],
  ['file:///etc/passwd', 'image'],
  ['file://server/share/x', 'image'],
  ['filesystem:app://bundle/temporary/x', 'image'],
  ['javascript:alert(1)', 'subFrame'],
  ['data:text/html,<script>1</script>', 'mainFrame'],
  ['data:text/html,x', 'subFrame'],
  ['data:text/javascript,1', 'script'],
  ['data:text/css,x', 'stylesheet'],
  ['blob:https://example.com/1', 'image'],
  ['blob:null/1', 'image'],
  ['blob:app://bundle.evil/1', 'image'],
  ['app://other/x', 'image'],
  ['app://bundle.evil/x', 'script'],
  ['about:blank', 'subFrame'],
  ['chrome://gpu', 'mainFrame'],
  ['chrome-extension://abc/x.js', 'script'],
  ['devtools://devtools/bundled/x.js', 'script'],
  ['mailto:a@example.com', 'mainFrame'],
  ['intent://x', 'mainFrame'],
  ['', 'other'],
])('%s is stopped as %s', (url, resourceType) => {
  expect(decideRequest({ url, resourceType }, packaged)).toBe(false);
});

test('the developer tools load their own files, where the build has them', () => {
  const request = { url: 'devtools://devtools/bundled/x.js', resourceType: 'script' };
  expect(decideRequest(request, { devTools: true })).toBe(true);
  expect(decideRequest({ ...request, url: 'devtools://elsewhere/x.js' }, { devTools: true })).toBe(false);
});

test('a long address is stopped', () => {
  expect(decideRequest({ url: `app://bundle/${'a'.repeat(3000)}`, resourceType: 'script' }, packaged)).toBe(
    false,
  );
});

test('nothing of the table of attacks is asked for beyond the app’s own origin, as no kind of resource', () => {
  const kinds = [
    'mainFrame',
    'subFrame',
    'script',
    'stylesheet',
    'xhr',
    'webSocket',
    'ping',
    'font',
    'other',
  ];
  const passed = attackAddresses.flatMap(([, url]) =>
    kinds.filter((resourceType) => decideRequest({ url, resourceType }, packaged)).map(() => url),
  );
  expect(passed.filter((url) => !/^(?:blob:)?app:\/\/bundle(?:\/|$)/.test(url))).toEqual([]);
});
