import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attackAddresses, shown } from '#tests/hosts/electron/attack-addresses.ts';
import { parseExternalUrl } from './parse-external-url.ts';

const hosts = new Set(['bank.example', 'help.bank.example']);

test.each([
  ['https://bank.example', 'https://bank.example/'],
  ['https://bank.example/', 'https://bank.example/'],
  ['https://help.bank.example/drillroom/start.html', 'https://help.bank.example/drillroom/start.html'],
  ['https://bank.example/a?b=c&d=%20e', 'https://bank.example/a?b=c&d=%20e'],
  ['https://bank.example/a#part-2', 'https://bank.example/a#part-2'],
  ['https://bank.example?x', 'https://bank.example/?x'],
  ['https://bank.example/a/../b', 'https://bank.example/b'],
  ['https://bank.example/~team/@it,help;v=1', 'https://bank.example/~team/@it,help;v=1'],
])('%s is opened as %s', (text, href) => expect(parseExternalUrl(text, hosts)).toBe(href));

describe('refused is', () => {
  test.each(attackAddresses.map(([kind, address]) => ({ kind, name: shown(address), address })))(
    '$kind: $name',
    ({ address }) => expect(parseExternalUrl(address, hosts)).toBeNull(),
  );

  test.each([
    'https://other.example/',
    'https://sub.bank.example/',
    'https://example/',
    'https://bank.example.',
    'https://bank..example/',
    'https://bank_example/',
    'https://bank.example/%5cserver',
    'https://bank.example/%27',
    'https://bank.example/%7F',
    'https://bank.example/%1b[31m',
    'https://bank.example/%E2%80%AE',
    'https://bank.example/[x]',
    'https://bank.example/{x}',
    'https://bank.example/x^y',
    'https://bank.example/é',
    'https://bank.example/ ',
    'https://bank.example/\\x',
    "https://bank.example/'x'",
    'https://bank.example/(x)',
    'https:// bank.example/',
  ])('%s', (text) => expect(parseExternalUrl(text, hosts)).toBeNull());

  test('everything, where no host is allowed', () => {
    expect(parseExternalUrl('https://bank.example/', new Set())).toBeNull();
  });

  test('a number, even one that somebody allowed in the form that the parser gives it', () => {
    for (const text of ['https://0x7f.1/', 'https://2130706433/', 'https://127.1/']) {
      expect(parseExternalUrl(text, new Set(['127.0.0.1', '127.1', '0x7f.1', '2130706433']))).toBeNull();
    }
  });
});

test('what is opened is at an allowed host, in ASCII, without user and port, and stays as it is when read again', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'https://',
      'bank.example',
      '/',
      '\\',
      '@',
      ':',
      '.',
      '%00',
      '%2e',
      '?',
      '#',
      '443',
      '"',
      ' ',
    ),
    fc.webPath(),
    fc.string({ unit: 'binary', maxLength: 4 }),
  );
  let opened = 0;
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 6 }),
      fc.constantFrom('', 'https://bank.example'),
      (pieces, start) => {
        const href = parseExternalUrl(start + pieces.join(''), hosts);
        if (href === null) return;
        opened += 1;
        const url = new URL(href);
        expect([url.protocol, url.username, url.password, url.port]).toEqual(['https:', '', '', '']);
        expect(hosts).toContain(url.hostname);
        expect(href).toMatch(/^[!-~]{1,2048}$/);
        expect(parseExternalUrl(href, hosts)).toBe(href);
      },
    ),
    { numRuns: 10_000 },
  );
  expect(opened).toBeGreaterThan(100);
});
