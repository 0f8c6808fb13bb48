import { describe, expect, test } from 'vitest';
import type { HostAnswer, HostRequest } from '#contract/bridge.ts';
import { pageOf } from '#contract/schemas.ts';
import { aReportItem } from '#tests/support/report-factory.ts';
import { id, person } from './branch.ts';
import { axeFindings } from './axe-findings.ts';
import { longReport, practiceScript, reportRow } from './practice-script.ts';
import { refuse } from './scripted-bridge.ts';
import { headingOf, windowUnderTest } from './window-under-test.ts';

const open = windowUnderTest();
const screen = `/reports/${id(50)}`;
const everyLook = [
  { width: 1280, height: 800 },
  { width: 320, height: 800 },
].flatMap((size) => (['light', 'dark'] as const).map((theme) => ({ size, theme })));

test.each(
  [
    { name: 'the list', screen: '/reports', shows: 'Role-play: ' },
    { name: 'a debrief', screen, shows: 'Never apologise' },
  ].flatMap((face) => everyLook.map((look) => ({ ...face, ...look }))),
)(
  '$name at $size.width px in $theme fits, is sound and passes axe',
  async ({ screen, shows, size, theme }) => {
    await open(practiceScript(), { screen, size, theme }, async ({ page, faults }) => {
      await page.getByText(shows).first().waitFor();
      await expect.poll(() => page.locator('h1').count()).toBe(1);
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(size.width);
      expect(await axeFindings(page)).toEqual([]);
      expect(await faults()).toEqual([]);
    });
  },
);

