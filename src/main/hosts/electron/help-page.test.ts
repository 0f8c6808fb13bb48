import { expect, test } from 'vitest';
import { attackAddresses } from '#tests/hosts/electron/attack-addresses.ts';
import { hasHelpPage, openHelpPage } from './help-page.ts';

async function tryOut(address: string, agrees: boolean, fails = false): Promise<string[]> {
  const seen: string[] = [];
  await openHelpPage(address, {
    ask: async (href) => {
      seen.push(`asked ${href}`);
      return agrees;
    },
    open: async (href, hosts) => {
      if (fails) throw new Error('There is no browser.');
      seen.push(`opened ${href} of ${[...hosts].join()}`);
      return true;
    },
    sayFailed: () => void seen.push('said that it failed'),
  });
  return seen;
}

const page = 'https://help.bank.example/drillroom';

test('the page is opened when the person agrees, and not otherwise', async () => {
  expect(hasHelpPage(page)).toBe(true);
  expect(await tryOut(page, true)).toEqual([`asked ${page}`, `opened ${page} of help.bank.example`]);
  expect(await tryOut(page, false)).toEqual([`asked ${page}`]);
});

test('a system without a browser is a message, not a crash', async () => {
  expect(await tryOut(page, true, true)).toEqual([`asked ${page}`, 'said that it failed']);
});

test.each(['', 'help.bank.example', 'http://help.bank.example/', 'https://user@help.bank.example/'])(
  'nothing is offered for %j',
  async (address) => {
    expect(hasHelpPage(address)).toBe(false);
    expect(await tryOut(address, true)).toEqual([]);
  },
);

test('whatever a policy names, only https by name and without user and port is opened', async () => {
  for (const [, address] of attackAddresses) {
    for (const line of await tryOut(address, true))
      expect(line).toMatch(/^(?:asked|opened) https:\/\/[a-z0-9.-]+\//);
  }
});
