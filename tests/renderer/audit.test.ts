import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { HostRequest } from '#contract/bridge.ts';
import type { OutputOf } from '#contract/op.ts';
import { pageOf } from '#contract/schemas.ts';
import type { audit } from '#features/audit/contract.ts';
import { branch, id, person } from './branch.ts';
import { axeFindings } from './axe-findings.ts';
import { refuse, type Script } from './scripted-bridge.ts';
import { focused, headingOf, shows, windowUnderTest } from './window-under-test.ts';

const open = windowUnderTest();
const at = { screen: '/admin/audit' } as const;

type Row = OutputOf<typeof audit.list>['items'][number];

const row = (seq: number, more: Partial<Row> = {}): Row => ({
  seq,
  at: '2026-11-20T09:41:05.000Z',
  action: 'account.created',
  outcome: 'done',
  actor: { id: id(1), name: 'Dana Whitlock' },
  subject: { type: 'account', id: id(7), name: 'Imran Khan' },
  details: { roles: ['trainee'] },
  place: { program: 'Drillroom', machine: 'PC-17', osUser: 'petra' },
  unreadable: [],
  hash: 'a'.repeat(64),
  ...more,
});
const listOf = (rows: readonly Row[], total = rows.length, page = 1) => ({
  ...pageOf(rows, total, { page, pageSize: 100 }),
  hasMoreThanCounted: false,
});
const failed = row(12, {
  action: 'session.signInFailed',
  outcome: 'refused',
  actor: null,
  details: { code: 'WRONG_CREDENTIALS' },
});

const whole: OutputOf<typeof audit.verify> = {
  rows: 12,
  from: 1,
  to: 12,
  anchor: null,
  namesErased: 0,
  finding: null,
  checkedAt: '2026-11-20T09:45:00.000Z',
  tookMs: 3,
};

const activity = (more: Partial<OutputOf<typeof audit.summary>> = {}): OutputOf<typeof audit.summary> => ({
  person: { id: id(1), name: 'Dana Whitlock' },
  from: '2026-10-22',
  to: '2026-11-20',
  total: 41,
  refused: 2,
  byAction: [
    { action: 'session.signedIn', outcome: 'done', count: 39 },
    { action: 'session.signInFailed', outcome: 'refused', count: 2 },
  ],
  byDay: Array.from({ length: 30 }, (_, index) => ({
    day: new Date(Date.UTC(2026, 9, 22 + index)).toISOString().slice(0, 10),
    count: index === 29 ? 12 : index % 4,
  })),
  lastSignIns: [
    { at: '2026-11-20T09:00:00.000Z', outcome: 'done', machine: 'PC-17', osUser: 'petra' },
    { at: '2026-11-19T09:00:00.000Z', outcome: 'refused', machine: null, osUser: null },
  ],
  ...more,
});

const script = (more: NonNullable<Script['audit']> = {}): Script =>
  branch({
    audit: { list: () => listOf([row(13), failed]), summary: () => activity(), verify: () => whole, ...more },
    accounts: {
      me: () => person(),
      list: () =>
        pageOf([person(), person({ id: id(7), name: 'Imran Khan' })], 2, { page: 1, pageSize: 100 }),
    },
  });

/** A row of a table; the words of its filter stand in the page as well. */
const rowOf = (page: Page, words: string) => page.getByRole('row').filter({ hasText: words }).first();

const everyLook = [
  { width: 1280, height: 800 },
  { width: 320, height: 800 },
].flatMap((size) => (['light', 'dark'] as const).map((theme) => ({ size, theme })));

test.each(
  [
    { name: 'the record', screen: '/admin/audit?span=between', words: 'Made an account' },
    { name: 'an open row', screen: '/admin/audit?row=12', words: 'WRONG_CREDENTIALS' },
    { name: 'my activity', screen: '/me/activity', words: '41 actions, 2 of them refused.' },
  ].flatMap((face) => everyLook.map((look) => ({ ...face, ...look }))),
)(
  '$name at $size.width px in $theme fits, is sound and passes axe',
  async ({ screen, words, size, theme }) => {
    await open(script(), { screen, size, theme }, async ({ page, faults }) => {
      await page.getByText(words).filter({ visible: true }).first().waitFor();
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(size.width);
      expect(await axeFindings(page)).toEqual([]);
      expect(await faults()).toEqual([]);
    });
  },
);

