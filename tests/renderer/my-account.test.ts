import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { branch, id, person } from './branch.ts';
import { axeFindings } from './axe-findings.ts';
import { refuse } from './scripted-bridge.ts';
import { focused, isInside, windowUnderTest } from './window-under-test.ts';

const open = windowUnderTest();
const screen = '/me/account';
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

const signIn = (number: number, more: object = {}) => ({
  id: id(number),
  isThis: false,
  isLocked: false,
  isKept: false,
  startedAt: '2026-11-19T16:40:00.000Z',
  lastActiveAt: '2026-11-19T17:40:00.000Z',
  ...more,
});

test('the menu leads to one’s account: who one is, and what one signs in with', async () => {
  const me = person({ staffNumber: 'E-1042', roles: ['trainer', 'admin'] });
  const script = branch({ accounts: { signIns: () => ({ signIns: [] }) } }, { me, locked: false });
  await open(script, { size: { width: 320, height: 800 } }, async ({ page, faults }) => {
    await button(page, /Your menu/).press('Enter');
    await page.getByRole('menuitem', { name: 'My account' }).press('Enter');
    await page.getByRole('heading', { name: 'My account', level: 1 }).waitFor();
    await page.getByText('E-1042').waitFor();
    await page.getByText('Trainer, Admin').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(await faults()).toEqual([]);
  });
});

test('e-mail and phone are saved alone; what another account has stands at its field', async () => {
  const script = branch({
    accounts: {
      changeMine: ({ phone }) => {
        if (phone !== null) throw refuse('PHONE_TAKEN');
        return person();
      },
    },
  });
  await open(script, { screen }, async ({ page, bridge }) => {
    await page.getByLabel('E-mail (optional)').fill('dana@branch.example');
    await page.getByLabel('Phone (optional)').fill('020 7946 0018');
    await page.keyboard.press('Enter');
    await page.getByText('Another account has this phone number').waitFor();
    await page.getByLabel('Phone (optional)').fill('');
    await page.keyboard.press('Enter');
    await page.getByText('Your e-mail and phone are saved.').waitFor();
    expect(bridge.callsOf('accounts.changeMine').at(-1)).toEqual({
      email: 'dana@branch.example',
      phone: null,
    });
  });
});

test('a new password needs the old one; nothing of either is left in the form or in what is remembered', async () => {
  const script = branch({
    accounts: {
      changePassword: ({ currentPassword }) => {
        if (currentPassword !== 'right one') throw refuse('WRONG_CREDENTIALS');
        return { ...person(), personalCode: null };
      },
    },
  });
  await open(script, { screen }, async ({ page, faults }) => {
    await page.getByLabel('Your password until now').fill('wrong one');
    await page.getByLabel('New password').fill('brisk kettle harbour');
    await page.getByText('Very strong').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('This is not your password').waitFor();
    await expect.poll(() => page.getByLabel('Your password until now').inputValue()).toBe('');
    await expect.poll(() => page.getByLabel('New password').inputValue()).toBe('brisk kettle harbour');
    await page.getByLabel('Your password until now').fill('right one');
    await page.keyboard.press('Enter');
    await page.getByText('Your password is changed.').waitFor();
    await expect.poll(() => page.getByLabel('New password').inputValue()).toBe('');
    expect(await faults()).toEqual([]);
  });
});

test('a meter that cannot tell says so, and the password can be chosen all the same', async () => {
  const script = branch({
    accounts: {
      ratePassword: () => {
        throw refuse('RATE_LIMITED', { retryAfterMs: 1000 });
      },
      changePassword: () => ({ ...person(), personalCode: null }),
    },
  });
  await open(script, { screen }, async ({ page }) => {
    await page.getByLabel('Your password until now').fill('right one');
    await page.getByLabel('New password').fill('short');
    await page.getByText('Too short still').waitFor();
    await page.getByLabel('New password').fill('brisk kettle harbour');
    await page.getByText('cannot be told right now').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Your password is changed.').waitFor();
  });
});

test('another sign-in is ended alone, and all of them at once', async () => {
  const who: { me: ReturnType<typeof person> | null; locked: boolean } = { me: person(), locked: false };
  let signIns = [signIn(70, { isThis: true }), signIn(71, { isLocked: true }), signIn(72, { isKept: true })];
  const script = branch(
    {
      accounts: {
        signIns: () => ({ signIns }),
        endSignIn: ({ id: ended }) => {
          signIns = signIns.filter((one) => one.id !== ended);
          return {};
        },
        signOutEverywhere: () => {
          who.me = null;
          return {};
        },
      },
    },
    who,
  );
  await open(script, { screen }, async ({ page, bridge }) => {
    const rows = page.getByRole('region', { name: 'Where you are signed in' }).getByRole('listitem');
    await rows.nth(2).waitFor();
    // Not this one: that is what signing out is for.
    await expect.poll(() => rows.first().getByRole('button').count()).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
    await rows.nth(1).getByRole('button').press('Enter');
    await expect.poll(() => rows.count()).toBe(2);
    await expect.poll(() => focused(page)).toBe('h2 Where you are signed in');
    expect(bridge.callsOf('accounts.endSignIn')).toEqual([{ id: id(71) }]);
    await button(page, 'Sign out everywhere').press('Enter');
    await button(page, 'Sign in').waitFor();
  });
});