describe('the debrief', () => {
  test('shows each question with its exact words, and links to the exact sentence', async () => {
    await open(practiceScript(), { screen }, async ({ page }) => {
      const row = page.getByRole('row').filter({ hasText: 'Moment 1' });
      await row
        .getByText('Your first adjustment within 30 days is included, and I would see you myself.')
        .waitFor();
      await row.getByText('“Sorry about the price.”').waitFor();
      await row.getByText('Does not apologise for the price (−3)').waitFor();
      await row.getByText('Kept: Says nothing bad about another brand').waitFor();
      const links = row.getByRole('link');
      const addresses = await links.evaluateAll((found) => found.map((link) => link.getAttribute('href')));
      expect(addresses).toEqual([
        expect.stringContaining('at=88-141'),
        expect.stringContaining('at=412-497'),
      ]);
      await page.getByRole('row').filter({ hasText: 'Moment 3' }).getByText('Not answered').waitFor();
      // A customer asks no questions of a quiz.
      await expect.poll(() => page.getByText(/question (by|\d)|\d questions?/i).count()).toBe(0);
    });
  });

  test('compares with the session before, and leads to the next difficulty after a pass', async () => {
    const before = longReport({
      categoryScores: [
        { key: 'factual', score: 60 },
        { key: 'clarity', score: 84 },
      ],
    });
    const script = practiceScript(null, {
      reports: { get: ({ sessionId }) => (sessionId === id(50) ? longReport() : before) },
    });
    await open(script, { screen }, async ({ page }) => {
      await page.getByText('The last session as a line').waitFor();
      await page
        .getByText('Factual knowledge gained most, +21. Lowest is Procedural understanding.')
        .waitFor();
      await page.getByRole('link', { name: 'Practise at Experienced' }).press('Enter');
      await page.getByRole('radio', { name: /^Experienced/ }).waitFor();
      await expect.poll(() => page.getByRole('radio', { name: /^Experienced/ }).isChecked()).toBe(true);
      await expect.poll(() => page.getByRole('radio', { name: /^Sales Objections/ }).isChecked()).toBe(true);
    });
  });

  test('of somebody else offers to keep it, not to practise it', async () => {
    const theirs = longReport({ trainee: { id: id(9), name: 'Imran Khan' } });
    await open(practiceScript(null, { reports: { get: () => theirs } }), { screen }, async ({ page }) => {
      await page.getByText('Imran Khan: Customer role-play').waitFor();
      await expect.poll(() => page.getByRole('link', { name: 'Practise at Experienced' }).count()).toBe(0);
    });
  });

  test('says plainly which sources are gone, and does not lead to them', async () => {
    const gone = longReport({ removedSources: ['Price objections'] });
    await open(practiceScript(null, { reports: { get: () => gone } }), { screen }, async ({ page }) => {
      await page.getByText('No longer in use: Price objections.').waitFor();
      await expect.poll(() => page.getByRole('link', { name: /Price objections/ }).count()).toBe(0);
      await expect
        .poll(() => page.getByRole('link', { name: /Full wig care plan/ }).count())
        .toBeGreaterThan(0);
    });
  });

  test('shows hostile text as text, in full, without widening the window', async () => {
    const hostile = `<img src=x onerror=alert(1)> ${'x'.repeat(1900)} \u202Eright to left\u202C \uD83D\uDE00`;
    const report = longReport({
      items: [aReportItem({ answer: hostile, asked: hostile, expected: hostile })],
    });
    const options = { screen, size: { width: 320, height: 800 } };
    await open(
      practiceScript(null, { reports: { get: () => report } }),
      options,
      async ({ page, faults }) => {
        await page.getByText('<img src=x onerror=alert(1)>').first().waitFor();
        expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(320);
        expect(await faults()).toEqual([]);
      },
    );
  });

  test('of a session without a single answer still says what it says', async () => {
    const bare = longReport({
      items: [],
      strengths: [],
      improvements: [],
      history: [{ sessionId: id(50), at: '2026-11-20T11:00:00.000Z', overall: 0 }],
      overall: 0,
      passed: false,
      checks: { met: 0, total: 0 },
      categoryScores: [{ key: 'factual', score: null }],
    });
    await open(practiceScript(null, { reports: { get: () => bare } }), { screen }, async ({ page }) => {
      await page.getByText('The customer had not begun to ask.').waitFor();
      await page.getByText('The first session in this topic.').waitFor();
      await page.getByText('Nothing was scored by category.').waitFor();
      await page.getByRole('link', { name: 'Practise this again' }).waitFor();
      expect(await axeFindings(page)).toEqual([]);
    });
  });

  test('that is not there says so, and leads back to those that are', async () => {
    const script = practiceScript(null, {
      reports: {
        get: () => {
          throw refuse('NOT_FOUND');
        },
      },
    });
    await open(script, { screen }, async ({ page }) => {
      await page.getByText('This report is not here').waitFor();
      await expect.poll(() => headingOf(page)).toBe('Report');
      expect(await axeFindings(page)).toEqual([]);
      await page.getByRole('link', { name: 'All reports' }).press('Enter');
      await page.getByRole('heading', { level: 1, name: 'Reports' }).waitFor();
    });
  });
});

describe('the PDF', () => {
  const saving = async (answer: HostAnswer, says: string): Promise<readonly HostRequest[]> => {
    const asked: HostRequest[] = [];
    const host = (request: HostRequest): HostAnswer => {
      asked.push(request);
      return answer;
    };
    await open(practiceScript(), { screen, host }, async ({ page }) => {
      await page.getByRole('button', { name: 'Save PDF' }).press('Enter');
      await page.getByText(says).waitFor();
      expect(await axeFindings(page)).toEqual([]);
    });
    return asked;
  };

  test('is saved where the person says, and the place is told', async () => {
    const asked = await saving(
      { kind: 'saved', path: '/home/dana/report.pdf' },
      'Saved to /home/dana/report.pdf',
    );
    expect(asked).toMatchObject([{ kind: 'saveFile', suggestedName: 'report.pdf' }]);
  });

  test('each way of not saving it is said', async () => {
    await saving({ kind: 'cancelled' }, 'Not saved. Everything stays here as it is.');
    await saving({ kind: 'failed', reason: 'disk_full' }, 'The disk is full');
    await saving({ kind: 'failed', reason: 'not_allowed' }, 'may not be written to');
    await saving({ kind: 'failed', reason: 'other' }, 'could not be saved there');
  });

  test('that cannot be made is said, and can be tried again', async () => {
    const failures = [refuse('UNAVAILABLE', { ref: 'r-9' })];
    const script = practiceScript(null, {
      reports: {
        exportPdf: () => {
          const failure = failures.shift();
          if (failure) throw failure;
          return { fileName: 'report.pdf', content: new Uint8Array([37]) };
        },
      },
    });
    await open(script, { screen }, async ({ page }) => {
      await page.getByRole('button', { name: 'Save PDF' }).click();
      await page.getByText('This cannot be done right now').waitFor();
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByText('Not saved. Everything stays here as it is.').waitFor();
    });
  });
});

