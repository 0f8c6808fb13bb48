import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { branch, person } from './branch.ts';
import { axeFindings } from './axe-findings.ts';
import { refuse } from './scripted-bridge.ts';
import { focused, windowUnderTest } from './window-under-test.ts';

const open = windowUnderTest();
const code = 'K7QW-2MZP-9XTA-0H1F';

async function choose(page: Page, action: string): Promise<void> {
  await page.getByRole('button', { name: /Your menu/ }).press('Enter');
  await page.getByRole('menuitem', { name: action }).press('Enter');
}

const objectsToClosing = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>(`!window.dispatchEvent(new Event('beforeunload', { cancelable: true }))`);

test('an admin makes new keys of the training data, reads what that means first, and keeps the code', async () => {
  const script = branch({ accounts: { rekey: () => ({ recoveryCode: code }) } });
  await open(script, { size: { width: 320, height: 800 } }, async ({ page, bridge, faults }) => {
    await choose(page, 'New keys');
    const asking = page.getByRole('dialog', { name: 'Make new keys for the training data' });
    await asking.getByText('A backup is made first').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await asking.getByLabel('Your password').fill('brisk kettle harbour');
    await page.keyboard.press('Enter');
    const shown = page.getByRole('alertdialog', { name: 'Keep this recovery code' });
    await shown.getByText('The new keys are made.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await shown.getByLabel('Type its last group').fill('ohif');
    await page.keyboard.press('Enter');
    await page.getByText('The new keys and the new recovery code are in force.').waitFor();
    expect(bridge.callsOf('accounts.rekey')).toEqual([{ password: 'brisk kettle harbour' }]);
    expect(await faults()).toEqual([]);
  });
});

test('an admin makes a new recovery code with the password, and keeps it before the way on opens', async () => {
  const script = branch({ accounts: { newRecoveryCode: () => ({ recoveryCode: code }) } });
  await open(script, { size: { width: 320, height: 800 } }, async ({ page, bridge, faults }) => {
    await choose(page, 'New recovery code');
    const asking = page.getByRole('dialog', { name: 'Make a new recovery code' });
    await asking.waitFor();
    await expect.poll(() => focused(page)).toBe('input Your password');
    await page.keyboard.press('Enter');
    await asking.getByText('Enter your password.').waitFor();
    expect(bridge.callsOf('accounts.newRecoveryCode')).toEqual([]);
    expect(await axeFindings(page)).toEqual([]);
    await expect.poll(() => objectsToClosing(page)).toBe(false);
    await page.keyboard.type('brisk kettle harbour');
    await page.keyboard.press('Enter');

    const shown = page.getByRole('alertdialog', { name: 'Keep this recovery code' });
    await shown.waitFor();
    await expect.poll(() => shown.getByLabel('Recovery code').innerText()).toBe(code);
    await expect.poll(() => focused(page)).toMatch(/^div This code is shown only now/);
    expect(await axeFindings(page)).toEqual([]);
    // Nothing but its own button closes it, and closing the window asks.
    await page.keyboard.press('Escape');
    await page.mouse.click(2, 2);
    await expect.poll(() => objectsToClosing(page)).toBe(true);
    await shown.getByLabel('Type its last group').fill('9XTA');
    await page.keyboard.press('Enter');
    await shown.getByText('This is not the last group').waitFor();
    await shown.getByLabel('Type its last group').fill('ohif');
    await page.keyboard.press('Enter');

    await shown.waitFor({ state: 'detached' });
    await page.getByText('The new recovery code is in force.').waitFor();
    await expect.poll(() => objectsToClosing(page)).toBe(false);
    await expect.poll(() => focused(page)).toMatch(/^button .*DW|^button .*Dana/);
    await expect.poll(() => page.locator('body').innerText()).not.toContain('K7QW');
    expect(bridge.callsOf('accounts.newRecoveryCode')).toEqual([{ password: 'brisk kettle harbour' }]);
    expect(await faults()).toEqual([]);
  });
});

test('what is printed with the code is the code, and nothing of the screen under it', async () => {
  const script = branch({ accounts: { newRecoveryCode: () => ({ recoveryCode: code }) } });
  await open(script, {}, async ({ page }) => {
    await choose(page, 'New recovery code');
    await page.getByLabel('Your password').fill('brisk kettle harbour');
    await page.keyboard.press('Enter');
    await page.getByLabel('Type its last group').waitFor();
    await page.emulateMedia({ media: 'print' });
    const printed = await page.locator('body').innerText();
    expect(printed).toContain(code);
    expect(printed).toContain('Keep it where you keep keys');
    expect(printed).not.toMatch(/Recent reports|Type its last group|I have kept it/);
  });
});

test('a wrong password is refused in words and empties the field; nothing is said about a username', async () => {
  const script = branch({
    accounts: {
      newRecoveryCode: () => {
        throw refuse('WRONG_CREDENTIALS');
      },
    },
  });
  await open(script, {}, async ({ page, faults }) => {
    await choose(page, 'New recovery code');
    const dialog = page.getByRole('dialog', { name: 'Make a new recovery code' });
    await dialog.getByLabel('Your password').fill('not my password');
    await page.keyboard.press('Enter');
    await dialog.getByRole('alert').getByText('This is not your password').waitFor();
    await expect.poll(() => dialog.innerText()).not.toMatch(/username/i);
    await expect.poll(() => dialog.getByLabel('Your password').inputValue()).toBe('');
    await expect.poll(() => focused(page)).toBe('input Your password');
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await faults()).toEqual([]);
  });
});

