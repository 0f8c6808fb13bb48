import { expect, test } from 'vitest';
import { sharedTemporaryFolder } from '#tests/support/temporary-folder.ts';
import { appOfFile, goTo, heading, signInAs, signInScreen } from './open-app.ts';
import { lookAt } from './look-at.ts';
import { answered, type Branch, password, people, saidSoFar, seedBranch } from './seed-branch.ts';

const folder = sharedTemporaryFolder();
let branch: Branch;
const app = appOfFile(async () => {
  branch = await seedBranch(folder());
  return branch;
});

test('sign-in', async () => {
  const { page } = app();
  expect(
    await lookAt(
      page,
      'sign-in',
      heading(page, /^Good /),
      page.getByLabel('Username, e-mail or staff number', { exact: true }),
    ),
  ).toEqual([]);
});

const sample = 'After the fitting: worries and aftercare';
const screens = [
  { name: 'today', at: () => '/today', title: /^Good /, row: 'After Fixing Objection' },
  { name: 'practice', at: () => '/practice', title: 'Practice', row: 'After Fixing Objection' },
  { name: 'library', at: () => '/library', title: 'Library', row: sample },
  { name: 'import', at: () => '/library?add=true', title: 'Library', row: 'Drop documents or folders here' },
  { name: 'reader', at: () => `/library/${branch.documentId}`, title: sample, row: 'Taking a complaint' },
  {
    name: 'reader-cited',
    at: () => `/library/${branch.documentId}?at=771-866&from=search&q=tightness`,
    title: sample,
    row: 'Cited here',
  },
  { name: 'search', at: () => '/search?q=complaint', title: 'Search', row: 'Taking a complaint' },
  { name: 'search-start', at: () => '/search', title: 'Search', row: 'Find a passage' },
  { name: 'search-none', at: () => '/search?q=zeppelin', title: 'Search', row: 'Nothing found' },
  { name: 'ask-start', at: () => '/ask', title: 'Ask the library', row: 'For instance, ask about' },
  {
    name: 'ask-answered',
    at: () => '/ask?q=how+long+does+blue+tape+hold',
    title: 'Ask the library',
    row: 'it holds for about three days',
  },
  {
    name: 'ask-absent',
    at: () => '/ask?q=how+many+grams+does+a+synthetic+wig+weigh',
    title: 'Ask the library',
    row: 'That is not in your material',
  },
  { name: 'reports', at: () => '/reports', title: 'Reports', row: 'After Fixing Objection' },
  {
    name: 'report',
    at: () => `/reports/${branch.finishedId}`,
    title: 'After Fixing Objection',
    row: answered[0] ?? '',
  },
  { name: 'packs', at: () => '/admin/packs', title: 'Content packs', row: 'Retail & consultation sales' },
  { name: 'people', at: () => '/admin/people', title: 'People', row: people.trainee.username },
  {
    name: 'settings',
    at: () => '/admin/policy',
    title: 'Settings and policy',
    row: 'Lock the screen after',
  },
  { name: 'my-data', at: () => '/me/data', title: 'My data', row: 'What is held about you' },
  { name: 'my-account', at: () => '/me/account', title: 'My account', row: 'This window' },
  { name: 'nowhere', at: () => '/nowhere', title: 'There is no such screen', row: 'Nothing was lost' },
];

test.each(screens)('$name', async ({ name, at, title, row }) => {
  const { page } = app();
  if ((await page.getByRole('navigation').count()) === 0) await signInAs(page, people.admin.username);
  await goTo(page, at());
  const main = page.getByRole('main');
  expect(
    await lookAt(page, name, heading(page, title), main.getByText(row).filter({ visible: true })),
  ).toEqual([]);
});