describe('the list', () => {
  test('opens a report with the keyboard', async () => {
    await open(practiceScript(), { screen: '/reports' }, async ({ page }) => {
      await page.getByRole('rowheader', { name: 'Sales Objections' }).first().waitFor();
      await page.getByRole('row').nth(1).focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Moment by moment' }).waitFor();
      expect(page.url()).toContain(`#/reports/${id(101)}`);
    });
  });

  test('keeps its filter in its address, and goes back to page one with it', async () => {
    const script = practiceScript(null, {
      reports: {
        list: ({ categoryId, page = 1 }) =>
          categoryId === 'retail-sales'
            ? pageOf([], 0, { page, pageSize: 25 })
            : pageOf([reportRow(page)], 60, { page, pageSize: 25 }),
      },
    });
    await open(script, { screen: '/reports' }, async ({ page, bridge }) => {
      await page.getByRole('button', { name: 'Next page' }).click();
      await page.getByText('Page 2 of 3').waitFor();
      await page.getByRole('button', { name: /Topic/ }).click();
      await page.getByRole('option', { name: 'Retail Sales' }).click();
      await page.getByText('No report fits this choice').waitFor();
      expect(bridge.callsOf('reports.list').at(-1)).toEqual({
        whose: 'mine',
        page: 1,
        pageSize: 25,
        categoryId: 'retail-sales',
      });
      expect(page.url()).toContain('categoryId=retail-sales');
      await page.getByRole('button', { name: 'Show all topics' }).click();
      await page.getByText('Page 1 of 3').waitFor();
    });
  });

  test('shows everybody’s reports to those who see people, and only one’s own to a trainee', async () => {
    const trainee = practiceScript(null, { accounts: { me: () => person({ roles: ['trainee'] }) } });
    await open(trainee, { screen: '/reports?whose=all' }, async ({ page, bridge }) => {
      await page.getByRole('rowheader', { name: 'Sales Objections' }).first().waitFor();
      await expect.poll(() => page.getByRole('radiogroup', { name: 'Whose reports' }).count()).toBe(0);
      expect(bridge.callsOf('reports.list')).toEqual([{ whose: 'mine', page: 1, pageSize: 25 }]);
    });
    const viewer = practiceScript(null, { accounts: { me: () => person({ roles: ['viewer'] }) } });
    await open(viewer, { screen: '/reports' }, async ({ page, bridge }) => {
      await page.getByRole('columnheader', { name: 'Person' }).waitFor();
      expect(bridge.callsOf('reports.list')).toEqual([{ whose: 'all', page: 1, pageSize: 25 }]);
    });
  });

  test('without any report offers the one thing to do', async () => {
    const none = practiceScript(null, { reports: { list: () => pageOf([], 0, { page: 1, pageSize: 25 }) } });
    await open(none, { screen: '/reports' }, async ({ page }) => {
      await page.getByText('Your first report will stand here').waitFor();
      await page.getByRole('link', { name: 'Start practising' }).press('Enter');
      await page.getByText('Upselling / Cross Selling').waitFor();
    });
  });
});
