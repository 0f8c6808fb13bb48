import { expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { branch, person, settingsInForce } from './branch.ts';
import { axeFindings } from './axe-findings.ts';
import { refuse, type Script } from './scripted-bridge.ts';
import { focused, isInside, windowUnderTest } from './window-under-test.ts';

const open = windowUnderTest();
type Who = { me: ReturnType<typeof person> | null; locked: boolean };
type People = readonly { readonly name: string; readonly username: string }[];
const nobody = (): Who => ({ me: null, locked: false });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });
const namesOn = (page: Page) => page.getByRole('radiogroup', { name: 'Who are you?' });
const isFocused = async (one: Locator) => (await one.and(one.page().locator(':focus')).count()) === 1;

const named = (...names: string[]) => names.map((name, at) => ({ name, username: `person.${at}` }));
const colours = ['Amber', 'Blue', 'Coral', 'Dove', 'Ebony', 'Fawn', 'Green', 'Hazel', 'Indigo', 'Jade'];
const manyPeople = named(...colours.map((colour) => `${colour} Whitlock`));

/** A PC whose sign-in shows names. */
const withNames = (people: People, who = nobody(), over: Script['accounts'] = {}) =>
  branch(
    {
      settings: { inForce: () => settingsInForce({ signInShows: 'tiles' }) },
      accounts: { tiles: () => ({ people: [...people] }), ...over },
    },
    who,
  );

test('names to choose from: arrows, then the password; who is not among them types', async () => {
  const who = nobody();
  const people = named('Ana Silva', 'Dana Whitlock', 'Dana Whitlock', 'Priya Nair');
  const script = withNames(people, who);
  await open(script, { size: { width: 320, height: 800 } }, async ({ page, bridge, faults }) => {
    const names = page.getByRole('radiogroup', { name: 'Who are you?' });
    await names.waitFor();
    // Two of the same name are told apart.
    await names.getByText('person.1').waitFor();
    // The caret is where choosing starts.
    expect(await isFocused(names.getByRole('radio').first())).toBe(true);
    expect(await axeFindings(page)).toEqual([]);
    await button(page, 'Sign in').click();
    await page.getByText('Enter your username, e-mail or staff number.').waitFor();
    await names.getByRole('radio').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await field(page, 'Password').fill('wrong');
    await button(page, 'My name is not here').click();
    expect(await field(page, 'Username, e-mail or staff number').inputValue()).toBe('');
    await button(page, 'Show the names').click();
    await names.getByRole('radio').last().check({ force: true });
    await field(page, 'Password').fill('some password');
    await page.keyboard.press('Enter');
    expect(await isInside(page)).toBe(true);
    expect(bridge.callsOf('accounts.signIn')).toMatchObject([{ identifier: 'person.3' }]);
    expect(await faults()).toEqual([]);
  });
});

test('until the names are there nothing stands in their place that could be typed into', async () => {
  const who: Who = { me: person(), locked: false };
  await open(withNames(named('Ama', 'Kofi'), who), {}, async ({ page, bridge, faults }) => {
    const answer = bridge.hold('accounts.tiles');
    await page.getByRole('button', { name: /Your menu/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await button(page, 'Sign in').waitFor();
    await expect.poll(() => bridge.callsOf('accounts.tiles').length).toBe(1);
    await expect.poll(() => field(page, 'Username, e-mail or staff number').count()).toBe(0);
    // The main process says by itself, too, that somebody went.
    bridge.push({ event: 'session' });
    await expect.poll(() => bridge.callsOf('accounts.me').length).toBeGreaterThan(2);
    answer();
    await namesOn(page).waitFor();
    await expect.poll(() => isFocused(page.getByRole('radio', { name: 'Ama' }))).toBe(true);
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => page.getByRole('radio', { name: 'Kofi' }).isChecked()).toBe(true);
    expect(await faults()).toEqual([]);
  });
});

test('who types the password while the names are on their way goes on typing it', async () => {
  const who: Who = { me: person(), locked: true };
  await open(withNames(named('Ama', 'Kofi'), who), {}, async ({ page, bridge }) => {
    const answer = bridge.hold('accounts.tiles');
    await button(page, 'Someone else wants to sign in').click();
    await field(page, 'Password').fill('some pass');
    answer();
    await namesOn(page).waitFor();
    await page.keyboard.type('word');
    await expect.poll(() => field(page, 'Password').inputValue()).toBe('some password');
  });
});

test('names that cannot be shown are said to be so, and a username is typed instead', async () => {
  const refused = {
    tiles: () => {
      throw refuse('UNAVAILABLE', { ref: 'R-4' });
    },
  };
  await open(withNames([], nobody(), refused), {}, async ({ page }) => {
    await page.getByRole('alert').getByText('The names cannot be shown right now.').waitFor();
    await expect.poll(() => focused(page)).toBe('input Username, e-mail or staff number');
    expect(await axeFindings(page)).toEqual([]);
  });
});

test('Enter in the search for a name takes the only one that is left, and never signs in', async () => {
  await open(withNames(manyPeople), {}, async ({ page, bridge, faults }) => {
    await expect.poll(() => focused(page)).toBe('input Find your name');
    await page.keyboard.type('whitl');
    await page.getByRole('status').getByText('10 names. Scroll or type to find yours.').waitFor();
    await page.keyboard.press('Enter');
    await field(page, 'Find your name').fill('zzz');
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('No name here is written like that.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await field(page, 'Find your name').fill('coral');
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('input Password');
    await expect.poll(() => page.getByRole('radio', { name: 'Coral Whitlock' }).isChecked()).toBe(true);
    // Neither field was said to be wrong by then.
    await expect.poll(() => page.getByText(/^Enter your/).count()).toBe(0);
    expect(bridge.callsOf('accounts.signIn')).toEqual([]);
    await page.keyboard.type('some password');
    await page.keyboard.press('Enter');
    expect(await isInside(page)).toBe(true);
    expect(bridge.callsOf('accounts.signIn')).toMatchObject([{ identifier: 'person.2' }]);
    expect(await faults()).toEqual([]);
  });
});
