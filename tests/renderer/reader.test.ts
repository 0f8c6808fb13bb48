import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { aDocument, libraryBranch, someDocuments } from './library-script.ts';
import { refuse } from './scripted-bridge.ts';
import { focused, shows, windowUnderTest } from './window-under-test.ts';

const open = windowUnderTest();
const expectWords = async (page: Page, words: string | RegExp) => expect(await shows(page, words)).toBe(true);
const wig = someDocuments()[0] ?? aDocument(1);

const markedText = (page: Page) =>
  page.evaluate<string>(
    `[...document.querySelectorAll('article mark')].map((mark) => mark.textContent).join('')`,
  );

describe('the reader', () => {
  const sentence = 'Measure the head and write down six figures.';
  const start = wig.text.indexOf(sentence);

  test('marks exactly the cited characters, in sight, with the note level beside them', async () => {
    const at = `${start}-${start + sentence.length}`;
    await open(
      libraryBranch(),
      { screen: `/library/${wig.id}?at=${at}&from=report&session=${wig.id}` },
      async ({ page }) => {
        await page.locator('article mark').first().waitFor();
        await expect.poll(() => markedText(page)).toBe(sentence);
        const mark = await page.locator('article mark').first().boundingBox();
        const note = await page.getByText('Cited here').boundingBox();
        expect(mark?.y).toBeGreaterThan(150);
        expect(mark?.y).toBeLessThan(760);
        expect(Math.abs((mark?.y ?? 0) - (note?.y ?? 999))).toBeLessThan(16);
        await expect.poll(() => page.getByRole('link', { name: 'Back to the report' }).count()).toBe(1);
        await page.getByRole('button', { name: 'Go to the marked text' }).click();
        await expect.poll(() => focused(page)).toBe(`mark ${sentence}`);
      },
    );
  });

  test('opens a narrow window at the cited words, not at the headings above them', async () => {
    const address = `/library/${wig.id}?at=${start}-${start + sentence.length}&from=search&q=six`;
    const options = { screen: address, size: { width: 320, height: 700 } };
    await open(libraryBranch(), options, async ({ page }) => {
      await page.locator('article mark').first().waitFor();
      const top = async () => (await page.locator('article mark').first().boundingBox())?.y ?? -1;
      await expect.poll(top).toBeLessThan(600);
      await expect.poll(() => top()).toBeGreaterThan(48);
    });
  });

  test('marks a whole passage across its paragraphs and list items, and nothing else', async () => {
    const cut = wig.cuts[2] ?? { start: 0, end: 1 };
    await open(
      libraryBranch(),
      { screen: `/library/${wig.id}?at=${cut.start}-${cut.end}` },
      async ({ page }) => {
        await page.locator('article mark').first().waitFor();
        const words = (some: string) => some.replace(/^\s*(\d+\.|-)\s/gm, '').replace(/\s+/g, '');
        expect(words(await markedText(page))).toBe(words(wig.text.slice(cut.start, cut.end)));
      },
    );
  });

  test.each(['9000000-9000009', '10-5', 'constructor', '%00', '1e3-2e3'])(
    'says so when the cited place %j is not in the text',
    async (at) => {
      await open(libraryBranch(), { screen: `/library/${wig.id}?at=${at}` }, async ({ page, faults }) => {
        await expectWords(page, 'The cited place is not in this text');
        await expect.poll(() => page.locator('article mark').count()).toBe(0);
        expect(await faults()).toEqual([]);
      });
    },
  );

  test('finds words with Ctrl F, counts them, and steps forwards and back', async () => {
    await open(libraryBranch(), { screen: `/library/${wig.id}` }, async ({ page }) => {
      await page.getByRole('heading', { name: 'Measuring' }).waitFor();
      await page.keyboard.press('Control+f');
      await page.keyboard.type('MEASURE the head');
      await expectWords(page, '1 of 1');
      await page.getByLabel('Find in this text').fill('client');
      const total = wig.text.match(/client/gi)?.length ?? 0;
      const count = page.locator('search output');
      await expect.poll(() => count.innerText()).toMatch(new RegExp(`of ${total}$`));
      const first = Number.parseInt(await count.innerText(), 10);
      await page.keyboard.press('Enter');
      await expect.poll(() => count.innerText()).toBe(`${first + 1} of ${total}`);
      await page.keyboard.press('Shift+Enter');
      await expect.poll(() => count.innerText()).toBe(`${first} of ${total}`);
      await page.getByLabel('Find in this text').fill('zebra (');
      await expectWords(page, 'Not found');
    });
  });

  test('steps through the sections with J and K while the focus is in the text, and only then', async () => {
    await open(libraryBranch(), { screen: `/library/${wig.id}` }, async ({ page }) => {
      await page.getByRole('heading', { name: 'Measuring' }).waitFor();
      const section = () =>
        page.evaluate<string | null>(
          `document.activeElement.closest('[data-section]')?.querySelector('h2, h3')?.textContent ?? null`,
        );
      await page.keyboard.press('j');
      await expect.poll(() => section()).toBeNull();
      await page.getByRole('article').focus();
      await page.keyboard.press('j');
      await expect.poll(() => section()).toBe('Before the client comes in');
      await page.keyboard.press('j');
      await expect.poll(() => section()).toBe('The course of the consultation');
      await page.keyboard.press('k');
      await expect.poll(() => section()).toBe('Before the client comes in');
    });
  });

  test('goes to a heading of the outline with arrows and Enter, and opens there the next time', async () => {
    await open(libraryBranch(), { screen: `/library/${wig.id}` }, async ({ page }) => {
      const outline = page.getByRole('navigation', { name: 'Headings' });
      await outline.getByRole('button').first().focus();
      await page.keyboard.press('End');
      await page.keyboard.press('Enter');
      await expect.poll(() => focused(page)).toContain('Price and order');
      const current = outline.locator('[aria-current=location]');
      await current.getByText('Price and order').waitFor();
      await outline.getByText('Measuring').click();
      await current.getByText('Measuring').waitFor();
      await page.getByRole('link', { name: 'Today' }).click();
      await page.getByRole('heading', { name: /^Good/ }).waitFor();
      await page.goBack();
      await expectWords(page, 'You stopped here last time.');
      await current.getByText('Measuring').waitFor();
      await expect.poll(() => current.innerText()).toBe('Measuring');
    });
  });

  test('shows whatever a file holds as words: no markup, no picture, nothing that leads away', async () => {
    const hostile = [
      '# <img src=x onerror="document.title=1">',
      '<script>document.title = 2</script>',
      '[press here](javascript:document.title=3) ![p](https://outside.example/p.png)',
      '[bank](https://outside.example/) <https://outside.example/> &lt;b&gt; \u202E reversed',
    ].join('\n\n');
    const document = aDocument(930, { text: hostile });
    await open(libraryBranch([document]), { screen: `/library/${document.id}` }, async ({ page, faults }) => {
      await page.getByText('<script>document.title = 2</script>').waitFor();
      await expect
        .poll(() => page.locator('article :is(a, img, script, iframe, b, [style])').count())
        .toBe(0);
      await expect.poll(() => page.title()).toBe('Document 930 · Drillroom');
      expect(await faults()).toEqual([]);
    });
  });

  test('opens a text of ten megabytes in parts, at the part that is cited', async () => {
    const paragraph = 'Plan **40 minutes** and keep ten more free afterwards.\n\n';
    const text = `# Start\n\n${paragraph.repeat(190_000)}# End\n\nThe very last words.`;
    const document = { ...aDocument(931, { text: 'x' }), text, characters: text.length };
    const at = text.indexOf('The very last');
    await open(
      libraryBranch([document]),
      { screen: `/library/${document.id}?at=${at}-${at + 8}` },
      async ({ page }) => {
        await page.locator('article mark').waitFor();
        await expect.poll(() => markedText(page)).toBe('The very');
        await page.getByRole('button', { name: 'Previous page' }).click();
        await expect.poll(() => page.locator('article mark').count()).toBe(0);
        await expect.poll(() => page.locator('article p').count()).toBeGreaterThan(1000);
      },
    );
  });

  test.each(['no-id', '0190a1b2-0000-7000-8000-00000000dead'])(
    'says that %s is no document',
    async (documentId) => {
      await open(libraryBranch(), { screen: `/library/${documentId}` }, async ({ page }) => {
        await expectWords(page, 'This document is not in the library');
        await page.getByRole('link', { name: 'Go to the library' }).press('Enter');
        await page.getByRole('heading', { level: 1, name: 'Library' }).waitFor();
      });
    },
  );
});

