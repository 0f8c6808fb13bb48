import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { OutputOf } from '#contract/op.ts';
import type { myData } from '#features/my-data/contract.ts';
import { branch, id, person } from './branch.ts';
import { axeFindings } from './axe-findings.ts';
import { refuse, type Script } from './scripted-bridge.ts';
import { focused, headingOf, windowUnderTest } from './window-under-test.ts';

const open = windowUnderTest();
const screen = '/me/data';

type Overview = OutputOf<typeof myData.overview>;
const holding = (key: string, more: Partial<Overview['holdings'][number]>): Overview['holdings'][number] => ({
  feature: 'reports',
  key,
  title: 'Your reports',
  what: 'The scored report of each practice that you finished.',
  why: 'So that you see what goes well.',
  keptFor: 'Until your account is deleted.',
  seenBy: 'You, and the trainers, viewers and admins of this PC.',
  whenErased: 'It is deleted with your account.',
  goes: true,
  notExported: null,
  count: 12,
  ...more,
});
const overview = (more: Partial<Overview> = {}): Overview => ({
  username: 'dana.whitlock',
  holdings: [
    holding('reports', {}),
    holding('password', {
      title: 'Your password',
      count: null,
      notExported: 'It would be of no use to you.',
    }),
    holding('actions', {
      title: 'The record of what was done',
      goes: false,
      whenErased: 'The rows stay, without your name.',
      count: 1,
    }),
  ],
  copies: [{ madeAt: '2026-03-02T09:00:00.000Z', keptUntil: '2026-04-01T09:00:00.000Z' }],
  isLastAdmin: false,
  ...more,
});

const withData = (over: Script['myData'] = {}, who = { me: person(), locked: false } as const): Script =>
  branch({ myData: { overview: () => overview(), ...over } }, { ...who });

