import { expect, test } from 'vitest';
import { branch, id, person, signedInAs } from './branch.ts';
import { axeFindings } from './axe-findings.ts';
import { refuse } from './scripted-bridge.ts';
import { focused, isInside, type OpenWindow, windowUnderTest } from './window-under-test.ts';

const open = windowUnderTest();
type Who = { me: ReturnType<typeof person> | null; locked: boolean };
const nobody = (): Who => ({ me: null, locked: false });
const identifier = (page: OpenWindow['page']) =>
  page.getByLabel('Username, e-mail or staff number', { exact: true });

test('a wrong password is refused in words, empties the field and keeps the name', async () => {
  const wrong = () => {
    throw refuse('WRONG_CREDENTIALS');
  };
  const script = branch({ accounts: { signIn: wrong } }, nobody());
  await open(script, {}, async ({ page, faults }) => {
    await expect.poll(() => focused(page)).toBe('input Username, e-mail or staff number');
    await page.keyboard.type('dana.whitlock');
    await page.keyboard.press('Tab');
    await page.keyboard.type('wrong password');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Name and password do not match').waitFor();
    await expect.poll(() => identifier(page).inputValue()).toBe('dana.whitlock');
    await expect.poll(() => page.getByLabel('Password', { exact: true }).inputValue()).toBe('');
    await expect.poll(() => focused(page)).toBe('input Password');
    expect(await axeFindings(page)).toEqual([]);
    expect(await faults()).toEqual([]);
  });
});

test('the recovery code of one’s own leads to a new password, and the one that takes its place is kept first', async () => {
  const who = nobody();
  const script = branch(
    {
      accounts: {
        signInByCode: ({ personalCode }) => {
          if (personalCode !== 'ab12-cd34') throw refuse('WRONG_CODE');
          return (who.me = person({ owes: ['password'], cameByCode: true }));
        },
        changePassword: () => {
          who.me = person();
          return { ...who.me, personalCode: 'NEXT-C0DE' };
        },
      },
    },
    who,
  );
  await open(script, { size: { width: 320, height: 800 } }, async ({ page, bridge, faults }) => {
    const useCode = async () => {
      await page.getByRole('button', { name: 'I forgot my password' }).click();
      await page.getByRole('button', { name: 'I have my own recovery code' }).click();
    };
    await useCode();
    await expect.poll(() => focused(page)).toBe('input Your own recovery code');
    await page.keyboard.press('Enter');
    await page.getByText('Enter the code.').waitFor();
    expect(bridge.callsOf('accounts.signInByCode')).toEqual([]);
    await page.keyboard.type('xxxx');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('This code does not work').waitFor();
    // No name was asked for.
    await expect.poll(() => page.getByRole('alert').innerText()).not.toContain('name');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Back to the sign-in' }).click();
    await expect.poll(() => identifier(page).count()).toBe(1);
    await useCode();
    await page.keyboard.type('ab12-cd34');
    await page.keyboard.press('Enter');
    await page.getByText('You came in by your recovery code').waitFor();
    await page.getByLabel('New password', { exact: true }).fill('seven green lanterns');
    await page.keyboard.press('Enter');

    await page.getByRole('heading', { name: 'Keep your next recovery code' }).waitFor();
    await expect.poll(() => page.getByLabel('Your own recovery code').innerText()).toBe('NEXT-C0DE');
    await expect.poll(() => page.getByRole('navigation').count()).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByLabel('Type its last group').fill('c0de');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /^Good .*Dana/ }).waitFor();
    await expect.poll(() => page.locator('body').innerText()).not.toContain('C0DE');
    expect(await faults()).toEqual([]);
  });
});

test('an empty sign-in names both fields and asks nobody', async () => {
  await open(branch({}, nobody()), {}, async ({ page, bridge }) => {
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Enter your username, e-mail or staff number.').waitFor();
    await page.getByText('Enter your password.').waitFor();
    expect(bridge.callsOf('accounts.signIn')).toEqual([]);
  });
});

test('too many tries show a live countdown, and the button works again when it ends', async () => {
  const who = nobody();
  let tries = 0;
  const script = branch(
    {
      accounts: {
        signIn: () => {
          tries += 1;
          if (tries === 1) throw refuse('RATE_LIMITED', { retryAfterMs: 90_000 });
          who.me = person();
          return signedInAs(who.me);
        },
      },
    },
    who,
  );
  await open(script, {}, async ({ page }) => {
    await page.clock.install();
    await page.reload();
    await identifier(page).fill('dana');
    await page.getByLabel('Password', { exact: true }).fill('some password');
    await page.keyboard.press('Enter');
    await page.getByText('You can try again in 1:30.').waitFor();
    await expect.poll(() => page.getByRole('button', { name: 'Sign in' }).isDisabled()).toBe(true);
    await page.clock.fastForward(60_000);
    await page.getByText('You can try again in 0:30.').waitFor();
    await page.clock.fastForward(30_000);
    await page.getByText('You can try again now.').waitFor();
    await page.getByLabel('Password', { exact: true }).fill('some password');
    await page.keyboard.press('Enter');
    expect(await isInside(page)).toBe(true);
  });
});