describe('the record', () => {
  test('is filtered by keyboard: / goes to the filters, and what is chosen stands in the address', async () => {
    const { list } = { list: () => listOf([row(13)]) };
    await open(script({ list }), at, async ({ page, bridge }) => {
      await rowOf(page, 'Made an account').waitFor();
      await page.keyboard.press('/');
      await expect.poll(() => focused(page)).toBe('button Everything');
      await page.keyboard.press('Enter');
      await page.getByRole('option', { name: 'Made an account' }).press('Enter');
      await page.getByRole('radio', { name: 'Refused' }).press('Enter');
      await page.getByRole('radio', { name: 'Last 7 days' }).press('Enter');
      await expect
        .poll(() => bridge.callsOf('audit.list').at(-1))
        .toMatchObject({
          action: 'account.created',
          outcome: 'refused',
          from: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
          page: 1,
        });
      expect(page.url()).toContain('action=account.created');
    });
  });

  test('a day is typed key by key, stays when another filter is chosen, and a year of few digits is told', async () => {
    await open(script(), { screen: '/admin/audit?span=between' }, async ({ page, bridge }) => {
      const asked = () => bridge.callsOf('audit.list').at(-1);
      const type = async (keys: string) => {
        for (const key of keys) await page.keyboard.press(key);
      };
      const from = page.getByLabel('From', { exact: true });
      await from.focus();
      // The same in every order of day and month.
      await type('11112026');
      await expect.poll(() => from.inputValue()).toBe('2026-11-11');
      await expect.poll(asked).toEqual({ from: '2026-11-11', page: 1 });
      await page.getByRole('radio', { name: 'Refused' }).press('Enter');
      await expect.poll(asked).toEqual({ from: '2026-11-11', outcome: 'refused', page: 1 });

      await from.focus();
      await type('1111202');
      await page.getByText('Type the year in full, such as 2026.').waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await type('5');
      await expect.poll(asked).toEqual({ from: '2025-11-11', outcome: 'refused', page: 1 });
      const years = bridge.callsOf('audit.list').map((input) => JSON.stringify(input).match(/\d{4}/)?.[0]);
      expect(new Set(years)).toEqual(new Set([undefined, '2026', '2025']));
    });
  });

  test('days between two dates are chosen, and a last day before the first is told', async () => {
    await open(script(), { screen: '/admin/audit?span=between' }, async ({ page, bridge }) => {
      await page.getByLabel('From', { exact: true }).fill('2026-11-10');
      await page.getByLabel('To', { exact: true }).fill('2026-11-09');
      await page.getByText('This is before the first day.').waitFor();
      await page.getByLabel('To', { exact: true }).fill('2026-11-12');
      await expect
        .poll(() => bridge.callsOf('audit.list').at(-1))
        .toMatchObject({ from: '2026-11-10', to: '2026-11-12' });
    });
  });

  test('is one Tab stop; Enter opens a row with everything it says, Escape comes back to it', async () => {
    await open(script(), at, async ({ page, faults }) => {
      const made = page.getByRole('row').filter({ hasText: 'Made an account' });
      await made.focus();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog', { name: 'Made an account' });
      await dialog.getByText('PC-17, user petra').waitFor();
      await dialog.getByText('trainee', { exact: true }).waitFor();
      await dialog.getByText('account.created').waitFor();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      expect(page.url()).not.toContain('row=');
      expect(await faults()).toEqual([]);
    });
  });

  test('a row leads to everything by the same person, and to their activity', async () => {
    await open(script(), { screen: '/admin/audit?row=13' }, async ({ page, bridge }) => {
      await page.getByRole('link', { name: 'All by this person' }).press('Enter');
      await expect.poll(() => bridge.callsOf('audit.list').at(-1)).toMatchObject({ personId: id(1) });
    });
    await open(script(), { screen: '/admin/audit?row=13' }, async ({ page }) => {
      await page.getByRole('link', { name: 'Their activity' }).press('Enter');
      await page.getByText('41 actions, 2 of them refused.').waitFor();
    });
  });

  test('says of names that were erased that they were, and shows a code without words as it is', async () => {
    const erased = row(9, {
      action: 'something.new',
      actor: { id: id(3), name: null },
      subject: { type: 'hat', id: 'x-1', name: null },
      place: null,
    });
    await open(
      script({ list: () => listOf([erased]) }),
      { screen: '/admin/audit?row=9' },
      async ({ page }) => {
        const dialog = page.getByRole('dialog', { name: 'something.new' });
        await dialog.getByText('Deleted account').waitFor();
        await dialog.getByText('Removed with the account').waitFor();
        await dialog.getByText('Something', { exact: true }).waitFor();
      },
    );
  });

  test('about one thing says about what, beside whatever else is chosen, and shows everything again', async () => {
    const about = script({ list: ({ subjectId }) => listOf(subjectId === 'x-1' ? [] : [row(13)]) });
    await open(about, { screen: '/admin/audit?row=13' }, async ({ page, bridge, faults }) => {
      const asked = () => bridge.callsOf('audit.list').at(-1);
      await page.getByRole('link', { name: 'All about this' }).press('Enter');
      const chip = page.getByRole('button', { name: 'About: Imran Khan' });
      await chip.waitFor();
      await page.getByRole('radio', { name: 'Refused' }).press('Enter');
      await expect.poll(asked).toMatchObject({ subjectId: id(7), outcome: 'refused' });
      expect(await axeFindings(page)).toEqual([]);
      await chip.press('Enter');
      await expect.poll(asked).toEqual({ outcome: 'refused', page: 1 });
      await expect.poll(() => focused(page)).toBe('button Everything');
      await page.getByRole('button', { name: 'Show everything' }).press('Enter');
      await expect.poll(asked).toEqual({ page: 1 });
      await expect.poll(() => page.getByRole('button', { name: 'Show everything' }).count()).toBe(0);
      expect(await faults()).toEqual([]);
    });
    await open(about, { screen: '/admin/audit?subjectId=x-1' }, async ({ page }) => {
      await page.getByRole('button', { name: 'About: x-1' }).waitFor();
    });
  });

  test('says when the people to choose from could not be listed, and asks again', async () => {
    let isBroken = true;
    const list = () => {
      if (isBroken) throw refuse('INTERNAL', { ref: 'A1' });
      return pageOf([person()], 1, { page: 1, pageSize: 100 });
    };
    const failing = { ...script(), accounts: { ...script().accounts, list } };
    await open(failing, at, async ({ page }) => {
      const filters = page.getByRole('search', { name: 'Filters' });
      await filters.getByText(/^Something went wrong/).waitFor();
      expect(await axeFindings(page)).toEqual([]);
      isBroken = false;
      await filters.getByRole('button', { name: 'Try again' }).press('Enter');
      await filters.getByRole('button', { name: 'Everybody' }).waitFor();
    });
  });

  test('with nothing that fits the filters offers to show everything; with nothing at all says so', async () => {
    const nothing = script({ list: () => listOf([]) });
    await open(nothing, { screen: '/admin/audit?outcome=refused' }, async ({ page, bridge }) => {
      await page.getByText('Nothing fits these filters').waitFor();
      await page.getByRole('button', { name: 'Show everything' }).press('Enter');
      await page.getByText('Nothing is on record yet').waitFor();
      expect(bridge.callsOf('audit.list').at(-1)).toEqual({ page: 1 });
    });
  });

  test('pages, and says when there are more rows than it counts', async () => {
    const many = () => ({ ...listOf([row(13)], 10_000), hasMoreThanCounted: true });
    await open(script({ list: many }), at, async ({ page, bridge }) => {
      await page.getByText('There are more than 10,000 rows.').waitFor();
      await page.getByRole('button', { name: 'Next' }).press('Enter');
      await expect.poll(() => bridge.callsOf('audit.list').at(-1)).toMatchObject({ page: 2 });
    });
  });

  test('ignores an address that says nonsense', async () => {
    const screen = '/admin/audit?span=soon&personId=me&page=-1&row=x&from=now';
    await open(script(), { screen }, async ({ page, bridge, faults }) => {
      await rowOf(page, 'Made an account').waitFor();
      expect(bridge.callsOf('audit.list')).toEqual([{ page: 1 }]);
      expect(await faults()).toEqual([]);
    });
  });
});

