import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { branch, id, oneTimeCode, person } from './branch.ts';
import { axeFindings } from './axe-findings.ts';
import type { ScriptedBridge } from './scripted-bridge.ts';
import { windowUnderTest } from './window-under-test.ts';

const open = windowUnderTest();
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const isLocked = (page: Page) => page.getByRole('heading', { name: 'Locked by Dana W.' }).waitFor();
const locks = (bridge: ScriptedBridge) => bridge.callsOf('accounts.lock').length;

test.each([
  ['the list of shortcuts, which names it', 'Control+/'],
  ['the menu', 'Menu'],
])('the shortcut of the lock works over %s', async (_what, keys) => {
  await open(branch(), {}, async ({ page, bridge, faults }) => {
    if (keys === 'Menu') await page.getByRole('button', { name: /Your menu/ }).press('Enter');
    else await page.keyboard.press(keys);
    await page.locator('[role=dialog], [role=menu]').first().waitFor();
    await page.keyboard.press('Control+l');
    await isLocked(page);
    expect(locks(bridge)).toBe(1);
    expect(await faults()).toEqual([]);
  });
});

test('the shortcut of the lock works in a field of a dialog, also while its form is being sent', async () => {
  const who = { me: person(), locked: false };
  await open(branch({}, who), { screen: '/admin/people' }, async ({ page, bridge, faults }) => {
    await button(page, 'Add a person').press('Enter');
    await page.keyboard.type('Ann Lee');
    await page.keyboard.press('Control+l');
    await isLocked(page);
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    await page.keyboard.type('some password');
    await page.keyboard.press('Enter');
    const answer = bridge.hold('accounts.create');
    await button(page, 'Add a person').press('Enter');
    await page.keyboard.type('Ann Lee');
    await page.keyboard.press('Enter');
    await expect.poll(() => bridge.callsOf('accounts.create').length).toBe(1);
    await page.keyboard.press('Control+l');
    await isLocked(page);
    answer();
    await expect.poll(() => page.locator('body').innerText()).not.toMatch(/Ann Lee|ABCD/);
    expect(await faults()).toEqual([]);
  });
});

test('a code that is shown once is kept before the shortcut locks, and that is said', async () => {
  const script = branch({ accounts: { issueCode: () => oneTimeCode('reset') } });
  await open(script, { screen: `/admin/people/${id(3)}` }, async ({ page, bridge, faults }) => {
    await button(page, 'Make a one-time code').press('Enter');
    const slip = page.getByRole('alertdialog').filter({ hasText: 'ABCD-EFGH-JKMN' });
    await slip.waitFor();
    await page.keyboard.press('Control+l');
    await page.getByText('Keep it first, then lock.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(locks(bridge)).toBe(0);
    await slip.getByRole('button', { name: 'Done' }).press('Enter');
    await slip.waitFor({ state: 'detached' });
    await page.keyboard.press('Control+l');
    await isLocked(page);
    expect(await faults()).toEqual([]);
  });
});
