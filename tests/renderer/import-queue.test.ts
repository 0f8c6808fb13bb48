import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { axeFindings } from './axe-findings.ts';
import { asTrainee, libraryBranch, someDocuments } from './library-script.ts';
import { anItem, scriptedQueue, type Item } from './queue-script.ts';
import { refuse } from './scripted-bridge.ts';
import { focused, shows, windowUnderTest } from './window-under-test.ts';

const open = windowUnderTest();
const expectWords = async (page: Page, words: string | RegExp) => expect(await shows(page, words)).toBe(true);
const panel = '/library?add=true';
const documents = someDocuments();
const twinOf = (by: 'content' | 'title'): Item['twin'] => ({
  documentId: documents[0]?.id ?? '',
  title: documents[0]?.title ?? '',
  by,
});
/** A file in every state that there is. */
const everyState = (): Item[] => [
  anItem(1, { state: 'choice', title: 'Phone script', twin: twinOf('content') }),
  anItem(2, { state: 'choice', title: 'Price list', twin: twinOf('title'), mine: false }),
  anItem(3, {
    state: 'failed',
    title: 'Scan',
    failure: { issue: 'no_text', message: 'No text was found in it.' },
  }),
  anItem(4, {
    state: 'failed',
    title: 'Left',
    failure: { issue: 'importer_gone', message: null },
    mine: false,
  }),
  anItem(5, { state: 'indexing', title: 'Long rules of the branch', progress: 0.42 }),
  anItem(6, { title: 'Next in line', fileName: `${'a-very-long-name-'.repeat(8)}.docx` }),
  anItem(7, { state: 'paused', title: 'For later' }),
  anItem(8, {
    state: 'done',
    title: 'Care at home',
    document: {
      id: documents[1]?.id ?? '',
      format: 'pdf',
      encoding: null,
      notices: [{ kind: 'pages_without_text', count: 2 }],
      passages: 12,
    },
  }),
  anItem(9, { state: 'skipped', title: 'Skipped one' }),
];

test.each(
  [
    { width: 1280, height: 1400 },
    { width: 320, height: 800 },
  ].flatMap((size) => (['light', 'dark'] as const).map((theme) => ({ size, theme }))),
)(
  'the queue with files in every state at $size.width px in $theme fits, is sound and passes axe',
  async ({ size, theme }) => {
    const script = libraryBranch(documents, scriptedQueue(everyState(), { fromBefore: 2 }));
    await open(script, { screen: panel, size, theme }, async ({ page, faults }) => {
      await expectWords(page, '2 files wait from last time.');
      await expectWords(page, '2 files need a choice. For all of them:');
      await expectWords(page, 'Whoever added it may not add documents any more.');
      await expectWords(page, '42%');
      await expectWords(page, '2 of 9 done');
      await expect.poll(() => page.evaluate<number>('document.documentElement.scrollWidth')).toBe(size.width);
      expect(await axeFindings(page)).toEqual([]);
      expect(await faults()).toEqual([]);
    });
  },
);

/** Files in which data of clients were found. */
const withCustomerData = (): Item[] =>
  [1, 2].map((number) =>
    anItem(number, {
      state: 'choice',
      title: `Call ${number}`,
      customerData: {
        kinds: [
          { kind: 'name', count: 2 },
          { kind: 'phone', count: 1 },
          { kind: 'email', count: 1 },
        ],
        examples: [
          {
            kind: 'name',
            before: 'Client: Hi, my name is ',
            masked: 'M•••z',
            after: ' and I have a question',
          },
          { kind: 'phone', before: 'number? Client: It is ', masked: '0•••3', after: ', or write to m•••m.' },
        ],
      },
    }),
  );

