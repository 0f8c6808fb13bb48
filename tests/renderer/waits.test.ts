import { expect, test } from 'vitest';
import { pageOf } from '#contract/schemas.ts';
import { branch, person } from './branch.ts';
import { axeFindings } from './axe-findings.ts';
import { refuse } from './scripted-bridge.ts';
import { windowUnderTest } from './window-under-test.ts';

const open = windowUnderTest();

test('too many tries say why and show a live clock, politely, and the button works again when it ends', async () => {
  const script = branch(
    {
      accounts: {
        signIn: () => {
          throw refuse('RATE_LIMITED', { retryAfterMs: 90_000 });
        },
      },
    },
    { me: null, locked: false },
  );
  await open(script, { movableClock: true }, async ({ page }) => {
    await page.getByLabel('Username, e-mail or staff number', { exact: true }).fill('dana');
    await page.getByLabel('Password', { exact: true }).fill('some password');
    await page.keyboard.press('Enter');
    await page.getByRole('timer').getByText('You can try again in 1:30.').waitFor();
    const why = page.getByRole('status').filter({ hasText: 'Too many tries in a row' });
    await why.waitFor();
    // The clock stands outside of what is read aloud, and nothing interrupts who is reading.
    await expect.poll(() => why.innerText()).not.toMatch(/1:30/);
    await expect.poll(() => page.getByRole('alert').count()).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
    const button = page.getByRole('button', { name: 'Sign in' });
    await expect.poll(() => button.isDisabled()).toBe(true);
    await page.clock.fastForward(60_000);
    await page.getByText(/You can try again in 0:[0-3]\d/).waitFor();
    await expect.poll(() => button.isDisabled()).toBe(true);
    await page.clock.fastForward(30_000);
    await page.getByRole('status').filter({ hasText: 'You can try again now.' }).waitFor();
    await expect.poll(() => button.isDisabled()).toBe(false);
    await expect.poll(() => page.getByRole('navigation', { name: 'Main' }).count()).toBe(0);
  });
});

test('a screen whose question was asked too often shows the clock, and asks again when it is told to', async () => {
  let refusals = 1;
  const script = branch({
    accounts: {
      list: ({ page, pageSize }) => {
        refusals -= 1;
        if (refusals >= 0) throw refuse('RATE_LIMITED', { retryAfterMs: 90_000 });
        return pageOf([person({ name: 'Priya Nair' })], 1, { page: page ?? 1, pageSize: pageSize ?? 50 });
      },
    },
  });
  await open(script, { screen: '/admin/people', movableClock: true }, async ({ page }) => {
    await page.getByRole('timer').waitFor();
    const again = page.getByRole('button', { name: 'Try again' });
    await expect.poll(() => again.isDisabled()).toBe(true);
    await page.clock.fastForward(90_000);
    await page.getByText('You can try again now.').waitFor();
    await again.click();
    await page.getByText('Priya Nair').waitFor();
  });
});

test('what has no place of its own on the screen says for how long in a notice, which goes when the time is over', async () => {
  const script = branch({
    accounts: {
      lock: () => {
        throw refuse('RATE_LIMITED', { retryAfterMs: 90_000 });
      },
    },
  });
  await open(script, { movableClock: true }, async ({ page }) => {
    await page.getByRole('button', { name: /Your menu/ }).click();
    await page.getByRole('menuitem', { name: 'Lock' }).click();
    const notice = page.getByRole('alertdialog').filter({ hasText: 'A short break' });
    await notice.getByRole('timer', { name: 'Time until you can try again' }).waitFor();
    await page.clock.fastForward(90_000);
    await notice.waitFor({ state: 'detached' });
  });
});

test('whoever is signed in is told when their password is looked at again, and nothing of signing in', async () => {
  const script = branch({
    accounts: {
      newPersonalCode: () => {
        throw refuse('ACCOUNT_LOCKED', { retryAfterMs: 90_000 });
      },
    },
  });
  await open(script, { screen: '/me/account', movableClock: true }, async ({ page }) => {
    await page.getByRole('button', { name: 'Make a new code' }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Your password', { exact: true }).fill('some password');
    await page.keyboard.press('Enter');
    await dialog.getByRole('timer').getByText('You can give your password again in 1:').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.clock.fastForward(90_000);
    await dialog.getByRole('status').getByText('You can give your password again now.').waitFor();
    await expect.poll(() => dialog.innerText()).not.toMatch(/sign in again|Sign-in/);
  });
});
