import { expect, test } from 'vitest';
import { pageOf } from '#contract/schemas.ts';
import { branch, id, openSession, person } from './branch.ts';
import { axeFindings } from './axe-findings.ts';
import { refuse } from './scripted-bridge.ts';
import { focused, windowUnderTest } from './window-under-test.ts';

const open = windowUnderTest();
const noReports = { list: () => pageOf([], 0, { page: 1, pageSize: 7 }) };

test('an unfinished session can be declined, after one question, without touching anything else', async () => {
  let session: ReturnType<typeof openSession> | null = openSession();
  const script = branch({
    roleplay: {
      active: () => ({ session }),
      abandon: () => {
        session = null;
        return {};
      },
    },
  });
  await open(script, {}, async ({ page, bridge }) => {
    await page.getByText('You are at moment 5 of 8').waitFor();
    await page.getByText('6:20 left on the timer').waitFor();
    const decline = page.getByRole('button', { name: 'Close it without a score' });
    await decline.press('Enter');
    const dialog = page.getByRole('alertdialog', { name: /^Close this .* without a score/ });
    await dialog.waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => focused(page)).toBe('button Close it without a score');
    expect(bridge.callsOf('roleplay.abandon')).toEqual([]);
    await page.keyboard.press('Enter');
    await dialog.getByRole('button').last().click();
    await page.getByRole('heading', { name: 'Start a practice' }).waitFor();
    expect(bridge.callsOf('roleplay.abandon')).toEqual([{ sessionId: id(50) }]);
  });
});

test('without material an admin is offered the samples, and a trainee is told whom to ask', async () => {
  let documents = 0;
  const empty = {
    roleplay: { active: () => ({ session: null }) },
    reports: noReports,
    library: {
      categories: () => [{ id: 'retail-sales', name: 'Retail Sales', documents }],
      addSamples: () => {
        documents = 6;
        return { added: 6, alreadyThere: 0 };
      },
    },
  };
  const trainee = { me: person({ roles: ['trainee'] as const satisfies string[] }), locked: false };
  await open(branch(empty, trainee), {}, async ({ page }) => {
    await page.getByText('Ask your admin for some.').waitFor();
    await expect.poll(() => page.getByRole('button', { name: 'Add the sample material' }).count()).toBe(0);
  });
  await open(branch(empty), {}, async ({ page, faults }) => {
    await page.getByText('Your first report will stand here').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Add the sample material' }).click();
    await page.getByText('6 sample documents added').waitFor();
    await page.getByText('6 documents in 1 topic to practise on').waitFor();
    expect(await faults()).toEqual([]);
  });
});

test('the topics with material are starts of their own, six at most, and no session or report is made up', async () => {
  const documents = [0, 3, 2, 1, 4, 1, 2, 5];
  const script = branch({
    roleplay: {
      active: () => ({ session: null }),
      lobby: ({ categoryId }) => ({
        category: { id: categoryId, name: `Topic ${categoryId}` },
        documents: 1,
        interview: true,
        scenarios: [],
      }),
    },
    reports: noReports,
    library: {
      categories: () =>
        documents.map((count, at) => ({ id: `t${at}`, name: `Topic t${at}`, documents: count })),
    },
  });
  await open(script, {}, async ({ page, faults }) => {
    const topics = page.getByRole('grid', { name: 'Start with a topic' }).getByRole('row');
    await topics.first().waitFor();
    await expect.poll(() => topics.count()).toBe(6);
    await expect.poll(() => topics.first().innerText()).toMatch(/Topic t1\s+3 documents/);
    await expect.poll(() => page.getByRole('link', { name: 'All 7 topics' }).count()).toBe(1);
    expect(await axeFindings(page)).toEqual([]);
    await topics.first().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    const chosen = page.getByRole('radiogroup', { name: 'Topic' }).getByRole('radio', { checked: true });
    await chosen.waitFor();
    await expect.poll(() => chosen.getAttribute('value')).toBe('t2');
    expect(await faults()).toEqual([]);
  });
});

test('the last scores are a line with a sentence, and a table one press away', async () => {
  await open(branch(), {}, async ({ page }) => {
    await page.getByText('The last score is 13 above the one before.').waitFor();
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    const table = page.getByRole('table', { name: 'Your last scores' });
    await expect.poll(() => table.getByRole('row').count()).toBe(8);
    await expect.poll(() => table.getByRole('row').last().innerText()).toMatch(/18 Nov\s+74/);
  });
});

test('one Tab stop for the reports, arrows inside, Enter opens one', async () => {
  await open(branch(), {}, async ({ page }) => {
    await page.getByRole('link', { name: 'All reports' }).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/#\/reports\/.+/);
    expect(page.url()).toContain(id(101));
  });
});

test('an admin is told at once of people who cannot go on without them, and is led to them', async () => {
  const totals: Readonly<Record<string, number>> = { waiting: 1, asking: 2 };
  const script = branch({
    accounts: {
      list: ({ status }) => {
        const total = totals[status ?? ''] ?? 4;
        return pageOf([person({ id: id(4), name: 'Tomas Reyes' })], total, { page: 1, pageSize: 1 });
      },
    },
  });
  await open(script, { size: { width: 320, height: 800 } }, async ({ page, faults }) => {
    const note = page.getByRole('note').filter({ hasText: 'People wait for you' });
    await note.getByText('1 person made an account and waits to be let in.').waitFor();
    await note.getByText('2 people ask for a code to choose a new password with.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await note.getByRole('link', { name: 'Show them' }).last().press('Enter');
    await page.getByRole('heading', { name: 'People' }).waitFor();
    expect(page.url()).toContain('status=asking');
    expect(await faults()).toEqual([]);
  });
});

test('an admin who cannot be told whether somebody waits is told that, and asks again', async () => {
  let refuses = true;
  const script = branch({
    accounts: {
      list: () => {
        if (refuses) throw refuse('UNAVAILABLE', { ref: 'R-21' });
        return pageOf([], 0, { page: 1, pageSize: 1 });
      },
    },
  });
  await open(script, {}, async ({ page }) => {
    await page.getByText('UNAVAILABLE, R-21').waitFor();
    refuses = false;
    await page.getByRole('button', { name: 'Try again' }).press('Enter');
    await page.getByText('UNAVAILABLE, R-21').waitFor({ state: 'detached' });
  });
});

test('where nobody waits nothing is said of it, and nobody but an admin is told', async () => {
  for (const roles of [['admin' as const], ['trainer' as const]]) {
    await open(branch({}, { me: person({ roles }), locked: false }), {}, async ({ page, bridge }) => {
      await page.getByRole('grid').first().waitFor();
      expect(await page.getByText('People wait for you').count()).toBe(0);
      expect(bridge.callsOf('accounts.list')).toHaveLength(roles[0] === 'admin' ? 2 : 0);
    });
  }
});
