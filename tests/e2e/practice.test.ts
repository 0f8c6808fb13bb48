import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sharedTemporaryFolder } from '#tests/support/temporary-folder.ts';
import { keyboardOf } from '../../tools/standin/keyboard.ts';
import { appOfFile, call, goTo, heading, signInAs } from './open-app.ts';
import { type Branch, people, seedBranch } from './seed-branch.ts';

const folder = sharedTemporaryFolder();
let branch: Branch;
const app = appOfFile(async () => {
  branch = await seedBranch(folder());
  return branch;
});

type Session = { status: string; remainingMs: number; turns: { speaker: string; text: string }[] };

test('an interview is chosen, answered, paused, gone on with, ended early, read and saved, with the keyboard alone', async () => {
  const { page, saveDir } = app();
  const { keyboard } = page;
  const keys = keyboardOf(page);
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const radios = (name: string) => page.getByRole('radiogroup', { name });
  await signInAs(page, people.admin.username);
  await goTo(page, '/today');
  await page.getByRole('link', { name: /Choose a topic/ }).waitFor();
  await keyboard.press('Control+n');
  await heading(page, 'Practice').waitFor();
  await keys.chooseRadio(radios('Topic'), /^Full Wig Consultation/);
  await keys.chooseRadio(radios('Kind'), /^Interview/);
  await keys.chooseRadio(radios('Difficulty'), /^New joining/);
  await keys.chooseRadio(radios('Time'), /^15 min/);
  await keyboard.press('Enter');

  // The box has the focus: writing can start at once.
  const talk = page.getByRole('region', { name: 'Conversation' });
  await page.getByText(/^Question 1 of /).waitFor();
  await keyboard.type('I would measure first.');
  await keyboard.press('Control+Enter');
  await talk.getByText('I would measure first.').waitFor();
  await page.getByText(/^Question 2 of /).waitFor();
  const sessionId = /run\/([^?]+)/.exec(page.url())?.[1] ?? '';
  const stored = async () => (await call(page, 'roleplay.session', { sessionId })) as Session;

  await keyboard.press('Control+h');
  await page.getByText(/^1 of 2, no penalty$/).waitFor();

  // A text that is too long is kept and counted, and not sent.
  await keyboard.insertText('word '.repeat(410));
  await page.getByText(/characters? too many/).waitFor();
  await expect.poll(() => page.getByRole('button', { name: /^Send/ }).isDisabled()).toBe(true);
  await keyboard.press('Control+a');
  await keyboard.type('Half a thought');

  // The clock stands still while it is paused, and what was being written waits.
  await keys.press(button('Pause'));
  await page.getByText(/^Paused with 1\d:\d\d left$/).waitFor();
  await page.getByText('Your unsent text waits in the box.').waitFor();
  const first = await stored();
  expect(first.status).toBe('paused');
  expect((await stored()).remainingMs).toBe(first.remainingMs);
  await keys.press(button('Go on'));
  const box = page.getByRole('textbox', { name: 'Your answer' });
  await box.waitFor();
  await expect.poll(() => box.inputValue()).toBe('Half a thought');

  // Another screen asks first, and pauses.
  await keys.press(page.getByRole('link', { name: 'Library', exact: true }));
  await page.getByRole('alertdialog', { name: 'Leave this session?' }).waitFor();
  await keyboard.press('Escape');
  expect((await stored()).status).toBe('active');

  await keys.tabTo(box);
  await keyboard.press('Control+a');
  await keyboard.type('I do not know this one.');
  await keyboard.press('Control+Enter');
  await page.getByText(/^Question 3 of /).waitFor();

  await keys.press(page.getByRole('button', { name: /^End/ }));
  const dialog = page.getByRole('alertdialog', { name: /^End now/ });
  await dialog.getByText(/questions are still open/).waitFor();
  await keys.press(dialog.getByRole('button', { name: 'End and debrief' }));

  const report = page.getByRole('table', { name: 'Question by question' });
  await report.getByText('I would measure first.').first().waitFor();
  await report.getByText('I do not know this one.').first().waitFor();
  await expect.poll(() => report.getByRole('row').count()).toBe(1 + 2);
  await page.getByText('Not passed yet').waitFor();

  await keys.press(button('Save PDF'));
  const saved = page.getByText(/^Saved to /);
  await saved.waitFor();
  const file = (await saved.innerText()).replace('Saved to ', '');
  expect(file.startsWith(saveDir)).toBe(true);
  expect(readFileSync(file).subarray(0, 4).toString()).toBe('%PDF');
});

test('a customer answers in character, and how they feel is said', async () => {
  const { page } = app();
  const { keyboard } = page;
  const keys = keyboardOf(page);
  await goTo(page, '/practice');
  await keys.chooseRadio(page.getByRole('radiogroup', { name: 'Topic' }), /^Sales Objections/);
  await keys.chooseRadio(page.getByRole('radiogroup', { name: 'Kind' }), /^Customer role-play/);
  await keyboard.press('Enter');
  const box = page.getByRole('textbox', { name: /^Your answer to / });
  await box.waitFor();
  const side = page.getByRole('complementary', { name: 'Details and hints' });
  await side.getByText('Worry').waitFor();
  await keyboard.type('Good morning, welcome. What brings you to us today?');
  await keyboard.press('Control+Enter');
  await page.getByText(/^Saved \d/).waitFor();
  const sessionId = /run\/([^?]+)/.exec(page.url())?.[1] ?? '';
  const { turns } = (await call(page, 'roleplay.session', { sessionId })) as Session;
  expect(turns.map(({ speaker }) => speaker)).toEqual(['customer', 'trainee', 'customer']);
  await page
    .getByRole('region', { name: 'Conversation' })
    .getByText(turns[2]?.text ?? '')
    .waitFor();

  await keys.press(page.getByRole('link', { name: 'Today' }));
  await keys.press(page.getByRole('alertdialog').getByRole('button', { name: 'Pause and leave' }));
  await page.getByRole('button', { name: 'Close it without a score' }).waitFor();
});
