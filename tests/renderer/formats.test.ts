import { Buffer } from 'node:buffer';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { aDocx, aPptx, para, shape } from '#tests/support/office-files.ts';
import { aPdf } from '#tests/support/pdf-files.ts';
import { axeFindings } from './axe-findings.ts';
import { libraryBranch } from './library-script.ts';
import { scriptedQueue } from './queue-script.ts';
import { documentFrom } from './read-file.ts';
import { shows, windowUnderTest } from './window-under-test.ts';

const open = windowUnderTest();
const expectWords = async (page: Page, words: string | RegExp) => expect(await shows(page, words)).toBe(true);

const care = 'Wash the hairpiece weekly.';
const row = (...cells: string[]): string =>
  `<w:tr>${cells.map((words) => `<w:tc>${para(words)}</w:tc>`).join('')}</w:tr>`;
const documents = await Promise.all([
  documentFrom(
    1,
    'care.pdf',
    await aPdf([
      [{ lines: ['Care at home'], size: 18 }, { lines: ['Say it kindly.'] }],
      [],
      [{ lines: [care] }],
    ]),
  ),
  documentFrom(
    2,
    'care.pptx',
    aPptx([
      { shapes: shape('title', 'Welcome') + shape('body', 'Say hello.') },
      { shapes: shape('title', 'Care at home') + shape('body', care), notes: 'Show the comb.' },
    ]),
  ),
  documentFrom(
    3,
    'care.vtt',
    Buffer.from(
      `WEBVTT\n\n00:00.000 --> 00:04.000\n<v Anna>Welcome.\n\n00:12:31.000 --> 00:12:35.000\n<v Ben Fox>${care}\n`,
    ),
  ),
  documentFrom(
    4,
    'care.csv',
    Buffer.from(`what,how often,note\ncomb,daily,"soft, wide"\n\n${care},weekly,\n`),
  ),
  documentFrom(
    5,
    'care.docx',
    aDocx(
      para('Care at home', '<w:pStyle w:val="Heading1"/>') +
        para(care) +
        `<w:tbl>${row('Product', 'Price')}${row('Shampoo', '12')}</w:tbl>`,
    ),
  ),
  documentFrom(6, 'größe.md', Buffer.from(`Größe und Pflege. ${care}`, 'latin1')),
]);
const places = ['Page 3', 'Slide 2', '00:12:31', 'Row 4', 'Under “Care at home”', 'Cited here'];
const cited = documents.map((document, at) => {
  const start = document.text.indexOf(care);
  return {
    name: document.title,
    place: places[at] ?? '',
    screen: `/library/${document.id}?at=${start}-${start + care.length}`,
  };
});

test.each([1280, 320].flatMap((width) => (['light', 'dark'] as const).map((theme) => ({ width, theme }))))(
  'the reader says what was taken out of a conversation, which stays readable, at $width px in $theme',
  async ({ width, theme }) => {
    const talk = await documentFrom(
      7,
      'call.vtt',
      Buffer.from(
        'WEBVTT\n\n00:00.000 --> 00:04.000\n<v Maria Lopez>Hi, I am Maria Lopez.\n\n00:05.000 --> 00:09.000\n<v Consultant>Thank you, Maria.\n\n00:10.000 --> 00:14.000\n<v Maria Lopez>My number is 07700 900123.\n',
      ),
      { customerData: 'takeOut' },
    );
    const size = { width, height: 800 };
    await open(
      libraryBranch([talk]),
      { screen: `/library/${talk.id}`, size, theme },
      async ({ page, faults }) => {
        await expectWords(page, '1 name and 1 phone number were taken out. Check that none is left.');
        const words = (await page.locator('article').innerText()).replace(/\s+/gu, ' ');
        expect(words).toContain('[name 1]: Hi, I am [name 1].');
        expect(words).toContain('My number is [phone].');
        expect(words).not.toMatch(/Maria|Lopez|0770/u);
        expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(width);
        expect(await axeFindings(page)).toEqual([]);
        expect(await faults()).toEqual([]);
      },
    );
  },
);

