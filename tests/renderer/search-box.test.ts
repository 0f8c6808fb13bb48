import { describe, expect, test } from 'vitest';
import type { Role } from '#contract/access.ts';
import type { InputOf, OutputOf } from '#contract/op.ts';
import type { roleplay } from '#features/roleplay/contract.ts';
import type { search } from '#features/search/contract.ts';
import { axeFindings } from './axe-findings.ts';
import { branch, id, person } from './branch.ts';
import { libraryBranch, someDocuments } from './library-script.ts';
import { refuse, type Script } from './scripted-bridge.ts';
import { focused, windowUnderTest } from './window-under-test.ts';

const open = windowUnderTest();

type Found = OutputOf<typeof search.everything>;
type Asked = InputOf<typeof search.everything>;
type Transcript = OutputOf<typeof roleplay.transcript>;

const nothing = (): Found => ({
  documents: [],
  passages: [],
  categories: [],
  people: [],
  reports: [],
  turns: [],
});
const hit = (text: string) => [{ text, hit: true }];
const plain = (text: string) => [{ text, hit: false }];
const [first] = someDocuments();
const documentId = first?.id ?? '';
const inSales = { id: 'sales-objections', name: 'Sales Objections' };

const someFound = (text: string): Found => ({
  ...nothing(),
  documents: [
    {
      id: id(1),
      fit: 'words',
      title: [...plain('About '), ...hit(text)],
      snippet: null,
      of: [],
      category: inSales,
      when: '2026-11-18T09:00:00.000Z',
      address: { documentId },
    },
  ],
  passages: [
    {
      id: id(1000),
      fit: 'says',
      title: plain('A heading'),
      snippet: [...plain('It says '), ...hit(text), ...plain(' here.')],
      of: ['About it'],
      category: inSales,
      when: null,
      address: { documentId, start: 0, end: 10 },
    },
  ],
  turns: [
    {
      id: id(501),
      fit: 'says',
      title: plain('Price objection'),
      snippet: [...plain('I said '), ...hit(text)],
      of: ['Elena Petrović'],
      category: inSales,
      when: '2026-11-18T09:00:00.000Z',
      address: { sessionId: id(50), turnId: id(501) },
    },
  ],
});

const transcript = (): Transcript => ({
  id: id(50),
  kind: 'interview',
  category: inSales,
  difficulty: 'basic',
  title: 'Price objection',
  status: 'completed',
  startedAt: '2026-11-18T09:00:00.000Z',
  endedAt: '2026-11-18T09:10:00.000Z',
  trainee: { id: id(9), name: 'Elena Petrović' },
  persona: null,
  turns: Array.from({ length: 20 }, (_, at) => ({
    id: id(500 + at),
    ordinal: at + 1,
    speaker: at % 2 === 0 ? ('coach' as const) : ('trainee' as const),
    text: `Turn ${at + 1}. ${'Some words of it. '.repeat(12)}`,
    at: '2026-11-18T09:00:00.000Z',
    engine: null,
    mood: null,
    feedback: null,
  })),
});

const script = (
  find: (asked: Asked) => Found = ({ text }) => someFound(text),
  roles: Role[] = ['admin', 'trainer'],
): Script => {
  const base = libraryBranch(someDocuments());
  return {
    ...base,
    accounts: branch({}, { me: person({ roles }), locked: false }).accounts ?? {},
    search: { everything: find },
    roleplay: { ...base.roleplay, transcript },
  };
};

const box = 'input Search everything';