test('a person is added in a dialog', async () => {
  const { page } = app();
  await goTo(page, '/admin/people');
  await page.getByRole('button', { name: 'Add a person' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a person' });
  await dialog.getByRole('button', { name: 'Add the person' }).click();
  expect(await lookAt(page, 'add-person', dialog.getByText('Use at least 2 characters.'))).toEqual([]);
  await page.keyboard.press('Escape');
});

test('a setting is changed in a dialog', async () => {
  const { page } = app();
  await goTo(page, '/admin/policy');
  await page.getByRole('button', { name: 'Change: Lock the screen after' }).click();
  const dialog = page.getByRole('dialog', { name: 'Lock the screen after' });
  const field = dialog.getByRole('textbox', { name: 'Minutes' });
  await field.fill('31');
  await field.press('Enter');
  expect(await lookAt(page, 'change-setting', dialog.getByText('Use 30 or less.'))).toEqual([]);
  await field.fill('20');
  await field.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('20 minutes').waitFor();
});

test('one person, and the question about a change of roles', async () => {
  const { page } = app();
  await goTo(page, '/admin/people');
  await page.getByRole('row', { name: people.trainee.name }).press('Enter');
  const title = heading(page, people.trainee.name);
  const wrong = await lookAt(page, 'person', title, page.getByRole('heading', { name: 'Signing in' }));
  await page.getByRole('checkbox', { name: /^Trainer/ }).press('Space');
  await page.getByRole('button', { name: 'Save' }).press('Enter');
  const question = page.getByRole('alertdialog', { name: /^Change what/ });
  wrong.push(...(await lookAt(page, 'person-roles', question)));
  await page.keyboard.press('Escape');
  expect(wrong).toEqual([]);
});

test('an open session: offered on Today, paused, running, and asked about its end', async () => {
  const { page } = app();
  await signInAs(page, people.trainee.username);
  await goTo(page, '/today');
  const [, lastSaid = ''] = saidSoFar;
  const offer = page.getByRole('button', { name: 'Continue' });
  const wrong = await lookAt(page, 'today-open-session', heading(page, /^Good /), offer);

  await goTo(page, `/practice/run/${branch.openId}`);
  const said = page.getByRole('region', { name: 'Conversation' }).getByText(lastSaid);
  const goOn = page.getByRole('button', { name: 'Go on' });
  wrong.push(...(await lookAt(page, 'session-paused', page.getByText(/^Paused with/), said)));
  await goOn.click();
  wrong.push(...(await lookAt(page, 'session', said, page.getByRole('textbox', { name: /^Your answer/ }))));
  const room = await page.evaluate<number>('document.documentElement.scrollHeight');
  if (room > 800) wrong.push(`session: the page itself scrolls, it is ${room} px high`);

  await page.getByRole('button', { name: 'End and debrief' }).click();
  const dialog = page.getByRole('alertdialog', { name: /^End now/ });
  wrong.push(...(await lookAt(page, 'session-end', dialog)));
  await dialog.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('button', { name: 'Pause' }).click();
  await goOn.waitFor();
  expect(wrong).toEqual([]);
});

test('an account is about to be deleted', async () => {
  const { page } = app();
  await signInAs(page, people.trainee.username);
  await goTo(page, '/me/data');
  await page.getByRole('button', { name: 'Delete my account' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete your account' });
  const last = dialog.getByRole('button', { name: 'Delete for good' });
  expect(await lookAt(page, 'delete-account', dialog, last)).toEqual([]);
  await page.keyboard.press('Escape');
});

test('locked', async () => {
  const { page } = app();
  await goTo(page, '/today');
  await page.getByRole('button', { name: /Your menu/ }).click();
  const lock = page.getByRole('menuitem', { name: 'Lock now' });
  const wrong = await lookAt(page, 'menu', lock);
  await lock.click();
  wrong.push(...(await lookAt(page, 'locked', heading(page, 'Locked'), page.getByLabel('Password').first())));
  expect(wrong).toEqual([]);
});

test('an account is deleted, and its last word stands in the place of the sign-in', async () => {
  const { page } = app();
  await signInAs(page, people.trainee.username);
  await goTo(page, '/me/data');
  await page.getByRole('button', { name: 'Delete my account' }).click();
  await page.getByLabel('Your username').fill(people.trainee.username);
  await page.getByLabel('Your password').fill(password);
  await page.getByRole('button', { name: 'Delete for good' }).click();
  expect(await lookAt(page, 'farewell', heading(page, 'Your account is deleted'))).toEqual([]);
  await page.getByRole('button', { name: 'Go to the sign-in' }).click();
  await signInScreen(page).waitFor();
});
