import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MB } from '#contract/codec.ts';
import { aDocx, para } from '#tests/support/office-files.ts';
import { aPdf } from '#tests/support/pdf-files.ts';
import { sharedTemporaryFolder } from '#tests/support/temporary-folder.ts';
import { keyboardOf } from '../../tools/standin/keyboard.ts';
import { appOfFile, goTo, heading, signInAs } from './open-app.ts';
import { lookAt } from './look-at.ts';
import { type Branch, people, seedBranch } from './seed-branch.ts';

const branchFolder = sharedTemporaryFolder();
const folder = sharedTemporaryFolder();
let branch: Branch;
const app = appOfFile(async () => {
  branch = await seedBranch(branchFolder());
  return branch;
});

/** Writes the files and answers their paths. */
const onDisk = (files: Readonly<Record<string, string | Uint8Array>>): string[] =>
  Object.entries(files).map(([name, content]) => {
    writeFileSync(join(folder(), name), content);
    return join(folder(), name);
  });

const zebra = `# The zebra appointment

Every zebra appointment takes 25 minutes. Ask the client to bring the comb. Never brush a zebra system when it is wet.
`;

test('each file of a batch gets into the library or is refused in words of its own', async () => {
  const { page } = app();
  const keys = keyboardOf(page);
  await signInAs(page, people.admin.username);
  await goTo(page, '/library');
  await keys.press(page.getByRole('button', { name: 'Add documents' }));
  const panel = page.getByRole('complementary', { name: 'Add documents' });
  const choose = async (files: string[]) => {
    const chooser = page.waitForEvent('filechooser');
    await keys.press(panel.getByRole('button', { name: 'Choose files' }));
    await (await chooser).setFiles(files);
  };
  const row = (file: string) => panel.getByRole('listitem').filter({ hasText: file });

  // What can be seen without sending anything is said at once.
  const unfit = {
    'film.mov': new Uint8Array([137, 80, 78, 71]),
    'nothing.txt': '',
    'huge.txt': new Uint8Array(10 * MB + 1).fill(65),
  };
  await choose(onDisk(unfit));
  await row('film.mov').getByText('Files of this type cannot be imported.').waitFor();
  await row('nothing.txt').getByText('This file is empty.').waitFor();
  await row('huge.txt').getByText('This file is larger than 10 MB.').waitFor();
  for (const file of Object.keys(unfit)) {
    await keys.press(panel.getByRole('button', { name: `Take ${file} off the list` }));
  }

  // The rest is tried, and each file answers for itself.
  await choose(
    onDisk({
      'zebra.md': zebra,
      'again.md': zebra,
      'latin.txt': Buffer.from('Die Haar-Verl\xe4ngerung dauert.', 'latin1'),
      'program.txt': new Uint8Array([77, 90, 0, 0, 3, 0, 0, 0]),
      'care.pdf': await aPdf([[{ lines: ['Page one.'] }], [{ lines: ['Wash the giraffe weekly.'] }]]),
      'care.docx': aDocx(para('Care', '<w:pStyle w:val="Heading1"/>') + para('Dry the okapi gently.')),
      'surrogate.txt': new Uint8Array([65, 0xed, 0xa0, 0x80, 66]),
    }),
  );
  await keys.press(panel.getByRole('button', { name: /^Import \d documents$/ }));
  await panel.getByText('Choose a category.').waitFor();
  await keys.chooseOption(panel.getByRole('button', { name: /Category for all files/ }), 'Retail Sales');
  await keys.type(row('zebra.md').getByLabel('Title'), 'ab');
  await panel.getByText('Use at least 3 characters.').waitFor();
  await keys.type(row('zebra.md').getByLabel('Title'), 'Zebra appointments');
  await keys.press(panel.getByRole('button', { name: /^Import \d documents$/ }));
  await row('zebra.md').getByText('In the library, 1 passage').waitFor();
  await row('again.md').getByText('The library holds this file already, as “Zebra appointments”.').waitFor();
  await row('latin.txt').getByText('Read as Windows-1252 (Western Europe), which is a guess.').waitFor();
  await row('care.pdf').getByText('In the library, 2 passages').waitFor();
  await row('care.docx').getByText('“Care” has the same title in this category.').waitFor();
  await keys.press(row('care.docx').getByRole('button', { name: 'Keep both' }));
  await row('care.docx').getByText('In the library, 1 passage').waitFor();
  await row('program.txt').getByRole('button', { name: 'Try again' }).waitFor();
  await row('surrogate.txt').getByText('This is not valid UTF-8: byte 2, on line 1.').waitFor();
  await panel.getByText('7 files: 4 in the library, 2 not imported, 1 needs a choice').first().waitFor();
  expect(await lookAt(page, 'import-refused', row('surrogate.txt'))).toEqual([]);
  await keys.press(row('again.md').getByRole('button', { name: 'Skip' }));
  await panel.getByText('7 files: 4 in the library, 1 skipped, 2 not imported').first().waitFor();
  // The window is closed and opened: the queue is the main process's, and stands there as it was.
  await page.reload();
  await row('surrogate.txt').getByText('This is not valid UTF-8: byte 2, on line 1.').waitFor();
  await page.getByRole('link', { name: '2 files in the import queue need you' }).waitFor();
});

test('a search leads to the passage in the text, and back', async () => {
  const { page } = app();
  const { keyboard } = page;
  const keys = keyboardOf(page);
  await goTo(page, '/today');
  await heading(page, /^Good /).waitFor();
  await keyboard.press('Control+k');
  await keyboard.type('brush zebras');
  // However quick: what comes first in the answer to all of it is opened.
  await keyboard.press('Enter');
  const found = page.getByRole('grid', { name: 'Passages found' });
  await heading(page, 'Zebra appointments').waitFor();
  await page.getByText('This is the passage you found for “brush zebras”.').waitFor();
  const marked = page.locator('mark').filter({ hasText: 'Never brush a zebra system' }).first();
  await marked.waitFor();
  await expect.poll(() => marked.isVisible()).toBe(true);
  await keys.press(page.getByRole('link', { name: 'Back to the results' }));
  await found.waitFor();

  await keys.type(page.getByRole('main').getByRole('searchbox'), 'giraffe');
  await found.getByText('Care, Page 2, Retail Sales').waitFor();

  await keys.type(page.getByRole('main').getByRole('searchbox'), 'zeppelin');
  await page.getByText('Nothing found for “zeppelin”').first().waitFor();
});

test('a question leads to the words that answer it, and back; one that the material does not answer is told so', async () => {
  const { page } = app();
  const keys = keyboardOf(page);
  await goTo(page, '/ask');
  await heading(page, 'Ask the library').waitFor();
  const box = page.getByRole('main').getByRole('searchbox');
  await keys.type(box, 'how long does blue tape hold');
  await page.keyboard.press('Enter');
  const quotes = page.getByRole('grid', { name: 'Quotes from your material' });
  await quotes.getByText('it holds for about three days.').waitFor();
  await quotes.getByRole('row').first().focus();
  await page.keyboard.press('Enter');
  await page.getByText('This was quoted for your question “how long does blue tape hold”.').waitFor();
  await page.locator('mark').filter({ hasText: 'it holds for about three days.' }).first().waitFor();
  await keys.press(page.getByRole('link', { name: 'Back to the answer' }));
  await quotes.waitFor();

  await keys.type(box, 'how many grams does a synthetic wig weigh');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'That is not in your material' }).waitFor();
  await page.getByRole('grid', { name: 'Nearest passages' }).getByRole('row').first().waitFor();
});
