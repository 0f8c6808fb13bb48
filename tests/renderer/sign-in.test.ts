import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { branch, id, notice, person, settingsInForce, signedInAs } from './branch.ts';
import { axeFindings } from './axe-findings.ts';
import { refuse } from './scripted-bridge.ts';
import { focused, headingOf, isInside, shows, windowUnderTest } from './window-under-test.ts';

const open = windowUnderTest();
type Who = { me: ReturnType<typeof person> | null; locked: boolean };
const nobody = (): Who => ({ me: null, locked: false });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });

test('the sign-in greets, says where this PC stands, and names itself in the title of the window', async () => {
  const place = { organisation: 'Porter Hair', branch: 'Harbour Street', pcName: 'Chair 4 PC' };
  const script = branch({ settings: { inForce: () => settingsInForce(place) } }, nobody());
  await open(script, {}, async ({ page, faults }) => {
    expect(await headingOf(page)).toMatch(/^Good /);
    expect(await page.title()).toBe('Sign in · Drillroom');
    await page.getByText('Porter Hair, Harbour Street, Chair 4 PC. Open sessions are kept.').waitFor();
    expect(await focused(page)).toBe('input Username, e-mail or staff number');
    expect(await axeFindings(page)).toEqual([]);
    expect(await faults()).toEqual([]);
  });
});

test('staying signed in is asked for by a box, and it is told when the keychain did not take it', async () => {
  const who = nobody();
  const script = branch(
    {
      accounts: {
        signIn: () => {
          who.me = person();
          return signedInAs(who.me, 'unavailable');
        },
      },
    },
    who,
  );
  await open(script, {}, async ({ page, bridge }) => {
    await page.keyboard.type('dana');
    await page.keyboard.press('Tab');
    await page.keyboard.type('some password');
    await page.getByRole('checkbox', { name: 'Keep me signed in on this PC' }).press('Space');
    await button(page, 'Sign in').press('Enter');
    expect(await isInside(page)).toBe(true);
    await page.getByText('the next start asks for your password').waitFor();
    expect(bridge.callsOf('accounts.signIn')).toEqual([
      { identifier: 'dana', password: 'some password', keep: true },
    ]);
  });
});

test.each([
  ['by the policy of the organisation, is shown as such', ['keepSignedIn'] as const, 1],
  ['by an admin, is not offered', [] as const, 0],
])('staying signed in, where it is forbidden %s', async (_how, managed, boxes) => {
  const settings = { inForce: () => settingsInForce({ keepSignedIn: false, managed: [...managed] }) };
  await open(branch({ settings }, nobody()), {}, async ({ page }) => {
    await button(page, 'Sign in').waitFor();
    const box = page.getByRole('checkbox', { name: /Keep me signed in/ });
    expect(await box.count()).toBe(boxes);
    expect(await page.getByText('Managed by your organisation').count()).toBe(boxes);
    if (boxes > 0) expect(await box.isDisabled()).toBe(true);
  });
});