describe('a file in which data of clients were found', () => {
  test.each(
    [
      { width: 1280, height: 1200 },
      { width: 320, height: 900 },
    ].flatMap((size) => (['light', 'dark'] as const).map((theme) => ({ size, theme }))),
  )(
    'says how many of which kind and shows places of them at $size.width px in $theme, and passes axe',
    async ({ size, theme }) => {
      const script = libraryBranch(
        documents,
        scriptedQueue([...withCustomerData(), ...everyState().slice(2)]),
      );
      await open(script, { screen: panel, size, theme }, async ({ page, faults }) => {
        await expectWords(
          page,
          'It seems to hold data of clients: 2 names, 1 phone number, and 1 e-mail address.',
        );
        await expectWords(page, '2 files seem to hold data of clients. For all of them:');
        expect(await page.locator('mark').allTextContents()).toContain('M•••z');
        await expect
          .poll(() => page.evaluate<number>('document.documentElement.scrollWidth'))
          .toBe(size.width);
        expect(await axeFindings(page)).toEqual([]);
        expect(await faults()).toEqual([]);
      });
    },
  );

  test('is decided about in its row by keyboard alone, or for all of them, apart from other choices', async () => {
    const [first, ...others] = everyState();
    const items = first === undefined ? [] : [...withCustomerData(), { ...first, id: anItem(77).id }];
    expect(others.length).toBeGreaterThan(0);
    await open(
      libraryBranch(documents, scriptedQueue(items)),
      { screen: panel },
      async ({ page, bridge }) => {
        const row = page.getByRole('group', { name: 'What to do with client data in file-1.txt' });
        await row.getByRole('button', { name: 'Take them out' }).focus();
        await page.keyboard.press('Tab');
        await page.keyboard.press('Enter');
        await row.waitFor({ state: 'detached' });
        expect(bridge.callsOf('library.decideCustomerData')).toEqual([
          { itemId: anItem(1).id, decision: 'keep' },
        ]);
      },
    );
    await open(
      libraryBranch(documents, scriptedQueue(withCustomerData())),
      { screen: panel },
      async ({ page, bridge }) => {
        await page.getByRole('button', { name: 'Take them out everywhere' }).click();
        await page.getByText('seem to hold data').first().waitFor({ state: 'detached' });
        expect(bridge.callsOf('library.decideCustomerData')).toEqual([{ decision: 'takeOut' }]);
        expect(bridge.callsOf('library.decideImport')).toEqual([]);
      },
    );
  });
});

describe('what can be done with a file', () => {
  test('a choice is made in its row, by keyboard alone, or for all at once', async () => {
    const queue = scriptedQueue(everyState());
    await open(libraryBranch(documents, queue), { screen: panel }, async ({ page, bridge }) => {
      const first = page.getByRole('group', { name: 'What to do with file-1.txt' });
      await first.getByRole('button', { name: 'Replace' }).focus();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await first.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Skip', exact: true }).click();
      await expect.poll(() => page.getByText('Skipped ·').count()).toBe(2);
      expect(bridge.callsOf('library.decideImport')).toEqual([
        { itemId: anItem(1).id, decision: 'keepBoth' },
        { itemId: anItem(2).id, decision: 'skip' },
      ]);
    });
    await open(
      libraryBranch(documents, scriptedQueue(everyState())),
      { screen: panel },
      async ({ page, bridge }) => {
        await page.getByRole('button', { name: 'Replace all' }).click();
        await page.getByText('need a choice').first().waitFor({ state: 'detached' });
        expect(bridge.callsOf('library.decideImport')).toEqual([{ decision: 'replace' }]);
      },
    );
  });

  test('it is paused, let go on, tried again and taken out, each by its name', async () => {
    await open(libraryBranch(documents, scriptedQueue(everyState())), { screen: panel }, async ({ page }) => {
      await page.getByRole('button', { name: 'Pause file-5.txt' }).click();
      await page.getByRole('button', { name: 'Let file-5.txt go on' }).waitFor();
      await page.getByRole('button', { name: 'Let file-7.txt go on' }).click();
      await page.getByRole('button', { name: 'Pause file-7.txt' }).waitFor();
      await page.getByRole('button', { name: 'Take file-3.txt out of the queue' }).click();
      await page.getByText('No text was found in it.').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByRole('button', { name: 'Pause file-4.txt' }).waitFor();
    });
  });

  test('the whole queue is paused and goes on, is cancelled, and its finished files are cleared', async () => {
    await open(
      libraryBranch(documents, scriptedQueue(everyState())),
      { screen: panel },
      async ({ page, bridge }) => {
        await page.getByRole('button', { name: 'Pause all' }).click();
        await expectWords(page, 'Import, paused');
        await page.getByRole('button', { name: 'Go on', exact: true }).click();
        await expectWords(page, 'You can keep working, or close the window.');
        await page.getByRole('button', { name: 'Clear the finished ones' }).click();
        await page.getByText('Care at home').waitFor({ state: 'detached' });
        await page.getByRole('button', { name: 'Cancel the rest' }).click();
        await page.getByRole('heading', { name: 'Import queue' }).waitFor({ state: 'detached' });
        expect(bridge.callsOf('library.cancelImport')).toEqual([{}]);
      },
    );
  });

  test('a refusal says what stands against it, and the file stays as it was', async () => {
    const script = libraryBranch(documents, {
      ...scriptedQueue(everyState()),
      cancelImport: () => {
        throw refuse('UNAVAILABLE', { details: { store: 'disk_full' } });
      },
    });
    await open(script, { screen: panel }, async ({ page }) => {
      await page.getByRole('button', { name: 'Take file-7.txt out of the queue' }).click();
      await expectWords(page, /disk of this PC is full/);
      await expectWords(page, 'For later');
    });
  });
});