test('a new recovery code of one’s own is shown once, and typed again before the way on opens', async () => {
  const script = branch({ accounts: { newPersonalCode: () => ({ personalCode: 'AB12-CD34-EF56-GH78' }) } });
  await open(script, { screen }, async ({ page, bridge, faults }) => {
    await button(page, 'Make a new code').press('Enter');
    await page.getByRole('dialog').getByLabel('Your password', { exact: true }).fill('some password');
    await page.keyboard.press('Enter');
    const shown = page.getByRole('alertdialog', { name: 'Keep your own recovery code' });
    await expect
      .poll(() => shown.getByLabel('Your own recovery code').innerText())
      .toBe('AB12-CD34-EF56-GH78');
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await shown.getByLabel('Type its last group').fill('gh78');
    await page.keyboard.press('Enter');
    await page.getByText('One from before no longer signs you in.').waitFor();
    expect(bridge.callsOf('accounts.newPersonalCode')).toEqual([{ password: 'some password' }]);
    expect(await faults()).toEqual([]);
  });
});

test('what is owed in the middle of the work stands in front of it', async () => {
  const who = { me: person(), locked: false };
  const script = branch(
    {
      accounts: {
        changeMine: () => {
          who.me = person({ owes: ['password'] });
          throw refuse('FORBIDDEN', { details: { owes: true } });
        },
      },
    },
    who,
  );
  await open(script, { screen }, async ({ page }) => {
    expect(await isInside(page)).toBe(true);
    await button(page, 'Save').press('Enter');
    await page.getByRole('heading', { name: 'Choose a new password' }).waitFor();
  });
});

test('what asks for the password again gets it in a dialog over the screen, and goes on; or it is stopped', async () => {
  let isProven = false;
  const script = branch({
    accounts: {
      changeMine: () => {
        if (!isProven) throw refuse('FORBIDDEN', { details: { stepUp: true } });
        return person();
      },
      confirmPassword: ({ password }) => {
        if (password !== 'the right one') throw refuse('WRONG_CREDENTIALS');
        isProven = true;
        return {};
      },
    },
  });
  await open(script, { screen: '/me/account' }, async ({ page, bridge, faults }) => {
    const save = page.getByRole('button', { name: 'Save', exact: true });
    const dialog = page.getByRole('dialog', { name: 'Is it still you?' });
    await save.press('Enter');
    await dialog.waitFor();
    expect(await focused(page)).toBe('input Your password');
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => save.isEnabled()).toBe(true);
    expect(await page.getByText('It was stopped').count()).toBe(0);
    await save.press('Enter');
    await dialog.getByLabel('Your password').fill('a wrong one');
    await page.keyboard.press('Enter');
    await dialog.getByText('This is not your password').waitFor();
    await dialog.getByLabel('Your password').fill('the right one');
    await page.keyboard.press('Enter');
    await page.getByText('Your e-mail and phone are saved.').waitFor();
    expect(await dialog.count()).toBe(0);
    expect(bridge.callsOf('accounts.changeMine')).toHaveLength(3);
    expect(await faults()).toEqual([]);
  });
});

test.each([1280, 320])(
  'a recovery code that nobody said they keep is a note over every screen at %s px, and its button makes a new one',
  async (width) => {
    const who = { me: person({ unkeptCodes: ['store'] }), locked: false };
    const script = branch(
      {
        accounts: {
          newRecoveryCode: () => ({ recoveryCode: 'AB12-CD34' }),
          keptCode: () => {
            who.me = person();
            return {};
          },
        },
      },
      who,
    );
    await open(
      script,
      { screen: '/today', size: { width, height: 1000 } },
      async ({ page, bridge, faults }) => {
        const note = page.getByText('Nobody has confirmed the recovery code of the training data');
        await note.waitFor();
        expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(width);
        expect(await axeFindings(page)).toEqual([]);
        await page.getByRole('button', { name: 'Make a new code…' }).press('Enter');
        await page.keyboard.type('some password');
        await page.keyboard.press('Enter');
        await page.getByLabel('Type its last group').fill('cd34');
        await page.keyboard.press('Enter');
        await note.waitFor({ state: 'detached' });
        expect(bridge.callsOf('accounts.keptCode')).toEqual([{ kind: 'store' }]);
        expect(await faults()).toEqual([]);
      },
    );
  },
);