test('a locked account counts down to the time from which it opens, and offers what need not wait', async () => {
  const script = branch(
    {
      accounts: {
        signIn: () => {
          throw refuse('ACCOUNT_LOCKED', { retryAfterMs: 872_000 });
        },
      },
    },
    nobody(),
  );
  await open(script, {}, async ({ page, faults }) => {
    await page.clock.install();
    await page.reload();
    await field(page, 'Username, e-mail or staff number').fill('dana.whitlock');
    await field(page, 'Password').fill('wrong');
    await page.keyboard.press('Enter');
    await page.getByText('Sign-in opens again in 14:3').waitFor();
    await page.getByRole('status').filter({ hasText: 'Too many passwords in a row' }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(await headingOf(page)).toMatch(/^Locked until \d/);
    expect(await focused(page)).toMatch(/^h1 Locked until \d/);
    expect(await field(page, 'Password').isDisabled()).toBe(true);
    expect(await page.getByRole('button', { name: /^Sign in from \d/ }).isDisabled()).toBe(true);
    expect(await axeFindings(page)).toEqual([]);
    await button(page, 'Use your recovery code').click();
    expect(await focused(page)).toBe('input Your own recovery code');
    await button(page, 'Back to the sign-in').click();
    expect(await field(page, 'Username, e-mail or staff number').inputValue()).toBe('dana.whitlock');
    await field(page, 'Password').fill('wrong');
    await page.keyboard.press('Enter');
    await page.clock.fastForward(872_000);
    // The heading that said how long is a greeting again, which nobody hears; so it is said.
    await page.getByRole('status').filter({ hasText: 'You can sign in again now.' }).waitFor();
    expect(await field(page, 'Password').isEnabled()).toBe(true);
    await field(page, 'Password').fill('wrong');
    await page.keyboard.press('Enter');
    await button(page, 'Someone else wants to sign in').click();
    expect(await field(page, 'Username, e-mail or staff number').inputValue()).toBe('');
    expect(await page.getByText('opens again').count()).toBe(0);
    expect(await faults()).toEqual([]);
  });
});

test('a set-up slip makes a password, then the notice is read as it stands, and then it is Today', async () => {
  const who = nobody();
  let asked = 0;
  const script = branch(
    {
      accounts: {
        redeemCode: ({ code, identifier }) => {
          if (code !== 'abcd') throw refuse('WRONG_CODE');
          return (who.me = person({ username: identifier, owes: ['notice'] }));
        },
        acceptNotice: ({ version }) => {
          if (version === 'first') throw refuse('CONFLICT');
          return (who.me = person());
        },
      },
      myData: { notice: () => notice((asked += 1) === 1 ? 'first' : 'second') },
    },
    who,
  );
  await open(script, { size: { width: 320, height: 800 } }, async ({ page, bridge, faults }) => {
    await button(page, 'I am new here').click();
    // Nothing offers to make an account where this PC does not allow it.
    await page.getByText('Ask your admin for an account.').waitFor();
    expect(await button(page, 'Make an account').count()).toBe(0);
    await button(page, 'I have a set-up code').press('Enter');
    expect(await focused(page)).toBe('input Username, e-mail or staff number');
    await page.keyboard.type('dana');
    await field(page, 'Code').fill('xxxx');
    await field(page, 'New password').fill('brisk kettle harbour');
    await page.getByText('Very strong').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('This code does not work').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await field(page, 'Code').fill('abcd');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'What Drillroom keeps about you' }).waitFor();
    expect(await page.getByRole('navigation', { name: 'Main' }).count()).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByText('Your name, and what you sign in by.').waitFor();
    await page.getByText('Kept: Until your account is deleted. Seen by: You').waitFor();
    await button(page, 'I have read it').press('Enter');
    await page.getByRole('alert').getByText('The notice says something else by now.').waitFor();
    await button(page, 'I have read it').press('Enter');
    expect(await isInside(page)).toBe(true);
    expect(bridge.callsOf('accounts.acceptNotice')).toEqual([{ version: 'first' }, { version: 'second' }]);
    expect(await faults()).toEqual([]);
  });
});

test('who came by their recovery code chooses a password, without the old one; who need not stay may leave', async () => {
  const who: Who = { me: person({ owes: ['password'], cameByCode: true }), locked: false };
  const script = branch(
    {
      accounts: {
        changePassword: ({ newPassword }) => {
          if (newPassword === 'password12') {
            const easy = { path: 'newPassword', issue: 'too_easy', message: 'This is too easy to guess.' };
            throw refuse('INVALID_INPUT', { details: { fields: [easy] } });
          }
          who.me = person();
          return { ...who.me, personalCode: null };
        },
      },
    },
    who,
  );
  await open(script, {}, async ({ page, bridge }) => {
    expect(await headingOf(page)).toBe('Choose a new password');
    expect(await page.getByLabel('Your password until now').count()).toBe(0);
    expect(await focused(page)).toBe('input New password');
    await page.keyboard.type('password12');
    await page.keyboard.press('Enter');
    await page.getByText('This is too easy to guess.').waitFor();
    await field(page, 'New password').fill('brisk kettle harbour');
    await page.keyboard.press('Enter');
    expect(await isInside(page)).toBe(true);
    expect(bridge.callsOf('accounts.changePassword').at(-1)).toEqual({ newPassword: 'brisk kettle harbour' });
  });
  who.me = person({ owes: ['password'] });
  await open(script, {}, async ({ page }) => {
    await page.getByLabel('Your password until now').waitFor();
    await button(page, 'Not now: sign out').press('Enter');
    await button(page, 'Sign in').waitFor();
  });
});