describe('search', () => {
  test('from the top bar to the passage in its document, by the keyboard alone', async () => {
    await open(libraryBranch(), { screen: '/today' }, async ({ page }) => {
      await page.getByRole('heading', { name: /^Good/ }).waitFor();
      await page.keyboard.press('Control+k');
      await page.keyboard.type('daylight');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: 'Search' }).waitFor();
      await page.getByText('best first').first().waitFor();
      await expect.poll(() => focused(page)).toBe('input Search the material');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.locator('article mark').first().waitFor();
      await expect.poll(() => markedText(page)).toContain('Daylight');
      await expectWords(page, 'This is the passage you found for “daylight”.');
    });
  });

  test('follows what is typed after a pause, narrows to a category, and says what to try when nothing fits', async () => {
    await open(libraryBranch(), { screen: '/search' }, async ({ page, bridge }) => {
      await page.getByText('Find a passage').waitFor();
      await page.keyboard.type('price');
      await expectWords(page, /passages for “price”/);
      expect(bridge.callsOf('library.search')).toHaveLength(1);
      await page.getByRole('button', { name: 'Category' }).click();
      await page.getByRole('option', { name: 'SMP Sales' }).click();
      await expectWords(page, 'Nothing in SMP Sales. Other categories may have it.');
      await page.getByRole('button', { name: 'Search in all categories' }).click();
      await expectWords(page, /passages for “price”/);
      await expect.poll(() => page.getByLabel('Search the material').last().inputValue()).toBe('price');
    });
  });

  test('over the limit shows the clock and goes on by itself', async () => {
    let refusals = 1;
    const script = libraryBranch(someDocuments(), {
      search: () => {
        refusals -= 1;
        if (refusals === 0) throw refuse('RATE_LIMITED', { retryAfterMs: 800 });
        return { hits: [] };
      },
    });
    await open(script, { screen: '/search?q=a' }, async ({ page }) => {
      await page.getByRole('timer').waitFor();
      await expectWords(page, 'Nothing found for “a”');
    });
  });

  test('words that look like a figure are looked for as they are written', async () => {
    await open(libraryBranch(), { screen: '/search?q=1.0' }, async ({ page, bridge }) => {
      await expectWords(page, 'Nothing found for “1.0”');
      expect(bridge.callsOf('library.search')).toEqual([expect.objectContaining({ text: '1.0' })]);
    });
  });

  test.each(['?q=%00', '?q=1.0', '?q=true', `?q=${'x'.repeat(2000)}`, '?q=a&category=__proto__', '?q=[1]'])(
    'an address made by anybody (%s) opens the screen',
    async (search) => {
      await open(libraryBranch(), { screen: `/search${search}` }, async ({ page, faults }) => {
        await page.getByRole('heading', { level: 1, name: 'Search' }).waitFor();
        await expectWords(page, /Nothing found|Find a passage|best first/);
        expect(await faults()).toEqual([]);
      });
    },
  );
});
