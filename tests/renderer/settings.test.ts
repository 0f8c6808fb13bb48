import { expect, test } from 'vitest';
import { settingKeys, settings as declared } from '#contract/settings.ts';
import { branch, person } from './branch.ts';
import { axeFindings } from './axe-findings.ts';
import { refuse } from './scripted-bridge.ts';
import { focused, shows, windowUnderTest } from './window-under-test.ts';

const open = windowUnderTest();
const at = { screen: '/admin/policy' } as const;

type Value = string | number | boolean;
/** The settings as delivered but for what is named, by who decided it. */
const listed = (set: Record<string, Value>, held: Record<string, Value> = {}) =>
  settingKeys.map((key) => {
    const value = held[key] ?? set[key] ?? declared[key].default;
    const isManaged = held[key] !== undefined;
    const source = isManaged ? 'policy' : set[key] === undefined ? 'default' : 'setting';
    return { key, value, source, isManaged } as const;
  });
const noPolicy = { sources: [], problems: [], unknownKeys: [] };

test('an admin changes a setting by keyboard, is told of a value that does not fit, and takes it back again', async () => {
  const set: Record<string, Value> = {};
  const script = branch({
    settings: {
      list: () => ({ settings: listed(set), policy: noPolicy, notTaken: [] }),
      change: ({ key, value }) => {
        if (value === null) delete set[key];
        else set[key] = value;
        return { key, value: value ?? declared[key].default, source: 'setting', isManaged: false };
      },
    },
  });
  await open(script, at, async ({ page, bridge, faults }) => {
    const change = page.getByRole('button', { name: 'Change: Lock the screen after' });
    await change.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Lock the screen after' });
    const field = dialog.getByRole('textbox', { name: 'Minutes' });
    await field.fill('90');
    await field.press('Enter');
    await dialog.getByText('Use 30 or less.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await field.fill('soon');
    await dialog.getByText('This has to be a number.').waitFor();
    await field.fill(' 5 ');
    await field.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => focused(page)).toBe('button Change: Lock the screen after');
    await page.getByText('5 minutes', { exact: true }).waitFor();
    expect(await shows(page, 'Set in Drillroom')).toBe(true);

    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'As delivered' }).press('Enter');
    await page.getByText('30 minutes', { exact: true }).waitFor();
    expect(bridge.callsOf('settings.change')).toEqual([
      { key: 'idleLockMinutes', value: 5 },
      { key: 'idleLockMinutes', value: null },
    ]);
    expect(await faults()).toEqual([]);
  });
});

test('while a value is saved or taken back, nothing is sent again and the dialog stays', async () => {
  const script = branch({
    settings: {
      list: () => ({ settings: listed({ branch: 'North' }), policy: noPolicy, notTaken: [] }),
      change: ({ key, value }) => ({ key, value: value ?? '', source: 'setting', isManaged: false }),
    },
  });
  await open(script, at, async ({ page, bridge, faults }) => {
    const dialog = page.getByRole('dialog', { name: 'Branch' });
    const field = dialog.getByRole('textbox', { name: 'Branch' });
    const start = async () => {
      await page.getByRole('button', { name: 'Change: Branch' }).press('Enter');
      await field.waitFor();
      return bridge.hold('settings.change');
    };
    /** Everything that a hand may do to a dialog that takes its time. */
    const goOn = async () => {
      await field.press('Enter');
      await dialog.getByRole('button', { name: 'Saving' }).press('Enter');
      await page.keyboard.press('Escape');
      await page.mouse.click(2, 2);
      const others = dialog.getByRole('button', { name: /As delivered|Leave it|Close/ });
      await expect.poll(() => others.count()).toBe(3);
      for (const other of await others.all()) expect(await other.isDisabled()).toBe(true);
      expect(await dialog.count()).toBe(1);
    };

    let release = await start();
    await dialog.getByRole('button', { name: 'As delivered' }).press('Enter');
    await goOn();
    release();
    await dialog.waitFor({ state: 'detached' });

    release = await start();
    await field.fill('South');
    await field.press('Enter');
    await goOn();
    release();
    await dialog.waitFor({ state: 'detached' });
    expect(bridge.callsOf('settings.change')).toEqual([
      { key: 'branch', value: null },
      { key: 'branch', value: 'South' },
    ]);
    expect(await faults()).toEqual([]);
  });
});

