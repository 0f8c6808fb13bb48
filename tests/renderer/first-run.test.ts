import { expect, test } from 'vitest';
import { branch, opening, person } from './branch.ts';
import { refuse, type Script } from './scripted-bridge.ts';
import { focused, headingOf, isInside, windowUnderTest } from './window-under-test.ts';

const open = windowUnderTest();

/** A PC that nobody has set up. */
function freshPc(over: Script = {}) {
  const who: { me: ReturnType<typeof person> | null; locked: boolean } = { me: null, locked: false };
  const script = branch(
    {
      ...over,
      system: { opening: () => opening({ firstRun: who.me === null }) },
      accounts: {
        createFirstAdmin: ({ name, username }) => {
          who.me = person({ name, username, unkeptCodes: ['store', 'personal'] });
          return {
            account: who.me,
            recoveryCode: 'K7QW-2MZP-9XTA-0H1F',
            personalCode: 'AB12-CD34-EF56-GH78',
          };
        },
      },
    },
    who,
  );
  return { who, script };
}

test('the first run makes an admin, shows the code until it was kept, and ends on Today', async () => {
  const { script } = freshPc();
  await open(script, {}, async ({ page, bridge, faults }) => {
    await expect.poll(() => headingOf(page)).toBe('Set up the first account');
    await expect.poll(() => focused(page)).toBe('input Your name');
    await page.keyboard.type('María Ruiz');
    await page.keyboard.press('Tab');
    await expect.poll(() => page.getByLabel('Username').inputValue()).toBe('maria.ruiz');
    await page.getByLabel('Password', { exact: true }).fill('brisk kettle harbour');
    await page.getByText('Very strong').waitFor();
    await page.keyboard.press('Enter');

    await page.getByRole('heading', { name: 'Keep this recovery code' }).waitFor();
    // The main process says that the first run is over and somebody is signed in: the code has to stay.
    bridge.push({ event: 'session' });
    bridge.push({ event: 'invalidated', ops: ['system.opening', 'accounts.me'] });
    await expect.poll(() => page.getByLabel('Recovery code').innerText()).toBe('K7QW-2MZP-9XTA-0H1F');
    await page.getByText('an admin can make a new one').waitFor();
    const objectsToClosing = () =>
      page.evaluate<boolean>(`!window.dispatchEvent(new Event('beforeunload', { cancelable: true }))`);
    expect(await objectsToClosing()).toBe(true);
    await page.getByLabel('Type its last group').fill('9XTA');
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await page.getByText('This is not the last group').waitFor();
    await page.getByLabel('Type its last group').fill('ohif');
    await page.keyboard.press('Enter');

    // The second code is another one, with a sheet of its own.
    await page.getByRole('heading', { name: 'Keep your own recovery code too' }).waitFor();
    await expect.poll(() => page.getByLabel('Recovery code').innerText()).toBe('AB12-CD34-EF56-GH78');
    await expect.poll(() => page.locator('body').innerText()).not.toContain('K7QW');
    expect(await objectsToClosing()).toBe(true);
    await page.getByLabel('Type its last group').fill('gh78');
    await page.keyboard.press('Enter');

    await page.getByRole('button', { name: 'Add the samples' }).waitFor();
    expect(await objectsToClosing()).toBe(false);
    await page.getByRole('button', { name: 'Add the samples' }).click();
    await page.getByRole('heading', { name: /^Good .*, María$/ }).waitFor();
    expect(bridge.callsOf('accounts.createFirstAdmin')).toEqual([
      { name: 'María Ruiz', username: 'maria.ruiz', password: 'brisk kettle harbour' },
    ]);
    expect(bridge.callsOf('library.addSamples')).toHaveLength(1);
    await expect.poll(() => page.locator('body').innerText()).not.toMatch(/K7QW|GH78/);
    expect(await faults()).toEqual([]);
  });
});

test('samples that could not be added say so, and the way on stays open', async () => {
  const { script } = freshPc({
    library: {
      addSamples: () => {
        throw refuse('UNAVAILABLE', { ref: 'R-17' });
      },
    },
  });
  await open(script, {}, async ({ page }) => {
    await page.getByLabel('Your name').fill('Ann Lee');
    await page.getByLabel('Username').fill('ann');
    await page.getByLabel('Password', { exact: true }).fill('brisk kettle harbour');
    await page.keyboard.press('Enter');
    for (const group of ['0h1f', 'gh78']) {
      await page.getByLabel('Type its last group').fill(group);
      await page.keyboard.press('Enter');
    }
    await page.getByRole('button', { name: 'Add the samples' }).click();
    await page.getByText('UNAVAILABLE, R-17').waitFor();
    await page.getByRole('button', { name: 'Go on without them' }).click();
    expect(await isInside(page)).toBe(true);
  });
});

test('codes that nobody has kept yet wait behind a lock, and the first run goes on where it was', async () => {
  const { who, script } = freshPc();
  await open(script, {}, async ({ page, bridge }) => {
    await page.getByLabel('Your name').fill('Ann Lee');
    await page.getByLabel('Username').fill('ann');
    await page.getByLabel('Password', { exact: true }).fill('brisk kettle harbour');
    await page.keyboard.press('Enter');
    const lock = async () => {
      who.locked = true;
      bridge.push({ event: 'session' });
      await page.getByRole('heading', { name: 'Locked by Ann L.' }).waitFor();
      expect(await page.locator('body').innerText()).not.toMatch(/K7QW|GH78/);
      await page.keyboard.type('brisk kettle harbour');
      await page.keyboard.press('Enter');
    };
    await page.getByText('K7QW-2MZP-9XTA-0H1F').waitFor();
    await lock();
    await page.getByText('K7QW-2MZP-9XTA-0H1F').waitFor();
    // Who is writing it down is at the window like everybody else.
    await page.keyboard.press('Shift');
    await expect.poll(() => bridge.callsOf('accounts.stayAwake').length).toBeGreaterThan(0);
    await page.getByLabel('Type its last group').fill('0h1f');
    await page.keyboard.press('Enter');
    await page.getByText('AB12-CD34-EF56-GH78').waitFor();
    await expect.poll(() => bridge.callsOf('accounts.keptCode').length).toBe(1);
    await lock();
    await page.getByText('AB12-CD34-EF56-GH78').waitFor();
    await page.getByLabel('Type its last group').fill('gh78');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Go on without them' }).click();
    expect(await isInside(page)).toBe(true);
  });
});