describe('the check', () => {
  test('says in words that the record is whole, up to which row, and from where on', async () => {
    let anchor: (typeof whole)['anchor'] = null;
    await open(script({ verify: () => ({ ...whole, anchor }) }), at, async ({ page }) => {
      await page.getByRole('button', { name: 'Check the record' }).press('Enter');
      await page.getByText('12 rows, from number 1 to 12, each as it was written.').waitFor();
      anchor = { seq: 400, hash: 'b'.repeat(64) };
      await page.getByRole('button', { name: 'Check the record' }).press('Enter');
      await page.getByText(/up to number 400, were removed when their time was over/).waitFor();
    });
  });

  test.each<[NonNullable<(typeof whole)['finding']>, string]>([
    [{ kind: 'edited', seq: 5, through: null }, 'Row 5 was changed after it was written.'],
    [{ kind: 'removed', seq: 5, through: 7 }, 'Rows 5 to 7 were removed.'],
    [{ kind: 'cut_off', seq: 13, through: null }, 'Row 13, the newest, is missing.'],
    [{ kind: 'older_database', seq: 6, through: 8 }, 'put back to an earlier time: rows 6 to 8 are missing.'],
    [{ kind: 'inserted', seq: 14, through: null }, 'Row 14 was not written by Drillroom.'],
    [{ kind: 'names_changed', seq: 2, through: null }, 'The names beside row 2 were changed.'],
  ])('names what it found: %j', async (finding, words) => {
    await open(script({ verify: () => ({ ...whole, finding }) }), at, async ({ page }) => {
      await page.getByRole('button', { name: 'Check the record' }).press('Enter');
      await page.getByText(words).waitFor();
      await page.getByText('Keep this PC as it is').waitFor();
      expect(await axeFindings(page)).toEqual([]);
    });
  });

  test('is not offered to viewers, who read the record', async () => {
    const viewer = {
      ...script(),
      accounts: { ...script().accounts, me: () => person({ roles: ['viewer'] }) },
    };
    await open(viewer, at, async ({ page }) => {
      await rowOf(page, 'Made an account').waitFor();
      expect(await shows(page, 'Save as CSV')).toBe(true);
      await expect.poll(() => page.getByRole('button', { name: 'Check the record' }).count()).toBe(0);
    });
  });
});

