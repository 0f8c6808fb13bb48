import { describe, expect, test } from 'vitest';
import { isAppOrigin, isAppPage } from './app-address.ts';

describe('the address of the app’s page', () => {
  test.each([
    'app://bundle/index.html',
    'app://bundle/index.html#/',
    'app://bundle/index.html#/report/1?tab=a%20b',
  ])('%s is the page', (url) => expect(isAppPage(url)).toBe(true));

  test.each([
    '',
    'about:blank',
    'about:srcdoc',
    'app://bundle',
    'app://bundle/',
    'app://bundle/index.html?next=https://example.com',
    'app://bundle/other.html',
    'app://bundle/index.htmlx',
    'app://bundle/assets/../index.html',
    'app://bundle//index.html',
    'app://bundle:1/index.html',
    'app://user@bundle/index.html',
    'app://bundle.example.com/index.html',
    'app://other/index.html',
    'APP://bundle/index.html',
    ' app://bundle/index.html',
    'app://bundle/index.html#\nx',
    'app:bundle/index.html',
    'file:///etc/passwd',
    '\\\\server\\share\\index.html',
    'http://bundle/index.html',
    'https://app.bundle/index.html',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,<h1>x</h1>',
    'blob:app://bundle/0',
    'view-source:app://bundle/index.html',
    'chrome://settings',
    'devtools://devtools/bundled/inspector.html',
    'mailto:a@example.com',
    'ms-msdt:/id x',
  ])('%s is not', (url) => expect(isAppPage(url)).toBe(false));

  test('a long address is not', () => {
    expect(isAppPage(`app://bundle/index.html#${'a'.repeat(3000)}`)).toBe(false);
  });

  test('an origin is ours only as a whole', () => {
    expect(isAppOrigin('app://bundle')).toBe(true);
    expect(isAppOrigin('app://bundle/')).toBe(true);
    for (const other of [
      '',
      'null',
      'app://bundles',
      'app://bundle.evil',
      'app://bundle:1',
      'https://bundle',
    ]) {
      expect(isAppOrigin(other)).toBe(false);
    }
  });
});
