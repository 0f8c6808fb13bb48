import { expect, test } from 'vitest';
import { branch, opening, person } from './branch.ts';
import { axeFindings } from './axe-findings.ts';
import { refuse } from './scripted-bridge.ts';
import { windowUnderTest } from './window-under-test.ts';

const open = windowUnderTest();
const narrow = { size: { width: 320, height: 800 } };
const disk_full = { cause: 'disk_full', neededBytes: 41.2 * 2 ** 20 } as const;
const readonly = { cause: 'readonly', neededBytes: null } as const;

const whoIsThere = [
  ['at the sign-in', { me: null, locked: false }],
  ['on a locked window', { me: person(), locked: true }],
  ['on a screen', { me: person(), locked: false }],
] as const;

test.each(whoIsThere)(
  '%s a full disk is said, with what to do about it and how much',
  async (_where, who) => {
    const script = branch({ system: { opening: () => opening({ readOnly: disk_full }) } }, { ...who });
    await open(script, narrow, async ({ page, faults }) => {
      const banner = page.getByRole('region', { name: 'Nothing new is stored' });
      await banner.getByText('The disk of this PC is full').waitFor();
      await banner.getByText('Make 42 MB of room').waitFor();
      expect(await axeFindings(page)).toEqual([]);
      expect(await faults()).toEqual([]);
    });
  },
);

test('where the file system does not tell how much, or takes nothing at all, the words are others', async () => {
  let readOnly: typeof readonly | { cause: 'disk_full'; neededBytes: null } = {
    ...disk_full,
    neededBytes: null,
  };
  const script = branch({
    system: { opening: () => opening({ readOnly }), retryOpening: () => opening({ readOnly }) },
  });
  await open(script, {}, async ({ page }) => {
    await page.getByText('Make some room').waitFor();
    readOnly = readonly;
    await page.getByRole('button', { name: 'Look again' }).click();
    await page.getByText('Drillroom may not write to its data folder any more').waitFor();
  });
});

test('it goes by itself when the main process says so, and what was being typed stays', async () => {
  let readOnly: typeof disk_full | null = disk_full;
  const script = branch({ system: { opening: () => opening({ readOnly }) } }, { me: null, locked: false });
  await open(script, {}, async ({ page, bridge }) => {
    const banner = page.getByRole('region', { name: 'Nothing new is stored' });
    await banner.waitFor();
    await page.getByLabel('Username').fill('dana');
    readOnly = null;
    bridge.push({ event: 'invalidated', ops: ['system.opening'] });
    await banner.waitFor({ state: 'detached' });
    expect(await page.getByLabel('Username').inputValue()).toBe('dana');
  });
});

test('what is not stored for want of room says so in words', async () => {
  const script = branch({
    system: { opening: () => opening({ readOnly: disk_full }) },
    accounts: {
      create: () => {
        throw refuse('UNAVAILABLE', { details: { store: 'disk_full' } });
      },
    },
  });
  await open(script, { screen: '/admin/people' }, async ({ page }) => {
    await page.getByRole('button', { name: 'Add a person' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a person' });
    await dialog.getByLabel('Full name').fill('Ama Owusu');
    await dialog.getByLabel('Username').fill('ama.owusu');
    await page.keyboard.press('Enter');
    await dialog.getByText('Not stored: the disk of this PC is full').waitFor();
  });
});