test('it follows what the main process says, and tells when all is done', async () => {
  const items = [anItem(1, { state: 'indexing', title: 'Rules', progress: 0.1 })];
  await open(libraryBranch(documents, scriptedQueue(items)), { screen: panel }, async ({ page, bridge }) => {
    await expectWords(page, '10%');
    items[0] = anItem(1, { state: 'indexing', title: 'Rules', progress: 0.8 });
    bridge.push({ event: 'invalidated', ops: ['library.queue'] });
    await expectWords(page, '80%');
    items[0] = anItem(1, { state: 'done', title: 'Rules' });
    bridge.push({ event: 'invalidated', ops: ['library.queue'] });
    await expectWords(page, '1 file: 1 in the library');
  });
});

test('a full disk is said where the files stand', async () => {
  const script = libraryBranch(documents, scriptedQueue([anItem(1)], { halt: 'disk_full' }));
  await open(script, { screen: panel }, async ({ page }) => {
    await expectWords(page, 'The disk is full. Make room on it: the import then goes on by itself');
  });
});

test('elsewhere a word in the top bar says that files are on their way, and leads to them; only for those who may add', async () => {
  const busy = scriptedQueue([anItem(1), anItem(2), anItem(3, { state: 'done' })]);
  for (const width of [1280, 320]) {
    await open(
      libraryBranch(documents, busy),
      { screen: '/reports', size: { width, height: 800 } },
      async ({ page }) => {
        const sign = page.getByRole('link', { name: 'Importing 2 files' });
        await sign.waitFor();
        await expect.poll(() => page.evaluate<number>('document.documentElement.scrollWidth')).toBe(width);
        expect(await axeFindings(page)).toEqual([]);
        await sign.click();
        await expect.poll(() => focused(page)).toBe('h2 Add documents');
      },
    );
  }
  await open(asTrainee(libraryBranch(documents, busy)), { screen: '/library' }, async ({ page, bridge }) => {
    await expectWords(page, 'Phone script, autumn');
    expect(bridge.callsOf('library.queue')).toEqual([]);
  });
});

test('what needs somebody says so before what waits by itself, and what is over says nothing', async () => {
  const script = libraryBranch(
    documents,
    scriptedQueue([anItem(1, { state: 'choice', twin: twinOf('title') })]),
  );
  await open(script, { screen: '/library' }, async ({ page }) => {
    await page.getByRole('link', { name: '1 file in the import queue needs you' }).waitFor();
    await page.getByRole('button', { name: 'Import queue, 1 open' }).waitFor();
  });
  const over = libraryBranch(documents, scriptedQueue([anItem(1, { state: 'done' })]));
  await open(over, { screen: '/library' }, async ({ page }) => {
    await page.getByRole('button', { name: 'Add documents' }).waitFor();
    await expect.poll(() => page.getByRole('link', { name: /import queue/ }).count()).toBe(0);
  });
});

test('a folder that is dropped brings the files in it that fit, and says how many others it holds', async () => {
  await open(libraryBranch(documents), { screen: panel }, async ({ page }) => {
    await page.getByText('Drop documents or folders here').waitFor();
    const inputs = page.locator('input[type=file][webkitdirectory]');
    await expect.poll(() => inputs.count()).toBe(1);
    await inputs.evaluate((input: HTMLInputElement) => {
      const given = new DataTransfer();
      for (const name of ['one.txt', 'two.md', 'photo.heic', '.DS_Store'])
        given.items.add(new File(['words'], name));
      input.files = given.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await page.getByRole('button', { name: 'Import 2 documents' }).waitFor();
    await expectWords(page, '1 file in the folder is of another type and was left out.');
  });
});