test('a locked window tells in short who locked it, and unlocks to the screen that it left', async () => {
  const who = { me: person(), locked: false };
  await open(branch({}, who), { screen: '/admin/people' }, async ({ page, bridge, faults }) => {
    await page.getByRole('heading', { name: 'People' }).waitFor();
    await page.getByRole('button', { name: /Your menu/ }).click();
    await page.getByRole('menuitem', { name: 'Lock now' }).click();
    await page.getByRole('heading', { name: 'Locked by Dana W.' }).waitFor();
    await expect.poll(() => page.locator('body').innerText()).not.toMatch(/Whitlock|Priya/);
    await expect.poll(() => page.title()).toBe('Locked · Drillroom');
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.type('some password');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'People' }).waitFor();
    expect(bridge.callsOf('accounts.unlock')).toEqual([{ password: 'some password' }]);
    expect(await faults()).toEqual([]);
  });
});

test('a screen that draws itself again while the window locks still knows whose it is', async () => {
  const who = { me: person(), locked: false };
  await open(branch({}, who), { screen: '/admin/people' }, async ({ page, bridge, faults }) => {
    await page.getByRole('heading', { name: 'People' }).waitFor();
    // With the clock stopped, what the cache learns does not reach the gate.
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 60_000);
    const asked = bridge.callsOf('accounts.me').length;
    who.locked = true;
    bridge.push({ event: 'session' });
    await expect.poll(() => bridge.callsOf('accounts.me').length).toBe(asked + 1);
    await page.getByRole('button', { name: 'Add a person' }).press('Enter');
    await page.clock.resume();
    await page.getByRole('heading', { name: 'Locked' }).waitFor();
    expect(await faults()).toEqual([]);
  });
});

test.each([
  ['', false],
  [', also where the locked window was loaded anew', true],
])('somebody else signs in from the lock screen and starts on Today%s', async (_when, isReloaded) => {
  const who = { me: person(), locked: false };
  const priya = () => {
    who.locked = false;
    return signedInAs((who.me = person({ id: id(2), name: 'Priya Nair' })));
  };
  const script = branch({ accounts: { signIn: priya } }, who);
  await open(script, { screen: '/admin/people' }, async ({ page, bridge }) => {
    await page.getByRole('heading', { name: 'People' }).waitFor();
    const drafts = [['session:x', 'a line that Dana did not send']];
    await page.evaluate(`window.name = '${JSON.stringify({ of: id(1), drafts })}'`);
    await page.reload();
    await page.getByRole('heading', { name: 'People' }).waitFor();
    who.locked = true;
    bridge.push({ event: 'session' });
    await page.getByRole('heading', { name: /^Locked/ }).waitFor();
    if (isReloaded) await page.reload();
    await page.getByRole('button', { name: 'Someone else wants to sign in' }).click();
    await identifier(page).fill('priya.nair');
    await page.getByLabel('Password', { exact: true }).fill('some password');
    await page.keyboard.press('Enter');
    expect(await isInside(page)).toBe(true);
    await page.getByRole('heading', { name: /^Good .*Priya/ }).waitFor();
    expect(await page.evaluate('window.name')).toBe(JSON.stringify({ of: id(2), drafts: [] }));
  });
});

test('who is at the window says so every quarter of a minute, and not while it is locked', async () => {
  await open(branch(), {}, async ({ page, bridge }) => {
    await page.clock.install();
    await page.reload();
    expect(await isInside(page)).toBe(true);
    const told = () => bridge.callsOf('accounts.stayAwake').length;
    const before = told();
    await page.keyboard.press('Shift');
    await expect.poll(told).toBe(before + 1);
    await page.mouse.move(10, 10);
    await page.mouse.wheel(0, 10);
    await page.clock.fastForward(10_000);
    await page.keyboard.press('Shift');
    expect(told()).toBe(before + 1);
    await page.clock.fastForward(10_000);
    await page.keyboard.press('Shift');
    await expect.poll(told).toBe(before + 2);
    await page.keyboard.press('Control+l');
    await page.getByRole('heading', { name: 'Locked' }).waitFor();
    await page.clock.fastForward(120_000);
    await page.keyboard.type('some');
    await page.mouse.move(20, 20);
    expect(told()).toBe(before + 2);
  });
});
