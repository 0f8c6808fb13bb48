import { describe, expect, test } from 'vitest';
import { attackAddresses, shown } from '#tests/hosts/electron/attack-addresses.ts';
import { decideNavigation, type Movement } from './decide-navigation.ts';

const movements: readonly Movement[] = ['navigation', 'redirect', 'frame', 'window', 'webview'];
const own = [
  'app://bundle/index.html',
  'app://bundle/index.html#/',
  'app://bundle/index.html#/report/1?tab=a%20b',
];

test('the table of attacks holds at least 80 addresses, none of them twice', () => {
  const addresses = attackAddresses.map(([, address]) => address);
  expect(addresses.length).toBeGreaterThanOrEqual(80);
  expect(new Set(addresses).size).toBe(addresses.length);
});

describe('however it tries, a page does not get to', () => {
  test.each(attackAddresses.map(([kind, address]) => ({ kind, name: shown(address), address })))(
    '$kind: $name',
    ({ address }) => expect(movements.filter((movement) => decideNavigation(movement, address))).toEqual([]),
  );
});

test.each(own)('the page itself may be loaded anew, %s, and in no other way', (url) => {
  expect(movements.filter((movement) => decideNavigation(movement, url))).toEqual(['navigation']);
});