test('a yes and a choice are sent as what they are', async () => {
  const script = branch({
    settings: {
      list: () => ({ settings: listed({}), policy: noPolicy, notTaken: [] }),
      change: ({ key, value }) => ({ key, value: value ?? '', source: 'setting', isManaged: false }),
    },
  });
  await open(script, at, async ({ page, bridge }) => {
    const choose = async (title: string, words: string) => {
      await page.getByRole('button', { name: `Change: ${title}` }).click();
      await page.getByRole('dialog').getByText(words).click();
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    };
    await choose('“Keep me signed in”', 'Not offered');
    await choose('People make their own account', 'Yes, once an admin approves it');
    expect(bridge.callsOf('settings.change')).toEqual([
      { key: 'keepSignedIn', value: false },
      { key: 'selfRegistration', value: 'approval' },
    ]);
  });
});

test('what the policy holds says so and cannot be changed; what is wrong with the policy stands on top', async () => {
  const policy = {
    sources: ['registry', 'file'] as ('registry' | 'file')[],
    problems: [
      { source: 'registry', file: null, path: 'sessionHours', issue: 'too_big', message: 'Use 24 or less.' },
      {
        source: 'file',
        file: '20-branch.json',
        path: '',
        issue: 'not_json',
        message: 'It is not written in JSON.',
      },
    ] as const,
    unknownKeys: [{ source: 'registry' as const, key: 'ofTheFuture' }],
  };
  const held = { keepSignedIn: false, sessionHours: 10 };
  const list = () => ({
    settings: listed({}, held),
    policy: { ...policy, problems: [...policy.problems] },
    notTaken: ['ofTheVersionBefore'],
  });
  await open(branch({ settings: { list } }), at, async ({ page, faults }) => {
    await page.getByText('It stands in the registry of Windows and the policy file of this PC.').waitFor();
    await page
      .getByText('A sign-in lasts for (sessionHours), in the registry of Windows: Use 24 or less.')
      .waitFor();
    await page
      .getByText('Everything in the policy file 20-branch.json: It is not written in JSON.')
      .waitFor();
    await page.getByText('ofTheFuture, in the registry of Windows').waitFor();
    await page.getByText('so it is as delivered: ofTheVersionBefore.').waitFor();
    await expect.poll(() => page.getByText('Managed by your organisation').count()).toBe(2);
    const kept = page.getByRole('listitem').filter({ hasText: '“Keep me signed in”' }).first();
    await expect.poll(() => kept.getByRole('button').count()).toBe(0);
    await expect.poll(() => page.getByRole('button', { name: /^Change: / }).count()).toBe(10);
    expect(await axeFindings(page)).toEqual([]);
    expect(await faults()).toEqual([]);
  });
});

test('limits with other figures are said in words that fit one second and several', async () => {
  const limits = { queries: { max: 5, perSeconds: 1 }, commands: { max: 9, perSeconds: 60 } };
  const list = () => ({
    settings: [{ key: 'limits', value: limits, source: 'policy', isManaged: true } as const],
    policy: noPolicy,
    notTaken: [],
  });
  await open(branch({ settings: { list } }), at, async ({ page }) => {
    await page.getByText('queries: 5 in 1 second; commands: 9 in 60 seconds', { exact: true }).waitFor();
  });
});

test('a policy that comes while a value is typed is told in words', async () => {
  const script = branch({
    settings: {
      list: () => ({ settings: listed({}), policy: noPolicy, notTaken: [] }),
      change: () => {
        throw refuse('MANAGED');
      },
    },
  });
  await open(script, at, async ({ page }) => {
    await page.getByRole('button', { name: 'Change: Branch' }).click();
    await page.getByRole('textbox', { name: 'Branch' }).fill('North');
    await page.keyboard.press('Enter');
    await page.getByText('A policy holds this now, so it cannot be changed here.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });
});

test('a viewer reads everything and changes nothing, and a trainee is not shown the way', async () => {
  const list = () => ({ settings: listed({}), policy: noPolicy, notTaken: [] });
  const who = (role: 'viewer' | 'trainee') => ({ me: person({ roles: [role] }), locked: false });
  await open(branch({ settings: { list } }, who('viewer')), at, async ({ page }) => {
    await page.getByText('Lock the screen after').waitFor();
    await expect.poll(() => page.getByRole('button', { name: /^Change/ }).count()).toBe(0);
  });
  const refused = () => {
    throw refuse('FORBIDDEN');
  };
  await open(branch({ settings: { list: refused } }, who('trainee')), at, async ({ page }) => {
    await expect
      .poll(() => page.getByRole('navigation').getByRole('link', { name: 'Settings' }).count())
      .toBe(0);
    await expect.poll(() => page.getByText('Lock the screen after').count()).toBe(0);
  });
});
