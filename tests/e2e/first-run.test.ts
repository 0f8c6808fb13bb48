import { expect, test } from 'vitest';
import { keyboardOf } from '../../tools/standin/keyboard.ts';
import { appOfFile, heading } from './open-app.ts';
import { lookAt } from './look-at.ts';
import { password } from './seed-branch.ts';

const app = appOfFile(async () => ({}));

const admin = { name: 'Tomas Reyes', username: 'tomas.reyes' };
const added = { name: 'Ana Silva', username: 'ana.silva', password: 'copper lantern meadow' };
const chosen = 'pewter harbour walnut';

test('a PC is set up, left, locked and entered again, with the keyboard alone', async () => {
  const { page } = app();
  const keys = keyboardOf(page);
  const { keyboard } = page;
  const field = (label: string) => page.getByLabel(label, { exact: true });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const menu = async (item: string) => {
    await keys.press(page.getByRole('button', { name: /Your menu/ }));
    await page.getByRole('menuitem', { name: item }).waitFor();
    await keyboard.type(item.slice(0, 4));
    await keyboard.press('Enter');
  };

  // The first account: what does not fit is said at its field, and nothing is made of it.
  await keys.type(field('Your name'), admin.name);
  await keys.type(field('Password'), 'short');
  await keyboard.press('Enter');
  await page.getByText('Use at least 10 characters.').waitFor();
  const wrong = await lookAt(page, 'welcome-account', heading(page, 'Set up the first account'));
  await keys.type(field('Password'), password);
  await keyboard.press('Enter');

  // The recovery code, shown once: another last group does not pass.
  const title = heading(page, 'Keep this recovery code');
  await title.waitFor();
  const code = await page.getByLabel('Recovery code').innerText();
  await keys.type(field('Type its last group'), 'ABCD');
  await keyboard.press('Enter');
  await page.getByText('This is not the last group of the code above.').waitFor();
  wrong.push(...(await lookAt(page, 'welcome-code', title)));
  await keys.type(field('Type its last group'), code.trim().split('-').at(-1) ?? '');
  await keyboard.press('Enter');

  // The code of the person, which the one of the data is not.
  const ownTitle = heading(page, 'Keep your own recovery code too');
  await ownTitle.waitFor();
  const ownCode = (await page.getByLabel('Your own recovery code').innerText()).trim();
  expect(ownCode).not.toBe(code.trim());
  wrong.push(...(await lookAt(page, 'welcome-own-code', ownTitle)));
  await keys.type(field('Type its last group'), ownCode.split('-').at(-1) ?? '');
  await keyboard.press('Enter');

  await heading(page, 'Add the sample material?').waitFor();
  wrong.push(...(await lookAt(page, 'welcome-samples', button('Add the samples'))));
  await keys.press(button('Add the samples'));
  await page.getByText(/^6 documents in 6 topics/).waitFor();

  // Out, and in again.
  await menu('Sign out');
  await keys.type(field('Username, e-mail or staff number'), admin.username);
  await keys.type(field('Password'), 'not my password');
  await keyboard.press('Enter');
  await page.getByText('Name and password do not match').waitFor();
  await expect.poll(() => field('Password').inputValue()).toBe('');
  await keyboard.type(password);
  await keyboard.press('Enter');
  await heading(page, /^Good .*, Tomas$/).waitFor();

  // Out, and in again without the password: a new one is chosen, and the next code comes before anything else.
  await menu('Sign out');
  await keys.press(button('I forgot my password'));
  wrong.push(...(await lookAt(page, 'forgot-password', heading(page, 'I forgot my password'))));
  await keys.press(button('I have my own recovery code'));
  await keys.type(field('Your own recovery code'), ownCode.toLowerCase());
  wrong.push(...(await lookAt(page, 'sign-in-by-code', heading(page, 'Use your recovery code'))));
  await keyboard.press('Enter');
  const choosing = heading(page, 'Choose a new password');
  await choosing.waitFor();
  wrong.push(...(await lookAt(page, 'choose-password', choosing)));
  await keys.type(field('New password'), chosen);
  await keyboard.press('Enter');
  const next = heading(page, 'Keep your next recovery code');
  await next.waitFor();
  wrong.push(...(await lookAt(page, 'next-code', next)));
  const nextCode = (await page.getByLabel('Your own recovery code').innerText()).trim();
  expect(nextCode).not.toBe(ownCode);
  await keys.type(field('Type its last group'), nextCode.split('-').at(-1) ?? '');
  await keyboard.press('Enter');
  await heading(page, /^Good .*, Tomas$/).waitFor();

  await menu('Lock now');
  await heading(page, 'Locked by Tomas R.').waitFor();
  await expect.poll(() => page.locator('body').innerText()).not.toContain('Reyes');
  await keyboard.type('not my password');
  await keyboard.press('Enter');
  await page.getByText('This is not your password').waitFor();
  await keyboard.type(chosen);
  await keyboard.press('Enter');
  await heading(page, /^Good .*, Tomas$/).waitFor();

  // A second person, who then sits down at the same window.
  await keys.press(page.getByRole('link', { name: 'People' }));
  await keys.press(button('Add a person'));
  await keys.type(field('Full name'), added.name);
  await keyboard.press('Enter');
  const slip = page.getByRole('alertdialog', { name: /^Ana Silva is added/ });
  const setUpCode = (await slip.getByLabel('One-time code').innerText()).trim();
  wrong.push(...(await lookAt(page, 'set-up-slip', slip.getByText(setUpCode))));
  await keys.press(slip.getByRole('button', { name: 'Done' }));
  await page.getByRole('row', { name: /Ana Silva/ }).waitFor();
  await menu('Switch user');
  await heading(page, 'Sign in as someone else').waitFor();
  await keys.press(button('I am new here'));
  wrong.push(...(await lookAt(page, 'new-here', heading(page, 'Welcome'))));
  await keys.press(button('I have a set-up code'));
  await keys.type(field('Username, e-mail or staff number'), added.username.toUpperCase());
  await keys.type(field('Code'), setUpCode.toLowerCase().replaceAll('-', ' '));
  await keys.type(field('New password'), 'ana.silva1');
  await keyboard.press('Enter');
  await page.getByText('This is too easy to guess.').waitFor();
  wrong.push(...(await lookAt(page, 'set-up', heading(page, 'Set up your account'))));
  await keys.type(field('New password'), added.password);
  await keyboard.press('Enter');
  const notice = heading(page, 'What Drillroom keeps about you');
  await notice.waitFor();
  wrong.push(...(await lookAt(page, 'privacy-notice', notice)));
  await keys.press(button('I have read it'));
  await heading(page, /^Good .*, Ana$/).waitFor();
  await expect.poll(() => page.getByRole('link', { name: 'People' }).count()).toBe(0);

  // The one whose window it was comes back to it.
  await menu('Switch user');
  await keys.type(field('Username, e-mail or staff number'), admin.username);
  await keys.type(field('Password'), chosen);
  await keyboard.press('Enter');
  await heading(page, /^Good .*, Tomas$/).waitFor();
  expect(wrong).toEqual([]);
});
