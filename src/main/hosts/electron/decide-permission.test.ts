import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decidePermission } from './decide-permission.ts';

test('the app’s own page may put text on the clipboard', () => {
  expect(decidePermission('clipboard-sanitized-write', 'app://bundle/', true)).toBe(true);
  expect(decidePermission('clipboard-sanitized-write', 'app://bundle/index.html', true)).toBe(true);
});

test.each([
  ['a frame', 'clipboard-sanitized-write', 'app://bundle/', false],
  ['another origin', 'clipboard-sanitized-write', 'https://example.com/', true],
  ['an origin that begins alike', 'clipboard-sanitized-write', 'app://bundle.evil/', true],
  ['a page without an origin', 'clipboard-sanitized-write', '', true],
  ['a malformed origin', 'clipboard-sanitized-write', 'app:/\\bundle', true],
  ['reading the clipboard', 'clipboard-read', 'app://bundle/', true],
  ['the camera and microphone', 'media', 'app://bundle/', true],
  ['the screen', 'display-capture', 'app://bundle/', true],
  ['the place', 'geolocation', 'app://bundle/', true],
  ['notifications', 'notifications', 'app://bundle/', true],
  ['opening other programs', 'openExternal', 'app://bundle/', true],
  ['files', 'fileSystem', 'app://bundle/', true],
  ['USB', 'usb', 'app://bundle/', true],
  ['an unknown permission', 'unknown', 'app://bundle/', true],
])('%s is refused', (_what, permission, origin, isMainFrame) => {
  expect(decidePermission(permission, origin, isMainFrame)).toBe(false);
});

test('no other permission is ever granted', () => {
  fc.assert(
    fc.property(fc.string(), (permission) => {
      fc.pre(permission !== 'clipboard-sanitized-write');
      expect(decidePermission(permission, 'app://bundle/', true)).toBe(false);
    }),
  );
});