describe('the search box', () => {
  test('opens with Ctrl K wherever one is, and Escape gives the focus back', async () => {
    await open(script(), { screen: '/admin/people' }, async ({ page, faults }) => {
      const rail = page.getByRole('link', { name: 'Reports' });
      await rail.focus();
      await page.keyboard.press('Control+k');
      await expect.poll(() => focused(page)).toBe(box);
      await page.keyboard.press('Escape');
      await expect.poll(() => focused(page)).toBe('a Reports');
      await page.getByRole('button', { name: 'Search everything' }).press('Enter');
      await expect.poll(() => focused(page)).toBe(box);
      await page.keyboard.press('Escape');
      await expect.poll(() => focused(page)).toBe('button Search everything');
      expect(await faults()).toEqual([]);
    });
  });

  test('suggests before anything is typed, and asks nothing of what was not typed', async () => {
    await open(script(), {}, async ({ page, bridge }) => {
      await page.keyboard.press('Control+k');
      const list = page.getByRole('listbox', { name: 'Recent and suggested' });
      await list.getByRole('group', { name: 'New in the library' }).getByRole('option').first().waitFor();
      await list.getByRole('option', { name: 'Audit', exact: true }).waitFor();
      await list.getByRole('option', { name: 'Lock now' }).waitFor();
      expect(bridge.callsOf('search.everything')).toEqual([]);
    });
  });

  test('finds while one types, says how much, and Enter opens the passage where it stands', async () => {
    await open(script(), {}, async ({ page, bridge }) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('daylight');
      const list = page.getByRole('listbox', { name: 'What was found' });
      await list.getByText('It says').waitFor();
      await expect.poll(() => list.locator('mark').allInnerTexts()).toContain('daylight');
      await page.getByText('3 results').waitFor({ state: 'attached' });
      expect(bridge.callsOf('search.everything').at(-1)).toEqual({ text: 'daylight', limit: 5 });
      const active = () =>
        page.evaluate<string>(
          `document.getElementById(document.activeElement.getAttribute('aria-activedescendant')).innerText`,
        );
      await expect.poll(active).toContain('About daylight');
      await page.keyboard.press('ArrowDown');
      await expect.poll(active).toContain('It says daylight here.');
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('ArrowUp');
      await expect.poll(active).toContain('All passages for “daylight”');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL(/#\/library\/[^?]+\?at=0-10&from=search&q=daylight$/);
      await page.locator('article mark').first().waitFor();
      await expect.poll(() => focused(page)).toMatch(/^h1 /);
    });
  });

  test('Enter that is quicker than the answer opens what comes first in the answer to what was typed', async () => {
    const find = ({ text }: Asked): Found => (text === 'daylight' ? someFound(text) : nothing());
    await open(script(find), {}, async ({ page, bridge }) => {
      await page.keyboard.press('Control+k');
      const release = bridge.hold('search.everything');
      await page.keyboard.type('daylight');
      await page.keyboard.press('Enter');
      await expect.poll(() => bridge.callsOf('search.everything').length).toBeGreaterThan(0);
      expect(page.url()).not.toContain('/library');
      release();
      await page.waitForURL(new RegExp(`#/library/${documentId}$`));
    });
  });

  test('an older answer never takes the place of a newer one', async () => {
    const find = ({ text }: Asked): Found => someFound(text);
    await open(script(find), {}, async ({ page, bridge }) => {
      await page.keyboard.press('Control+k');
      const releaseOld = bridge.hold('search.everything');
      // At once, so that it is one question however slow the machine is.
      await page.keyboard.insertText('old');
      await expect.poll(() => bridge.callsOf('search.everything').length).toBe(1);
      const old = releaseOld;
      // The next call is answered at once, while the first one still waits.
      bridge.letThrough('search.everything');
      await page.keyboard.insertText('er');
      const list = page.getByRole('listbox', { name: 'What was found' });
      await list.getByText('About older').waitFor();
      old();
      await page.getByText('3 results').waitFor({ state: 'attached' });
      await expect.poll(() => list.getByText('About older').count()).toBe(1);
      expect(await list.getByText('About old', { exact: true }).count()).toBe(0);
    });
  });

  test('finds screens and actions of one’s own role, also with a slip, and does them', async () => {
    await open(script(nothing), {}, async ({ page }) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('bakcups');
      await page.getByRole('option', { name: 'Backups' }).waitFor();
      await page.getByRole('combobox').fill('keyboard');
      await page.getByRole('option', { name: /Keyboard shortcuts/ }).waitFor();
      await page.getByRole('combobox').fill('help');
      await page.getByRole('option', { name: /Keyboard shortcuts/ }).waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    });
    await open(script(nothing, ['trainee']), {}, async ({ page }) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('backups');
      await page.getByText('Nothing found for “backups”').first().waitFor();
      expect(await page.getByRole('option').allInnerTexts()).toEqual(['All passages for “backups”']);
    });
  });

  test('narrows to a kind and a category, of those that the person may look for', async () => {
    await open(script(undefined, ['trainee']), {}, async ({ page, bridge }) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('price');
      await page.getByRole('option', { name: /About price/ }).waitFor();
      await page.getByRole('button', { name: /What$/ }).click();
      await expect
        .poll(() => page.getByRole('listbox', { name: /What$/ }).getByRole('option').allInnerTexts())
        .toEqual([
          'Everything',
          'Screens and actions',
          'Documents',
          'In the text',
          'Categories',
          'Reports',
          'Said in practices',
        ]);
      await page.getByRole('option', { name: 'In the text' }).click();
      await page.getByRole('button', { name: /Category$/ }).click();
      await page.getByRole('option', { name: 'SMP Sales' }).click();
      await expect
        .poll(() => bridge.callsOf('search.everything').at(-1))
        .toEqual({ text: 'price', limit: 20, kinds: ['passages'], categoryId: 'smp-sales' });
    });
  });

  test('what was looked for and opened is offered again, and goes when the person leaves', async () => {
    await open(script(), {}, async ({ page }) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('daylight');
      await page.getByRole('option', { name: /About daylight/ }).click();
      await page.waitForURL(/#\/library\//);
      await page.keyboard.press('Control+k');
      const lately = page.getByRole('group', { name: 'Searched lately' });
      await lately.getByRole('option', { name: 'daylight' }).click();
      await page.getByRole('option', { name: /About daylight/ }).waitFor();
      expect(await page.evaluate<string>('JSON.stringify(localStorage)')).not.toContain('daylight');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: /Your menu/ }).press('Enter');
      await page.getByRole('menuitem', { name: 'Sign out' }).press('Enter');
      await page.getByRole('button', { name: 'Sign in' }).waitFor();
      expect(await page.evaluate<string>('window.name')).not.toContain('daylight');
    });
  });

  test('over the limit it shows the clock and goes on by itself; screens are found all the same', async () => {
    let refusals = 1;
    const find = ({ text }: Asked): Found => {
      if (text === 'audit') refusals -= 1;
      if (text === 'audit' && refusals === 0) throw refuse('RATE_LIMITED', { retryAfterMs: 800 });
      return someFound(text);
    };
    await open(script(find), {}, async ({ page }) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('audit');
      await page.getByText('A short break').first().waitFor({ state: 'attached' });
      await page.getByRole('option', { name: 'Audit', exact: true }).waitFor();
      await page.getByRole('option', { name: /About audit/ }).waitFor();
    });
  });

  test('a failure says so, and asking again helps', async () => {
    let failures = 1;
    const find = ({ text }: Asked): Found => {
      if (text === 'price') failures -= 1;
      if (text === 'price' && failures === 0) throw refuse('INTERNAL', { ref: 'abc' });
      return someFound(text);
    };
    await open(script(find), {}, async ({ page }) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('price');
      await page.getByText('Something went wrong here').first().waitFor();
      await page.getByRole('button', { name: 'Try again' }).press('Enter');
      await page.getByRole('option', { name: /About price/ }).waitFor();
    });
  });

  test('the turn that was found is shown in its conversation', async () => {
    await open(script(), {}, async ({ page, faults }) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('words');
      await page.getByRole('option', { name: /I said words/ }).click();
      await page.getByRole('heading', { level: 1, name: 'Price objection' }).waitFor();
      const cited = page.locator('[aria-current="location"]');
      await cited.getByText('Turn 2.').waitFor();
      await cited.getByText('Elena Petrović').waitFor();
      expect(await axeFindings(page)).toEqual([]);
      expect(await faults()).toEqual([]);
    });
  });
});

const sizes = [
  { width: 1280, height: 800 },
  { width: 320, height: 640 },
];
test.each(sizes.flatMap((size) => (['light', 'dark'] as const).map((theme) => ({ size, theme }))))(
  'at $size.width px in $theme it fits, is sound and passes axe, empty and with results',
  async ({ size, theme }) => {
    await open(script(), { size, theme }, async ({ page, faults }) => {
      await page.getByRole('button', { name: 'Search everything' }).press('Enter');
      await page.getByRole('option').first().waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await page.keyboard.type('daylight');
      await page.getByText('It says').waitFor();
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(size.width);
      expect(await axeFindings(page)).toEqual([]);
      expect(await faults()).toEqual([]);
    });
  },
);
