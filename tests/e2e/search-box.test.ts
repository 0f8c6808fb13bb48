import { expect, test } from 'vitest';
import { sharedTemporaryFolder } from '#tests/support/temporary-folder.ts';
import { lookAt } from './look-at.ts';
import { appOfFile, goTo, heading, signInAs } from './open-app.ts';
import { type Branch, people, saidSoFar, seedBranch } from './seed-branch.ts';

const folder = sharedTemporaryFolder();
let branch: Branch;
const app = appOfFile(async () => {
  branch = await seedBranch(folder());
  return branch;
});

const optionWith = (text: string | RegExp) =>
  app().page.getByRole('option').filter({ hasText: text }).first();

/** Presses an arrow until the option is the one that Enter opens. */
async function arrowTo(text: string | RegExp): Promise<void> {
  const { page } = app();
  await optionWith(text).waitFor();
  for (let step = 0; step < 30; step += 1) {
    if ((await optionWith(text).getAttribute('aria-selected')) === 'true') return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`No arrow leads to ${String(text)}.`);
}

test('before anything is typed it offers what is new and every screen', async () => {
  const { page } = app();
  await signInAs(page, people.admin.username);
  await goTo(page, '/today');
  await heading(page, /^Good /).waitFor();
  await page.keyboard.press('Control+k');
  const list = page.getByRole('listbox', { name: 'Recent and suggested' });
  expect(await lookAt(page, 'search-box-start', list.getByText('New in the library'))).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

test('a slip in a word leads to the passage, by the keyboard alone', async () => {
  const { page } = app();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('complaimt');
  await optionWith('Two thirds of all complaints').waitFor();
  await page.getByRole('combobox').fill('');
  await page.keyboard.type('complaint');
  const look = await lookAt(page, 'search-box', optionWith('Returns and complaints at the counter'));
  expect(look).toEqual([]);
  await arrowTo('Returns and complaints at the counter');
  await page.keyboard.press('Enter');
  await page.getByText('This is the passage you found for “complaint”.').waitFor();
  await page.locator('article mark').first().waitFor();
});

test('what was said in a practice leads to its turn, for its person and nobody else while it is unfinished', async () => {
  const { page } = app();
  const words = 'feel sure about';
  await page.keyboard.press('Control+k');
  await page.keyboard.type(words);
  await page
    .getByText(/^(\d+ results?|Nothing found)/)
    .first()
    .waitFor({ state: 'attached' });
  expect(await page.getByRole('group', { name: 'Said in practices' }).count()).toBe(0);
  await page.keyboard.press('Escape');
  await signInAs(page, people.trainee.username);
  await heading(page, /^Good /).waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type(words);
  await arrowTo(/What would have to be right/);
  await page.keyboard.press('Enter');
  const cited = page.locator('[aria-current="location"]');
  await cited.getByText(saidSoFar[1] ?? '').waitFor();
  expect(await lookAt(page, 'transcript', cited)).toEqual([]);
});

test('a screen of another role is not found, one of one’s own is', async () => {
  const { page } = app();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('backups');
  await page.getByText('Nothing found for “backups”').first().waitFor();
  await page.getByRole('combobox').fill('');
  await page.keyboard.type('my data');
  await page.keyboard.press('Enter');
  await heading(page, 'My data').waitFor();
});
