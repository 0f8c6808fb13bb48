import { Buffer } from 'node:buffer';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { aDocument, asTrainee, libraryBranch, someDocuments } from './library-script.ts';
import { axeFindings } from './axe-findings.ts';
import { scriptedQueue } from './queue-script.ts';
import { refuse } from './scripted-bridge.ts';
import { focused, shows, windowUnderTest } from './window-under-test.ts';

const open = windowUnderTest();
const expectWords = async (page: Page, words: string | RegExp) => expect(await shows(page, words)).toBe(true);
const wig = someDocuments()[0] ?? aDocument(1);
const sizes = [
  { width: 1280, height: 800 },
  { width: 320, height: 800 },
];
const screens = [
  { screen: '/library', words: 'Phone script, autumn' },
  { screen: '/library?add=true', words: 'Drop documents or folders here' },
  { screen: `/library/${wig.id}?at=400-480`, words: 'Cited here' },
  { screen: '/search?q=price', words: 'best first' },
  { screen: '/search', words: 'Find a passage' },
];

test.each(
  screens.flatMap((screen) =>
    sizes.flatMap((size) => (['light', 'dark'] as const).map((theme) => ({ ...screen, size, theme }))),
  ),
)(
  '$screen at $size.width px in $theme fits, is sound and passes axe',
  async ({ screen, words, size, theme }) => {
    await open(libraryBranch(), { screen, size, theme }, async ({ page, faults }) => {
      await page.getByText(words).first().waitFor();
      await expect.poll(() => page.locator('h1').count()).toBe(1);
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(size.width);
      await page.evaluate('window.scrollTo(0, 0)');
      expect(await axeFindings(page)).toEqual([]);
      expect(await faults()).toEqual([]);
    });
  },
);

const text = (name: string, words: string) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(words),
});
const chooseFiles = (page: Page, ...files: ReturnType<typeof text>[]) =>
  page.locator('input[type=file]').first().setInputFiles(files);
const chooseCategory = async (page: Page, name: string) => {
  await page.getByRole('button', { name: 'Category for all files' }).click();
  await page.getByRole('option', { name }).click();
};

describe('the list', () => {
  test('narrows to a category from the menu, pages, and keeps the view that was chosen', async () => {
    const many = Array.from({ length: 30 }, (_, at) => aDocument(at, { categoryId: 'general-sales' }));
    await open(libraryBranch([...someDocuments(), ...many]), { screen: '/library' }, async ({ page }) => {
      await page.getByRole('button', { name: 'Next page' }).click();
      await expectWords(page, 'Page 2 of 2');
      await page.getByRole('radio', { name: 'Table' }).click();
      await page.getByRole('grid', { name: 'Documents' }).waitFor();
      await page.getByRole('button', { name: /more$/ }).click();
      await expect.poll(() => page.getByRole('menuitem', { name: /^Hairline/ }).count()).toBe(0);
      await page.getByRole('menuitem').first().click();
      await page.getByText('Page 2 of 2').waitFor({ state: 'detached' });
      await page.getByRole('radio', { name: /^All/ }).click();
      await expectWords(page, 'Page 1 of 2');
      await page.getByRole('link', { name: 'Today' }).click();
      await page.getByRole('heading', { name: /^Good/ }).waitFor();
      await page.getByRole('link', { name: 'Library' }).click();
      await page.getByRole('grid', { name: 'Documents' }).waitFor();
      await expect.poll(() => page.getByRole('columnheader', { name: 'Passages' }).count()).toBe(1);
    });
  });

  test('an address of a category without documents says so and leads back to all', async () => {
    await open(libraryBranch(), { screen: '/library?category=hairline-consultation' }, async ({ page }) => {
      await expectWords(page, 'Nothing in Hairline Consultation yet');
      await page.getByRole('button', { name: 'Show all documents' }).click();
      await page.getByRole('grid', { name: 'Documents' }).waitFor();
    });
  });

  test('opens a document by the keyboard alone: one Tab stop, arrows inside', async () => {
    await open(libraryBranch(), { screen: '/library' }, async ({ page }) => {
      const cards = page.getByRole('grid', { name: 'Documents' });
      await cards.getByRole('row').first().focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: /^Answering objections/ }).waitFor();
      expect(page.url()).toContain('/library/');
    });
  });

  test('shows what it is for when it is empty, and lets only admins add', async () => {
    await open(libraryBranch([]), { screen: '/library' }, async ({ page, bridge }) => {
      await page.getByRole('button', { name: 'Add the sample material' }).click();
      await expectWords(page, '6 sample documents added');
      expect(bridge.callsOf('library.addSamples')).toHaveLength(1);
      await expect.poll(() => page.getByRole('button', { name: 'Add the first document' }).count()).toBe(1);
    });
    await open(asTrainee(libraryBranch([])), { screen: '/library?add=true' }, async ({ page }) => {
      await expectWords(page, 'Ask your admin');
      await expect.poll(() => page.getByRole('button', { name: /^Add/ }).count()).toBe(0);
      await expect.poll(() => page.locator('input[type=file]').count()).toBe(0);
    });
  });

  test('a refusal stands in its place and can be tried again', async () => {
    let broken = true;
    const script = libraryBranch(someDocuments(), {
      list: () => {
        if (broken) throw refuse('INTERNAL', { ref: 'R-42' });
        return { items: [], total: 0, page: 1, pageSize: 24, totalPages: 1, hasNext: false, hasPrev: false };
      },
    });
    await open(script, { screen: '/library' }, async ({ page }) => {
      await expectWords(page, 'INTERNAL, R-42');
      broken = false;
      await page.getByRole('button', { name: 'Try again' }).click();
      await expectWords(page, /Nothing in|No documents/);
    });
  });
});

