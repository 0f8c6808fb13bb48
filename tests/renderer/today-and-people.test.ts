import { expect, test } from 'vitest';
import { pageOf } from '#contract/schemas.ts';
import { branch, id, oneTimeCode, openSession, person } from './branch.ts';
import { axeFindings } from './open-page.ts';
import { refuse } from './scripted-bridge.ts';
import { focused, shows, windowUnderTest } from './window-under-test.ts';

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
    expect(await focused(page)).toBe('button Close it without a score');
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
    expect(await page.getByRole('button', { name: 'Add the sample material' }).count()).toBe(0);
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
    expect(await topics.count()).toBe(6);
    expect(await topics.first().innerText()).toMatch(/Topic t1\s+3 documents/);
    expect(await page.getByRole('link', { name: 'All 7 topics' }).count()).toBe(1);
    expect(await axeFindings(page)).toEqual([]);
    await topics.first().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    const chosen = page.getByRole('radiogroup', { name: 'Topic' }).getByRole('radio', { checked: true });
    await chosen.waitFor();
    expect(await chosen.getAttribute('value')).toBe('t2');
    expect(await faults()).toEqual([]);
  });
});

test('the last scores are a line with a sentence, and a table one press away', async () => {
  await open(branch(), {}, async ({ page }) => {
    await page.getByText('The last score is 13 above the one before.').waitFor();
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    const table = page.getByRole('table', { name: 'Your last scores' });
    expect(await table.getByRole('row').count()).toBe(8);
    expect(await table.getByRole('row').last().innerText()).toMatch(/18 Nov\s+74/);
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

test('an admin adds a person by keyboard alone; what is wrong stands at its field', async () => {
  let tries = 0;
  const script = branch();
  const create = script.accounts?.create;
  const scripted = branch({
    accounts: {
      create: (input) => {
        tries += 1;
        if (tries === 1) throw refuse('USERNAME_TAKEN');
        if (tries === 2) {
          throw refuse('INVALID_INPUT', {
            details: { fields: [{ path: 'name', issue: 'custom', message: 'Use the full name.' }] },
          });
        }
        return create?.(input) ?? { account: person(), setUp: oneTimeCode() };
      },
    },
  });
  await open(scripted, { screen: '/admin/people' }, async ({ page, bridge, faults }) => {
    await page.getByRole('button', { name: 'Add a person' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Add a person' });
    await dialog.waitFor();
    expect(await focused(page)).toBe('input Full name');
    await page.keyboard.press('Enter');
    await dialog.getByText('Use at least 2 characters.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(await focused(page)).toBe('input Full name');
    await page.keyboard.type('Ann Lee');
    await page.keyboard.press('Tab');
    expect(await dialog.getByLabel('Username').inputValue()).toBe('ann.lee');
    await dialog.getByRole('checkbox', { name: /^Trainer/ }).press('Space');
    await dialog.getByLabel('Full name').press('Enter');
    await dialog.getByText('This username is taken.').waitFor();
    expect(await focused(page)).toBe('input Username');
    await page.keyboard.press('Enter');
    await dialog.getByText('Use the full name.').waitFor();
    expect(await focused(page)).toBe('input Full name');
    await page.keyboard.press('End');
    await page.keyboard.type('-Ward');
    await page.keyboard.press('Enter');
    const slip = page.getByRole('alertdialog', { name: 'Ann Lee-Ward is added' });
    expect(await slip.getByLabel('One-time code').innerText()).toBe('ABCD-EFGH-JKMN');
    expect(await axeFindings(page)).toEqual([]);
    // Nothing but its own button closes it: the code is shown only now.
    await page.keyboard.press('Escape');
    await page.mouse.click(2, 2);
    await slip.getByRole('button', { name: 'Done' }).press('Enter');
    await slip.waitFor({ state: 'detached' });
    expect(await page.locator('body').innerText()).not.toContain('ABCD');
    expect(await focused(page)).toBe('button Add a person');
    expect(bridge.callsOf('accounts.create').at(-1)).toEqual({
      name: 'Ann Lee-Ward',
      username: 'ann.ward',
      email: null,
      phone: null,
      staffNumber: null,
      roles: ['trainee', 'trainer'],
    });
    expect(bridge.callsOf('accounts.list').length).toBeGreaterThan(1);
    expect(await faults()).toEqual([]);
  });
});

test('a search among people that finds nobody offers the way back', async () => {
  await open(branch(), { screen: '/admin/people' }, async ({ page }) => {
    await page.getByText('Elena Petrović').waitFor();
    await page.getByLabel('Find by name or username').fill('zzz');
    await page.getByText('No name or username holds “zzz”.').waitFor();
    await page.getByRole('button', { name: 'Clear the search' }).click();
    expect(await shows(page, 'Elena Petrović')).toBe(true);
  });
});

test('a trainer reads the people and cannot add to them', async () => {
  const script = branch({}, { me: person({ roles: ['trainer'] }), locked: false });
  await open(script, { screen: '/admin/people' }, async ({ page }) => {
    await page.getByText('Elena Petrović').waitFor();
    expect(await page.getByRole('button', { name: 'Add a person' }).count()).toBe(0);
  });
});