async function openDialog(page: Page) {
  await page.getByRole('button', { name: 'Delete my account' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Delete your account' });
  await dialog.waitFor();
  return dialog;
}

test.each([1280, 320].flatMap((width) => (['light', 'dark'] as const).map((theme) => ({ width, theme }))))(
  'at $width px in $theme the screen and its dialog fit and pass axe',
  async ({ width, theme }) => {
    await open(withData(), { screen, size: { width, height: 800 }, theme }, async ({ page, faults }) => {
      await page.getByText('Your reports: 12 records').click();
      await page.getByText('So that you see what goes well.').first().waitFor();
      // A sentence has room to be read as one: its name takes the smaller part of the row, or a row of its own.
      const [value, list] = ['dd', 'dl'].map((tag) => `document.querySelector('${tag}').clientWidth`);
      expect(await page.evaluate<number>(`${value} / ${list}`)).toBeGreaterThan(0.55);
      await expect.poll(() => headingOf(page)).toBe('My data');
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(width);
      expect(await axeFindings(page)).toEqual([]);
      await openDialog(page);
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(width);
      expect(await axeFindings(page)).toEqual([]);
      expect(await faults()).toEqual([]);
    });
  },
);

test('each kind of data says how much there is, and behind that why, for how long and who sees it', async () => {
  await open(withData(), { screen }, async ({ page }) => {
    const main = page.getByRole('main');
    await main.getByText('The record of what was done: 1 record').waitFor();
    await main.getByText('Your password').first().click();
    await main.getByText('It would be of no use to you.').waitFor();
    await expect.poll(() => main.getByText('Your reports: 12 records').count()).toBe(1);
  });
});

test('it is reached from the menu under the name', async () => {
  await open(withData(), {}, async ({ page }) => {
    await page.getByRole('button', { name: /Your menu/ }).press('Enter');
    await page.getByRole('menuitem', { name: 'My data' }).press('Enter');
    await page.getByRole('heading', { level: 1, name: 'My data' }).waitFor();
  });
});

const file = { fileName: 'drillroom-my-data-2026-11-20.zip', content: new Uint8Array([80, 75]) };

test.each([
  ['saved', { kind: 'saved', path: '/home/dana/my data.zip' }, 'Saved to /home/dana/my data.zip'],
  ['not saved', { kind: 'cancelled' }, 'Not saved. Everything stays here as it is.'],
  ['kept off by a full disk', { kind: 'failed', reason: 'disk_full' }, 'The disk is full'],
] as const)('an export that is %s says so', async (_how, answer, words) => {
  const asked: string[] = [];
  const host = (request: { kind: string; suggestedName?: string }) => {
    asked.push(request.suggestedName ?? '');
    return answer;
  };
  await open(withData({ export: () => file }), { screen, host }, async ({ page, faults }) => {
    await page.getByRole('button', { name: 'Save my data' }).press('Enter');
    await page.getByText(words).waitFor();
    expect(asked).toEqual([file.fileName]);
    expect(await faults()).toEqual([]);
  });
});

test('an account is deleted by keyboard: what goes and stays is told, the username and the password asked, the last word stays', async () => {
  const who: { me: ReturnType<typeof person> | null; locked: boolean } = { me: person(), locked: false };
  const { copies } = overview();
  const script = branch(
    {
      myData: {
        overview: () => overview(),
        erase: ({ username, password }) => {
          if (username !== 'dana.whitlock') throw refuse('NOT_FOUND');
          if (password !== 'brisk kettle harbour') throw refuse('WRONG_CREDENTIALS');
          who.me = null;
          return { accountId: id(1), copies };
        },
      },
    },
    who,
  );
  await open(script, { screen }, async ({ page, bridge, faults }) => {
    await page.evaluate(`localStorage.setItem('drillroom.places.${id(1)}', '[]')`);
    const dialog = await openDialog(page);
    await dialog.getByText('The record of what was done. The rows stay, without your name.').waitFor();
    await dialog.getByText(/A copy of 2 Mar 2026.*It is removed on 1 Apr 2026/).waitFor();
    // What the dialog itself says is not promised in it.
    await expect.poll(() => dialog.getByText('is named before you confirm').count()).toBe(0);
    await dialog.getByLabel('Your username').fill('dana');
    await dialog.getByLabel('Your password').fill('not the password');
    await page.keyboard.press('Enter');
    await dialog.getByText(/This is not the username/).waitFor();
    await expect.poll(() => focused(page)).toBe('input Your username');

    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('dana.whitlock');
    await page.keyboard.press('Enter');
    await dialog.getByText('This is not your password').waitFor();
    await expect.poll(() => focused(page)).toBe('input Your password');
    await page.keyboard.type('brisk kettle harbour');
    await page.keyboard.press('Enter');

    await page.getByRole('heading', { level: 1, name: 'Your account is deleted' }).waitFor();
    await page.getByText(/A copy of 2 Mar/).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate<number>('localStorage.length')).toBe(0);
    expect(bridge.callsOf('myData.erase')).toHaveLength(3);
    await page.getByRole('button', { name: 'Go to the sign-in' }).press('Enter');
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    expect(await faults()).toEqual([]);
  });
});

test('closing the dialog deletes nothing and gives the focus back', async () => {
  await open(withData(), { screen }, async ({ page, bridge }) => {
    const dialog = await openDialog(page);
    await dialog.getByRole('button', { name: 'Keep my account' }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => focused(page)).toBe('button Delete my account');
    expect(bridge.callsOf('myData.erase')).toEqual([]);
  });
});

test('the last admin is told why they cannot go', async () => {
  const script = withData({ overview: () => overview({ isLastAdmin: true }) });
  await open(script, { screen }, async ({ page }) => {
    await page.getByText(/You are the last admin/).waitFor();
    await expect.poll(() => page.getByRole('button', { name: 'Delete my account' }).count()).toBe(0);
  });
});

const elena = { screen: `/admin/people/${id(3)}/erase` } as const;
const itsScript = (erasePerson: NonNullable<Script['myData']>['erasePerson']) =>
  branch({ myData: { ...(erasePerson && { erasePerson }) } });

test.each(
  [
    { width: 1280, height: 800 },
    { width: 320, height: 800 },
  ].flatMap((size) => (['light', 'dark'] as const).map((theme) => ({ size, theme }))),
)(
  'at $size.width px in $theme the deletion of somebody else fits and passes axe',
  async ({ size, theme }) => {
    await open(branch(), { ...elena, size, theme }, async ({ page, faults }) => {
      await page.getByRole('heading', { name: 'Delete the account of' }).waitFor();
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(size.width);
      expect(await axeFindings(page)).toEqual([]);
      expect(await faults()).toEqual([]);
    });
  },
);

test('an admin deletes the account of somebody else by keyboard, is told what still holds it, and gets back to the people', async () => {
  const erased = { accountId: id(3), copies: overview().copies };
  const script = itsScript(({ username, password }) => {
    if (password !== 'mine') throw refuse('WRONG_CREDENTIALS');
    if (username !== 'e.petrovic') throw refuse('NOT_FOUND');
    return erased;
  });
  await open(script, { screen: `/admin/people/${id(3)}` }, async ({ page, bridge }) => {
    await page.getByRole('link', { name: 'Delete the account…' }).press('Enter');
    await page.getByText('Type e.petrovic to confirm.').waitFor();
    await page.getByLabel('Their username', { exact: true }).fill('petrovic');
    await page.getByLabel('Your own password', { exact: true }).fill('mine');
    await page.keyboard.press('Enter');
    await page.getByText('This is not the username').waitFor();
    await expect.poll(() => focused(page)).toBe('input Their username');
    await page.getByLabel('Their username', { exact: true }).fill('e.petrovic');
    await page.getByLabel('Your own password', { exact: true }).fill('not mine');
    await page.keyboard.press('Enter');
    await page.getByText('This is not your password').waitFor();
    await page.getByLabel('Your own password', { exact: true }).fill('mine');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'The account of' }).waitFor();
    await page.getByText(/A copy of .*2 Mar/).waitFor();
    await page.getByRole('link', { name: 'To the people' }).press('Enter');
    await page.getByRole('heading', { name: 'People', level: 1 }).waitFor();
    expect(bridge.callsOf('myData.erasePerson').at(-1)).toEqual({
      accountId: id(3),
      username: 'e.petrovic',
      password: 'mine',
    });
  });
});