test('too many tries for a new code count down, and another refusal says what happened', async () => {
  let tries = 0;
  const script = branch({
    accounts: {
      newRecoveryCode: () => {
        tries += 1;
        if (tries === 1) throw refuse('RATE_LIMITED', { retryAfterMs: 90_000 });
        throw refuse('UNAVAILABLE', { ref: 'R-3' });
      },
    },
  });
  await open(script, {}, async ({ page }) => {
    await page.clock.install();
    await page.reload();
    await choose(page, 'New recovery code');
    const dialog = page.getByRole('dialog', { name: 'Make a new recovery code' });
    await dialog.getByLabel('Your password').fill('brisk kettle harbour');
    await page.keyboard.press('Enter');
    await dialog.getByText('You can try again in 1:30.').waitFor();
    await expect.poll(() => dialog.getByRole('button', { name: 'Make the code' }).isDisabled()).toBe(true);
    await page.clock.fastForward(90_000);
    await dialog.getByText('You can try again now.').waitFor();
    await dialog.getByLabel('Your password').fill('brisk kettle harbour');
    await page.keyboard.press('Enter');
    await dialog.getByRole('alert').getByText('This cannot be done right now').waitFor();
  });
});

test('who is no admin is not offered a new recovery code', async () => {
  const script = branch({}, { me: person({ roles: ['trainer', 'viewer'] }), locked: false });
  await open(script, {}, async ({ page }) => {
    await page.getByRole('button', { name: /Your menu/ }).click();
    await page.getByRole('menuitem', { name: 'Keyboard shortcuts' }).waitFor();
    await expect.poll(() => page.getByRole('menuitem', { name: 'New recovery code' }).count()).toBe(0);
  });
});

test('a window that could not be locked, or left, says so', async () => {
  const full = () => {
    throw refuse('UNAVAILABLE', { details: { store: 'disk_full' } });
  };
  await open(branch({ accounts: { lock: full, signOut: full } }), {}, async ({ page }) => {
    const told = page.getByRole('alertdialog');
    for (const [before, action] of ['Lock now', 'Sign out'].entries()) {
      await choose(page, action);
      await told.nth(before).waitFor();
    }
    await expect.poll(() => told.allInnerTexts()).toHaveLength(2);
  });
});

test('Ctrl / and the menu list the shortcuts; Escape goes back to where one was', async () => {
  await open(branch(), {}, async ({ page, faults }) => {
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    const people = page.getByRole('link', { name: 'People' });
    await people.focus();
    await page.keyboard.press('Control+/');
    await sheet.waitFor();
    await expect
      .poll(() => sheet.getByRole('listitem').filter({ hasText: 'Search everything' }).innerText())
      .toMatch(/Ctrl K/);
    await expect
      .poll(() => sheet.getByRole('heading', { level: 3 }).allInnerTexts())
      .toEqual(['Everywhere', 'On Today', 'In a practice', 'In a document', 'In the audit', 'On Health']);
    expect(await axeFindings(page)).toEqual([]);
    // What lies under a dialog does not answer to its shortcuts.
    await page.keyboard.press('Control+k');
    await page.keyboard.press('Control+/');
    await expect.poll(() => sheet.count()).toBe(1);
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    await expect.poll(() => focused(page)).toBe('a People');
    await choose(page, 'Keyboard shortcuts');
    await sheet.waitFor();
    expect(await faults()).toEqual([]);
  });
});

test('a viewer’s list of shortcuts leaves out what belongs to practising', async () => {
  const script = branch({}, { me: person({ roles: ['viewer'] }), locked: false });
  await open(script, {}, async ({ page }) => {
    await page.keyboard.press('Control+/');
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await sheet.waitFor();
    await expect
      .poll(() => sheet.getByRole('heading', { level: 3 }).allInnerTexts())
      .toEqual(['Everywhere', 'In a document', 'In the audit']);
  });
});