describe('the reader', () => {
  test.each(
    cited.flatMap((one) =>
      [1280, 320].flatMap((width) => (['light', 'dark'] as const).map((theme) => ({ ...one, width, theme }))),
    ),
  )(
    'says where the cited words of $name stand, at $width px in $theme',
    async ({ screen, place, width, theme }) => {
      const size = { width, height: 800 };
      await open(libraryBranch(documents), { screen, size, theme }, async ({ page, faults }) => {
        await page.locator('article mark').first().waitFor();
        const note = page.getByText('Cited here').locator('..').locator('..');
        await expect.poll(() => note.innerText()).toContain(place);
        const marks = page.evaluate<string>(
          `[...document.querySelectorAll('article mark')].map((mark) => mark.textContent).join('')`,
        );
        expect(await marks).toBe(care);
        expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(width);
        expect(await axeFindings(page)).toEqual([]);
        expect(await faults()).toEqual([]);
      });
    },
  );

  test('shows pages, slides, times and rows in their places, and tables as such', async () => {
    const textOf = async (at: number): Promise<string> => {
      let text = '';
      await open(libraryBranch(documents), { screen: `/library/${documents[at]?.id}` }, async ({ page }) => {
        await page.locator('article [data-at]').first().waitFor();
        text = await page.locator('article').innerText();
      });
      return text.replace(/\s+/gu, ' ').trim();
    };
    expect(await textOf(0)).toContain('Page 1 Care at home Say it kindly. Page 2 Page 3 Wash');
    expect(await textOf(0)).toContain('1 page has no text');
    expect(await textOf(1)).toBe(`Slide 1 Welcome Say hello. Slide 2 Care at home ${care} Show the comb.`);
    expect(await textOf(2)).toBe(`00:00:00 Anna: Welcome. 00:12:31 Ben Fox: ${care}`);
    expect(await textOf(3)).toBe(`1 what how often note 2 comb daily soft, wide 4 ${care} weekly`);
    expect(await textOf(4)).toBe(`Care at home ${care} Product Price Shampoo 12`);
    expect(await textOf(5)).toContain('Read as Windows-1252 (Western Europe), which is a guess.');
  });

  test('lists the headings of a Word file and the titles of slides beside the text', async () => {
    for (const document of [documents[1], documents[4]]) {
      await open(libraryBranch(documents), { screen: `/library/${document?.id}` }, async ({ page }) => {
        const outline = page.getByRole('navigation', { name: 'Headings' });
        await expect.poll(() => outline.getByRole('button', { name: 'Care at home' }).count()).toBe(1);
      });
    }
  });
});

test('the list says of each document what it is and how much of it there is, and which one to check', async () => {
  await open(libraryBranch(documents), { screen: '/library' }, async ({ page }) => {
    for (const words of [
      'PDF, 3 pages',
      'PowerPoint, 2 slides',
      'Subtitles (VTT), 00:12:35',
      'Table (CSV), 4 rows',
      'Word',
    ]) {
      await page.getByText(words, { exact: true }).waitFor();
    }
    await expect.poll(() => page.getByText('Check it').count()).toBe(2);
    await page.getByRole('radio', { name: 'Table' }).click();
    await page.getByRole('columnheader', { name: 'Type' }).waitFor();
    await page.setViewportSize({ width: 320, height: 800 });
    const needed = () => page.evaluate<number>('document.documentElement.scrollWidth');
    await expect.poll(needed).toBe(320);
    expect(await axeFindings(page)).toEqual([]);
  });
});

test('what is found says on which page, slide or row, or when it was said', async () => {
  await open(libraryBranch(documents), { screen: '/search?q=hairpiece' }, async ({ page }) => {
    for (const place of [
      'care.pdf, Page 3',
      'care.pptx, Slide 2',
      'care.vtt, 00:00:00',
      'care.csv, Rows 1 to 4',
    ]) {
      await expectWords(page, `${place}, Sales Objections`);
    }
  });
});

test('the import drawer takes every format, and says of each file what was noticed', async () => {
  const script = libraryBranch(
    [],
    scriptedQueue([], {
      outcome: (fileName) => ({
        document: documents.find(({ title }) => title === fileName) ?? documents[0] ?? null,
      }),
    }),
  );
  const file = (name: string, content: Uint8Array) => ({
    name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(content),
  });
  await open(script, { screen: '/library?add=true' }, async ({ page, faults }) => {
    const utf16 = Buffer.from('\uFEFFFirst words of it.', 'utf16le');
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles([
        file('care.pdf', await aPdf([[{ lines: [care] }]])),
        file('größe.md', Buffer.from('Größe', 'latin1')),
        file('notes.txt', utf16),
      ]);
    await expectWords(page, 'Its text is shown once it is in the library.');
    await expectWords(page, 'This does not look like UTF-8.');
    await page.getByText('Category and first lines').last().click();
    await expectWords(page, 'First words of it.');
    await page.getByRole('button', { name: 'Category for all files' }).click();
    await page.getByRole('option', { name: 'SMP Sales' }).click();
    await page.getByRole('button', { name: 'Import 3 documents' }).click();
    await expectWords(page, 'Read as Windows-1252 (Western Europe), which is a guess. Check the text.');
    expect(await axeFindings(page)).toEqual([]);
    expect(await faults()).toEqual([]);
  });
});