test('an account of one’s own making waits for an admin, and says so again at the sign-in', async () => {
  const script = branch(
    {
      settings: { inForce: () => settingsInForce({ selfRegistration: 'approval' }) },
      accounts: {
        register: ({ email }) => {
          if (email === 'ana@branch.example') throw refuse('EMAIL_TAKEN');
          return { id: id(20), waiting: true };
        },
        signIn: () => {
          throw refuse('NOT_ACTIVE', { details: { waiting: true } });
        },
      },
    },
    nobody(),
  );
  await open(script, {}, async ({ page, faults }) => {
    await button(page, 'I am new here').click();
    await button(page, 'Make an account').press('Enter');
    await page.keyboard.type('Ana Silva');
    await page.getByLabel('E-mail (optional)').fill('ana');
    await field(page, 'Password').fill('brisk kettle harbour');
    await page.keyboard.press('Enter');
    await page.getByText('This is not an e-mail address.').waitFor();
    await page.getByLabel('E-mail (optional)').fill('ana@branch.example');
    await page.keyboard.press('Enter');
    await page.getByText('Another account has this e-mail address').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByLabel('E-mail (optional)').fill('');
    await page.keyboard.press('Enter');
    expect(await shows(page, 'Your account waits to be let in')).toBe(true);
    await button(page, 'Back to the sign-in').press('Enter');
    expect(await field(page, 'Username, e-mail or staff number').inputValue()).toBe('ana.silva');
    await field(page, 'Password').fill('brisk kettle harbour');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Your name and password are right.').waitFor();
    expect(await faults()).toEqual([]);
  });
});

test('asking for a code answers the same for every name', async () => {
  const script = branch({ accounts: { askForCode: () => ({}) } }, nobody());
  await open(script, {}, async ({ page, bridge }) => {
    await button(page, 'I forgot my password').click();
    await button(page, 'Ask an admin for a code').press('Enter');
    await page.keyboard.type('nobody at all');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Your request is noted' }).waitFor();
    await page.getByText('If an account has this name').waitFor();
    expect(bridge.callsOf('accounts.askForCode')).toEqual([{ identifier: 'nobody at all' }]);
  });
});

test('a sign-in that was kept is taken up once, before anybody is asked who they are', async () => {
  const who = nobody();
  const script = branch(
    {
      accounts: {
        resume: () => {
          who.me = person();
          return { isLocked: false };
        },
      },
    },
    who,
  );
  await open(script, {}, async ({ page, bridge }) => {
    expect(await isInside(page)).toBe(true);
    const ops = bridge.calls.map(({ op }) => op);
    expect(ops.filter((op) => op === 'accounts.resume')).toHaveLength(1);
    expect(ops.indexOf('accounts.resume')).toBeLessThan(ops.indexOf('accounts.me'));
  });
});

test('a kept sign-in that comes back locked asks for the password and names nobody', async () => {
  const who: Who = { me: null, locked: false };
  const script = branch(
    {
      accounts: {
        resume: () => {
          Object.assign(who, { me: person(), locked: true });
          return { isLocked: true };
        },
      },
    },
    who,
  );
  await open(script, {}, async ({ page }) => {
    expect(await headingOf(page)).toBe('Locked');
    expect(await page.locator('body').innerText()).not.toContain('Dana');
  });
});

test('switching the user locks the window for somebody else; what was said to the one before is gone', async () => {
  const who: Who = { me: person(), locked: false };
  const script = branch({ accounts: { changeMine: () => person() } }, who);
  await open(script, { screen: '/me/account' }, async ({ page, bridge }) => {
    await button(page, 'Save').click();
    await page.getByText('Your e-mail and phone are saved.').waitFor();
    await page.getByRole('button', { name: /Your menu/ }).click();
    await page.getByRole('menuitem', { name: 'Switch user' }).click();
    await page.getByRole('heading', { name: 'Sign in as someone else' }).waitFor();
    expect(bridge.callsOf('accounts.lock')).toHaveLength(1);
    expect(await page.locator('body').innerText()).not.toMatch(/Dana|saved/);
    await button(page, 'Back to the lock screen').click();
    await field(page, 'Password').fill('some password');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'My account' }).waitFor();
    // The next lock is a lock again.
    await page.keyboard.press('Control+l');
    await page.getByRole('heading', { name: 'Locked by Dana W.' }).waitFor();
    await button(page, 'I forgot my password').click();
    await page.getByRole('heading', { name: 'I forgot my password' }).waitFor();
    await button(page, 'Back to the lock screen').click();
    await page.getByRole('heading', { name: 'Locked by Dana W.' }).waitFor();
  });
});
