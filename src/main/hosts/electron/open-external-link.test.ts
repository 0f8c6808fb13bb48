import { beforeEach, expect, test, vi } from 'vitest';
import { attackAddresses } from '#tests/hosts/electron/attack-addresses.ts';
import { openExternalLink } from './open-external-link.ts';

const opened = vi.hoisted((): string[] => []);
vi.mock('electron', () => ({ shell: { openExternal: async (href: string) => void opened.push(href) } }));
beforeEach(() => void opened.splice(0));

const hosts = new Set(['bank.example']);

test('the system gets the address as it was written anew', async () => {
  expect(await openExternalLink('https://bank.example/a/../help', hosts)).toBe(true);
  expect(opened).toEqual(['https://bank.example/help']);
});

test('nothing of the table of attacks gets to the system', async () => {
  for (const [, address] of attackAddresses) expect(await openExternalLink(address, hosts)).toBe(false);
  expect(opened).toEqual([]);
});