describe('the import drawer', () => {
  test('takes files over one after the other; what is refused says why, and the rest goes on', async () => {
    const tooMany = refuse('QUEUE_FULL');
    const queue = scriptedQueue([], {
      outcome: (fileName) =>
        fileName === 'twin.md'
          ? {
              state: 'choice',
              document: null,
              twin: { documentId: wig.id, title: wig.title, by: 'content' },
            }
          : fileName === 'bad.txt'
            ? {
                state: 'failed',
                document: null,
                failure: { issue: 'not_utf8', message: 'This is not valid UTF-8: byte 5, on line 1.' },
              }
            : {},
    });
    const script = libraryBranch(someDocuments(), {
      ...queue,
      enqueue: (input) => {
        if (input.fileName === 'one-more.txt') throw tooMany;
        return queue.enqueue?.(input) ?? { itemId: '' };
      },
    });
    await open(script, { screen: '/library' }, async ({ page, bridge, faults }) => {
      await page.getByRole('button', { name: 'Add documents' }).click();
      await expect.poll(() => focused(page)).toBe('h2 Add documents');
      await chooseFiles(
        page,
        text('bad.txt', 'x'),
        text('one-more.txt', 'a'),
        text('twin.md', 'y'),
        text('lace-front_fitting.txt', 'z'),
        text('scan.tiff', 'II*'),
      );
      await expectWords(page, 'Files of this type cannot be imported.');
      await page.getByRole('button', { name: 'Import 4 documents' }).click();
      await expectWords(page, 'Choose a category.');
      expect(bridge.callsOf('library.enqueue')).toEqual([]);
      await chooseCategory(page, 'SMP Sales');
      await page.getByRole('button', { name: 'Import 4 documents' }).click();
      await expectWords(page, '3 files: 1 in the library, 1 not imported, 1 needs a choice');
      await expectWords(page, 'This is not valid UTF-8: byte 5, on line 1.');
      await expectWords(page, `The library holds this file already, as “${wig.title}”.`);
      await expectWords(page, 'In the library, 1 passage');
      await expectWords(page, 'The import queue is full');
      expect(bridge.callsOf('library.enqueue')).toMatchObject([
        { title: 'Bad', categoryId: 'smp-sales' },
        { title: 'One more', categoryId: 'smp-sales' },
        { title: 'Twin', categoryId: 'smp-sales' },
        { title: 'Lace front fitting', categoryId: 'smp-sales' },
      ]);
      expect(await faults()).toEqual([]);
      await page.getByRole('button', { name: 'Close', exact: true }).click();
      await expect.poll(() => focused(page)).toContain('Import queue');
    });
  });

  test('waits out the limit with a clock in sight and goes on by itself, also behind another screen', async () => {
    let refusals = 1;
    const queue = scriptedQueue();
    const script = libraryBranch(someDocuments(), {
      ...queue,
      enqueue: (input) => {
        refusals -= 1;
        if (refusals === 0) throw refuse('RATE_LIMITED', { retryAfterMs: 1500 });
        return queue.enqueue?.(input) ?? { itemId: '' };
      },
    });
    await open(script, { screen: '/library?add=true' }, async ({ page, bridge }) => {
      await chooseFiles(page, text('one.txt', 'x'), text('two.txt', 'y'));
      await chooseCategory(page, 'SMP Sales');
      await page.getByRole('button', { name: 'Import 2 documents' }).click();
      await page.getByRole('timer').waitFor();
      await expect.poll(() => page.getByRole('timer').innerText()).toMatch(/^It goes on by itself in 0:0\d/);
      await page.getByRole('link', { name: 'Today' }).click();
      await page.getByRole('heading', { name: /^Good/ }).waitFor();
      await expect.poll(() => bridge.callsOf('library.enqueue').length, { timeout: 30_000 }).toBe(3);
      await page.getByRole('link', { name: 'Library' }).click();
      await page.getByRole('button', { name: 'Add documents' }).click();
      await expectWords(page, '2 files: 2 in the library');
    });
  });

  test('objects to being closed while files stand in it', async () => {
    await open(libraryBranch(), { screen: '/library?add=true' }, async ({ page }) => {
      await page.getByText('Drop documents or folders here').waitFor();
      const objects = () =>
        page.evaluate<boolean>(`!window.dispatchEvent(new Event('beforeunload', { cancelable: true }))`);
      await expect.poll(() => objects()).toBe(false);
      await chooseFiles(page, text('scan.tiff', 'II*'));
      await page.getByText('scan.tiff').waitFor();
      await expect.poll(() => objects()).toBe(false);
      await chooseFiles(page, text('one.txt', 'First words of it.'));
      await page.getByText('one.txt').waitFor();
      await expect.poll(() => objects()).toBe(true);
      await page.getByText('Category and first lines').click();
      await expectWords(page, 'First words of it.');
      await page.getByRole('button', { name: 'Take one.txt off the list' }).click();
      await expect.poll(() => objects()).toBe(false);
    });
  });
});