test('the own account is not deleted on the screen for others; of nobody it says so', async () => {
  await open(branch(), { screen: `/admin/people/${id(1)}` }, async ({ page }) => {
    await page.getByRole('heading', { name: 'Signing in' }).waitFor();
    await expect.poll(() => page.getByRole('link', { name: 'Delete the account…' }).count()).toBe(0);
  });
  await open(branch(), { screen: `/admin/people/${id(1)}/erase` }, async ({ page }) => {
    await page.getByText('This is your own account.').waitFor();
    await expect.poll(() => page.getByLabel('Their username').count()).toBe(0);
  });
  await open(branch(), { screen: `/admin/people/${id(99)}/erase` }, async ({ page }) => {
    await page.getByRole('heading', { level: 1, name: 'This person is not here any more' }).waitFor();
    await expect.poll(() => page.getByText('This is not the username').count()).toBe(0);
    await page.getByRole('link', { name: 'To the people' }).waitFor();
  });
});

test('what goes and what stays of somebody else is what the features declare', async () => {
  const told = ({ count: _count, ...holding }: Overview['holdings'][number]) => holding;
  const notice = () => ({ version: 'v', general: [], holdings: overview().holdings.map(told) });
  await open(branch({ myData: { notice } }), elena, async ({ page }) => {
    const list = (title: string) =>
      page.getByRole('heading', { level: 3, name: title }).locator('xpath=following-sibling::ul');
    await expect.poll(() => list('What goes').innerText()).toBe('Your reports\nYour password');
    await expect
      .poll(() => list('What stays').innerText())
      .toBe('The record of what was done. The rows stay, without your name.');
  });
});

test('a person whom somebody else deletes meanwhile is told as gone, also when one comes back to them', async () => {
  let isThere = true;
  const script = branch({
    accounts: {
      person: () => {
        if (!isThere) throw refuse('NOT_FOUND');
        return person({ id: id(3), name: 'Elena Petrović', username: 'e.petrovic' });
      },
    },
    myData: {
      erasePerson: () => {
        isThere = false;
        throw refuse('NOT_FOUND');
      },
    },
  });
  await open(script, elena, async ({ page }) => {
    const gone = page.getByRole('heading', { level: 1, name: 'This person is not here any more' });
    await page.getByLabel('Their username', { exact: true }).fill('e.petrovic');
    await page.getByLabel('Your own password', { exact: true }).fill('mine');
    await page.keyboard.press('Enter');
    await gone.waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('link', { name: 'To the people' }).press('Enter');
    await page.getByRole('heading', { level: 1, name: 'People' }).waitFor();
    await page.goBack();
    await gone.waitFor();
  });
});
