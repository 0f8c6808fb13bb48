import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { pageOf } from '#contract/schemas.ts';
import { branch, id, oneTimeCode, person } from './branch.ts';
import { axeFindings } from './axe-findings.ts';
import { refuse, type Script } from './scripted-bridge.ts';
import { focused, shows, windowUnderTest } from './window-under-test.ts';

const open = windowUnderTest();
type Person = ReturnType<typeof person>;

/** A branch in which one person can be opened and changed. */
function withPerson(more: Partial<Person>, over: Script['accounts'] = {}) {
  let elena = person({
    id: id(3),
    name: 'Elena Petrović',
    username: 'e.petrovic',
    roles: ['trainee'],
    ...more,
  });
  return branch({
    accounts: {
      person: () => elena,
      update: ({ isActive, roles, name }) => {
        const { status } = elena;
        const now = isActive ? (status === 'locked' ? 'locked' : 'active') : 'inactive';
        return (elena = { ...elena, name, roles, status: now });
      },
      endLock: () => (elena = { ...elena, status: 'active', lockedUntil: null }),
      ...over,
    },
  });
}
const elenasScreen = `/admin/people/${id(3)}`;
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

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
    await expect.poll(() => focused(page)).toBe('input Full name');
    await page.keyboard.press('Enter');
    await dialog.getByText('Use at least 2 characters.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await expect.poll(() => focused(page)).toBe('input Full name');
    await page.keyboard.type('Ann Lee');
    await page.keyboard.press('Tab');
    await expect.poll(() => dialog.getByLabel('Username').inputValue()).toBe('ann.lee');
    await dialog.getByRole('checkbox', { name: /^Trainer/ }).press('Space');
    await dialog.getByLabel('Full name').press('Enter');
    await dialog.getByText('This username is taken.').waitFor();
    await expect.poll(() => focused(page)).toBe('input Username');
    await page.keyboard.press('Enter');
    await dialog.getByText('Use the full name.').waitFor();
    await expect.poll(() => focused(page)).toBe('input Full name');
    await page.keyboard.press('End');
    await page.keyboard.type('-Ward');
    await page.keyboard.press('Enter');
    const slip = page.getByRole('alertdialog', { name: 'Ann Lee-Ward is added' });
    await expect.poll(() => slip.getByLabel('One-time code').innerText()).toBe('ABCD-EFGH-JKMN');
    expect(await axeFindings(page)).toEqual([]);
    // Nothing but its own button closes it: the code is shown only now.
    await page.keyboard.press('Escape');
    await page.mouse.click(2, 2);
    await slip.getByRole('button', { name: 'Done' }).press('Enter');
    await slip.waitFor({ state: 'detached' });
    await expect.poll(() => page.locator('body').innerText()).not.toContain('ABCD');
    await expect.poll(() => focused(page)).toBe('button Add a person');
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

test('while an account is being made nothing takes its dialog away, so that the slip comes', async () => {
  const name = 'Ann \u202ELee';
  const script = branch({
    accounts: {
      create: () => ({ account: person({ id: id(20), name, username: 'ann.lee' }), setUp: oneTimeCode() }),
    },
  });
  await open(script, { screen: '/admin/people' }, async ({ page, bridge, faults }) => {
    await button(page, 'Add a person').press('Enter');
    await page.keyboard.type('Ann Lee');
    const answer = bridge.hold('accounts.create');
    await page.keyboard.press('Enter');
    await expect.poll(() => bridge.callsOf('accounts.create').length).toBe(1);
    await expect.poll(() => button(page, 'Cancel').isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
    await page.mouse.click(2, 2);
    answer();
    const slip = page.getByRole('alertdialog');
    await expect.poll(() => slip.getByLabel('One-time code').innerText()).toBe('ABCD-EFGH-JKMN');
    // A name that turns the direction of writing turns nothing of the sentence around it.
    await expect
      .poll(() => slip.getByRole('heading').textContent())
      .toContain(`\u2068${name}\u2069 is added`);
    expect(await faults()).toEqual([]);
  });
});

test('a search among people that finds nobody offers the way back', async () => {
  await open(branch(), { screen: '/admin/people' }, async ({ page }) => {
    await page.getByText('Elena Petrović').waitFor();
    await page.getByLabel('Find by name, e-mail or number').fill('zzz');
    await page.getByText('Nobody in what is shown has “zzz”').waitFor();
    expect(page.url()).toContain('q=zzz');
    await page.getByRole('button', { name: 'Show everybody' }).click();
    expect(await shows(page, 'Elena Petrović')).toBe(true);
  });
});

test('a search among people is corrected in its middle, and follows the address when that changes from elsewhere', async () => {
  await open(branch(), { screen: '/admin/people?q=elna' }, async ({ page, bridge }) => {
    const field = page.getByLabel('Find by name, e-mail or number');
    await field.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.type('XYZ');
    await expect.poll(() => field.inputValue()).toBe('elXYZna');
    await expect.poll(() => bridge.callsOf('accounts.list').at(-1)).toMatchObject({ search: 'elXYZna' });
    await page.keyboard.type('!');
    await expect.poll(() => page.url()).toContain('q=elXYZ%21na');
    await expect.poll(() => field.inputValue()).toBe('elXYZ!na');
    await page.getByRole('navigation').getByRole('link', { name: 'People' }).click();
    await expect.poll(() => field.inputValue()).toBe('');
    expect(await shows(page, 'Elena Petrović')).toBe(true);
    await page.goBack();
    await expect.poll(() => field.inputValue()).toBe('elXYZ!na');
  });
});

test('a trainer reads the people and cannot add to them', async () => {
  const script = branch({}, { me: person({ roles: ['trainer'] }), locked: false });
  await open(script, { screen: '/admin/people' }, async ({ page }) => {
    await page.getByText('Elena Petrović').waitFor();
    await expect.poll(() => page.getByRole('button', { name: 'Add a person' }).count()).toBe(0);
    await page.getByRole('row', { name: /Elena/ }).press('Enter');
    await page.getByRole('heading', { name: 'About this person' }).waitFor();
    await expect.poll(() => page.getByRole('main').getByRole('button').count()).toBe(0);
    await expect.poll(() => page.getByRole('main').getByRole('textbox').count()).toBe(0);
  });
});

test('a state is one chip away, and stands in the address', async () => {
  const asked: unknown[] = [];
  const script = branch({
    accounts: {
      list: (input) => {
        asked.push(input.status);
        return pageOf([], 0, { page: 1, pageSize: 50 });
      },
    },
  });
  await open(script, { screen: '/admin/people' }, async ({ page, faults }) => {
    await page.getByRole('radio', { name: 'Waiting' }).click();
    await page.getByText('Nobody is in this state.').waitFor();
    expect(asked.at(-1)).toBe('waiting');
    expect(page.url()).toContain('status=waiting');
    await button(page, 'Show everybody').click();
    await expect.poll(() => asked.at(-1)).toBe(null);
    expect(await faults()).toEqual([]);
  });
});

test('roles change after one question, the rest at once; the form says that it was saved', async () => {
  await open(withPerson({}), { screen: elenasScreen }, async ({ page, bridge, faults }) => {
    await page.getByLabel('Full name').fill('Elena Petrović-Ward');
    await page.keyboard.press('Enter');
    await shows(page, 'Elena Petrović-Ward is saved.');
    expect(bridge.callsOf('accounts.update')).toHaveLength(1);
    await page.getByRole('checkbox', { name: /^Admin/ }).press('Space');
    await button(page, 'Save').press('Enter');
    const dialog = page.getByRole('alertdialog', { name: /^Change what Elena/ });
    await dialog.getByText('Trainee, Admin').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(bridge.callsOf('accounts.update')).toHaveLength(1);
    await button(page, 'Save').press('Enter');
    await dialog.getByRole('button', { name: 'Change the roles' }).press('Enter');
    await expect.poll(() => bridge.callsOf('accounts.update')).toHaveLength(2);
    expect(bridge.callsOf('accounts.update').at(-1)).toMatchObject({
      id: id(3),
      roles: ['trainee', 'admin'],
      isActive: true,
      mustChangePassword: false,
      email: null,
    });
    expect(await faults()).toEqual([]);
  });
});

test('who is deactivated by mistake is active again with one press; the button keeps its place and the focus', async () => {
  await open(withPerson({}), { screen: elenasScreen }, async ({ page, bridge }) => {
    await button(page, 'Deactivate').press('Enter');
    await page.getByText('can no longer sign in. Everything of theirs is kept.').waitFor();
    await expect.poll(() => focused(page)).toBe('button Activate');
    await button(page, 'Undo').click();
    await button(page, 'Deactivate').waitFor();
    const isActive = bridge
      .callsOf('accounts.update')
      .map((input) => (input as { isActive: boolean }).isActive);
    expect(isActive).toEqual([false, true]);
  });
});

test('who is deactivated with a code out is said to have lost it', async () => {
  const withCode = withPerson({ codeExpiresAt: '2030-11-20T09:00:00.000Z' });
  await open(withCode, { screen: elenasScreen, size: { width: 320, height: 800 } }, async ({ page }) => {
    await button(page, 'Deactivate').press('Enter');
    await page.getByText('the code that was out has ended').waitFor();
    await button(page, 'Undo').waitFor();
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(320);
  });
});

test('Undo leaves what was saved meanwhile, and is said wherever one is by then', async () => {
  await open(withPerson({}), { screen: elenasScreen }, async ({ page, bridge }) => {
    await button(page, 'Deactivate').press('Enter');
    await button(page, 'Activate').waitFor();
    await page.getByLabel('Full name').fill('Elena Petrović-Ward');
    await button(page, 'Save').press('Enter');
    await shows(page, 'Elena Petrović-Ward is saved.');
    await page.getByRole('link', { name: 'Library' }).press('Enter');
    await page.getByRole('heading', { name: 'Library' }).waitFor();
    await button(page, 'Undo').click();
    await page.getByText('Elena Petrović-Ward can sign in.').waitFor();
    expect(bridge.callsOf('accounts.update').at(-1)).toMatchObject({
      isActive: true,
      name: 'Elena Petrović-Ward',
    });
  });
});

test('that the last admin stays is said in words, and nobody deactivates themselves', async () => {
  const script = withPerson(
    { roles: ['admin'] },
    {
      update: () => {
        throw refuse('LAST_ADMIN');
      },
    },
  );
  await open(script, { screen: elenasScreen }, async ({ page }) => {
    await button(page, 'Deactivate').press('Enter');
    await page.getByRole('alertdialog').getByText('This is the last admin who can sign in').waitFor();
  });
  await open(withPerson({ id: id(1) }), { screen: `/admin/people/${id(1)}` }, async ({ page }) => {
    await button(page, 'Make a one-time code').waitFor();
    await expect.poll(() => button(page, 'Deactivate').count()).toBe(0);
  });
});

test('a locked person who asks for a code is unlocked and gets a slip, which names nothing but who and how', async () => {
  const script = withPerson(
    {
      status: 'locked',
      lockedUntil: '2026-11-20T10:15:00.000Z',
      asksForCode: true,
      email: 'elena@branch.example',
      phone: '+44 20 7946 0018',
    },
    { issueCode: () => oneTimeCode('reset') },
  );
  await open(script, { screen: elenasScreen }, async ({ page, bridge, faults }) => {
    await page.getByText('They ask for a code').waitFor();
    await page.getByText(/^Locked until \d/).waitFor();
    await button(page, 'Unlock').press('Enter');
    await page.getByText('can sign in again.').waitFor();
    await expect.poll(() => focused(page)).toBe('h2 Signing in');
    expect(bridge.callsOf('accounts.endLock')).toEqual([{ id: id(3) }]);
    await button(page, 'Make a one-time code').press('Enter');
    const slip = page.getByRole('alertdialog', { name: /^A one-time code for Elena/ });
    await slip.waitFor();
    await page.keyboard.press('Escape');
    await page.emulateMedia({ media: 'print' });
    const printed = await page.locator('body').innerText();
    expect(printed).toContain('ABCD-EFGH-JKMN');
    expect(printed).toContain('e.petrovic');
    expect(printed).toContain('I forgot my password');
    expect(printed).toMatch(/Saturday,? 5 December 2026/);
    expect(printed).not.toMatch(/branch\.example|7946|Trainee|Signing in|Done|Locked/);
    await page.emulateMedia({ media: 'screen' });
    await slip.getByRole('button', { name: 'Done' }).press('Enter');
    await slip.waitFor({ state: 'detached' });
    await expect.poll(() => page.locator('body').innerText()).not.toContain('ABCD');
    expect(await faults()).toEqual([]);
  });
});

test('a code that is out is made void only after one question', async () => {
  const { code, expiresAt } = oneTimeCode('reset');
  const script = withPerson(
    { codeExpiresAt: expiresAt, lastSignInAt: null },
    { issueCode: () => oneTimeCode('reset') },
  );
  await open(script, { screen: elenasScreen }, async ({ page, bridge }) => {
    await page.getByText('Not used yet', { exact: true }).waitFor();
    await button(page, 'Make a one-time code').press('Enter');
    await page.getByRole('alertdialog', { name: /^Make another code for Elena/ }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await button(page, 'Leave it').press('Enter');
    expect(bridge.callsOf('accounts.issueCode')).toEqual([]);
    await button(page, 'Make a one-time code').press('Enter');
    await button(page, 'Make another code').press('Enter');
    await page.getByText(code).waitFor();
  });
});

test('who made an account themselves is let in, or turned down', async () => {
  await open(withPerson({ status: 'waiting' }), { screen: elenasScreen }, async ({ page, bridge }) => {
    await page.getByText('waits to be let in').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await expect.poll(() => page.getByRole('textbox', { name: 'Full name' }).count()).toBe(0);
    await button(page, 'Let them in').press('Enter');
    await button(page, 'Deactivate').waitFor();
    await expect.poll(() => focused(page)).toBe('h2 Signing in');
    expect(bridge.callsOf('accounts.update')[0]).toMatchObject({ isActive: true, roles: ['trainee'] });
  });
});

test('a name that turns the direction of writing turns nothing beside it', async () => {
  const name = 'Dana \u202E gnik';
  const people = [person({ id: id(3), name, username: 'dana' })];
  const script = withPerson({ name }, { list: () => pageOf(people, 1, { page: 1, pageSize: 50 }) });
  await open(script, { screen: '/admin/people' }, async ({ page }) => {
    const cell = page.getByRole('rowheader').locator('bdi');
    await expect.poll(() => cell.textContent()).toBe(name);
    await page.getByRole('row').nth(1).press('Enter');
    await button(page, 'Sign out everywhere').waitFor();
    await button(page, 'Deactivate').press('Enter');
    const said = page.getByText('can no longer sign in.');
    await expect.poll(() => said.textContent()).toContain(`\u2068${name}\u2069 can`);
  });
});