describe('the file', () => {
  test('is made of the filtered rows and saved where the person says', async () => {
    const content = new TextEncoder().encode('Number\r\n');
    const exported = script({ exportCsv: () => ({ fileName: 'audit-2026-11-20.csv', content, rows: 2 }) });
    const asked: HostRequest[] = [];
    const host = (request: HostRequest) => {
      asked.push(request);
      return { kind: 'saved', path: '/home/petra/audit.csv' } as const;
    };
    await open(exported, { screen: '/admin/audit?outcome=refused', host }, async ({ page, bridge }) => {
      await page.getByRole('button', { name: 'Save as CSV' }).press('Enter');
      await page.getByText('Saved to /home/petra/audit.csv').waitFor();
      expect(bridge.callsOf('audit.exportCsv')).toEqual([{ outcome: 'refused' }]);
      expect(asked.map((request) => request.kind === 'saveFile' && request.suggestedName)).toContain(
        'audit-2026-11-20.csv',
      );
    });
  });

  test('that would be too large says what to do', async () => {
    const tooMany = script({
      exportCsv: () => {
        throw refuse('TOO_MANY_ROWS');
      },
    });
    await open(tooMany, at, async ({ page }) => {
      await page.getByRole('button', { name: 'Save as CSV' }).press('Enter');
      await page.getByText(/Choose fewer days and save the rest as further files/).waitFor();
    });
  });
});

describe('activity', () => {
  test('of oneself is found in the own menu, in days, actions and sign-ins', async () => {
    await open(script(), { screen: '/today' }, async ({ page }) => {
      await page.getByRole('button', { name: /Your menu/ }).press('Enter');
      await page.getByRole('menuitem', { name: 'My activity' }).press('Enter');
      await page.getByRole('heading', { name: 'My activity', level: 1 }).waitFor();
      await rowOf(page, 'Signed in').waitFor();
      await page.getByText('PC-17, user petra').waitFor();
      await page.getByRole('button', { name: 'Table', exact: true }).press('Enter');
      await page
        .getByRole('row', { name: /20 Nov/ })
        .first()
        .waitFor();
    });
  });

  test('of somebody else bears their name, and leads to their rows', async () => {
    const theirs = script({ summary: () => activity({ person: { id: id(7), name: 'Imran Khan' } }) });
    await open(theirs, { screen: `/people/${id(7)}/activity` }, async ({ page, bridge }) => {
      await page.getByRole('heading', { name: 'Activity of Imran Khan' }).waitFor();
      await page.getByRole('radio', { name: 'Last 7 days' }).press('Enter');
      await expect.poll(() => bridge.callsOf('audit.summary').at(-1)).toEqual({ accountId: id(7), days: 7 });
      await page.getByRole('link', { name: 'Show the rows' }).press('Enter');
      await expect.poll(() => bridge.callsOf('audit.list').at(-1)).toMatchObject({ personId: id(7) });
    });
  });

  test('of nobody says so, and takes them for no deleted account', async () => {
    const nobody = script({
      summary: () => {
        throw refuse('NOT_FOUND');
      },
    });
    await open(nobody, { screen: `/people/${id(99)}/activity` }, async ({ page }) => {
      await page.getByText('There is no such person').waitFor();
      expect(await headingOf(page)).toBe('Activity of …');
    });
    const deleted = script({ summary: () => activity({ person: { id: id(99), name: null } }) });
    await open(deleted, { screen: `/people/${id(99)}/activity` }, async ({ page }) => {
      await page.getByRole('heading', { name: 'Activity of Deleted account' }).waitFor();
    });
  });
});
