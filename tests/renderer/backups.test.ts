import { expect, test } from 'vitest';
import { backupOf, listOf, setAsideOf } from './backups-script.ts';
import { branch, opening } from './branch.ts';
import { axeFindings } from './axe-findings.ts';
import { refuse } from './scripted-bridge.ts';
import { windowUnderTest } from './window-under-test.ts';

const open = windowUnderTest();
const at = { screen: '/admin/backups' } as const;
const nothing = { progress: () => ({ work: null }) };

test.each([320, 1280])(
  'at %i pixels each backup says what it holds, what opens it and how long it stays',
  async (width) => {
    const list = () => listOf({ setAside: [setAsideOf(2)] });
    await open(
      branch({ backups: { ...nothing, list } }),
      { ...at, size: { width, height: 800 } },
      async ({ page, faults }) => {
        await page.getByText('12 people, 31 documents, 208 sessions, 190 reports').waitFor();
        await page.getByText('2 people who were erased since are still in it').waitFor();
        await page.getByText('One person who was erased since is still in it').waitFor();
        expect(await page.getByText(/elsewhere with the recovery code of/).count()).toBe(4);
        await page.getByRole('button', { name: 'Put back' }).waitFor();
        expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(width);
        expect(await axeFindings(page)).toEqual([]);
        expect(await faults()).toEqual([]);
      },
    );
  },
);

test('what stands in the way of the next backup is said before it is needed', async () => {
  const list = () =>
    listOf({
      failure: { kind: 'backup', at: '2026-11-20T02:00:00.000Z' },
      freeBytes: 50_000_000,
      backups: [
        backupOf(0, { facts: { ...backupOf(0).facts!, codeMadeAt: null } }),
        backupOf(1, { facts: null }),
      ],
    });
  await open(branch({ backups: { ...nothing, list } }), at, async ({ page }) => {
    await page.getByText(/^The daily backup of .* was not made$/).waitFor();
    await page.getByText('There is no room for another backup').waitFor();
    await page.getByText('This backup opens on this PC only').waitFor();
    await page.getByText('Cannot be read').waitFor();
  });
  await open(
    branch({ backups: { ...nothing, list: () => listOf({ backups: [] }) } }),
    at,
    async ({ page }) => {
      await page.getByText('No backup yet').waitFor();
      expect(await axeFindings(page)).toEqual([]);
    },
  );
});

test('a backup is made while one sees how far it has come, and can be stopped', async () => {
  const script = branch({
    backups: {
      list: () => listOf(),
      make: () => backupOf(0),
      cancel: () => ({}),
      progress: () => ({ work: { kind: 'backup', phase: 'copying', done: 20_971_520, total: 41_943_040 } }),
    },
  });
  await open(script, at, async ({ page, bridge }) => {
    const release = bridge.hold('backups.make');
    await page.getByRole('button', { name: 'Make a backup now' }).press('Enter');
    const bar = page.getByRole('progressbar', { name: 'Making a backup' });
    await expect.poll(() => bar.getAttribute('aria-valuetext')).toBe('20 MB of 40 MB');
    await page.getByRole('button', { name: 'Stop' }).press('Enter');
    await expect.poll(() => bridge.callsOf('backups.cancel').length).toBe(1);
    expect(await axeFindings(page)).toEqual([]);
    release();
    await page.getByText('The backup is made and proved.').waitFor();
  });
});

test('a restore says what it does, asks for the code where this PC has no key, and ends in a sign-in', async () => {
  const script = branch({
    backups: {
      ...nothing,
      list: () => listOf(),
      restore: ({ recoveryCode, ofAnotherStore, mayBeOlder, inPlaceOfLost }) => {
        if (recoveryCode === undefined)
          throw refuse('NOT_USABLE', { details: { why: 'needs_recovery_code' } });
        if (ofAnotherStore !== true) throw refuse('NOT_USABLE', { details: { why: 'other_store' } });
        if (inPlaceOfLost !== true) throw refuse('NOT_USABLE', { details: { why: 'lives_elsewhere' } });
        if (mayBeOlder !== true) throw refuse('NOT_USABLE', { details: { why: 'unproved' } });
        return {};
      },
    },
  });
  await open(script, at, async ({ page, bridge, faults }) => {
    await page.getByRole('button', { name: 'Restore…', exact: true }).nth(2).press('Enter');
    const dialog = page.getByRole('alertdialog');
    await dialog.getByText('It can be undone').waitFor();
    const begin = dialog.getByRole('button', { name: 'Restore', exact: true });
    await begin.press('Enter');
    await dialog.getByText('This PC has no key for this backup').waitFor();
    await dialog.getByLabel('Recovery code of the backup').fill('abcd-efgh');
    await begin.press('Enter');
    await dialog.getByText('This backup is from another PC or branch').waitFor();
    expect(await begin.isDisabled()).toBe(true);
    await dialog.getByRole('checkbox').press(' ');
    await begin.press('Enter');
    await dialog.getByText('This PC has these data in another folder').waitFor();
    expect(await begin.isDisabled()).toBe(true);
    await dialog.getByRole('checkbox', { name: 'What lay in that folder is lost' }).press(' ');
    expect(await axeFindings(page)).toEqual([]);
    await begin.press('Enter');
    await dialog.getByText('Nothing says that this data is as new as it should be').waitFor();
    expect(await begin.isDisabled()).toBe(true);
    await dialog.getByRole('checkbox', { name: 'may be older' }).press(' ');
    await begin.press('Enter');
    await dialog.getByText('In a moment you can sign in again', { exact: false }).waitFor();
    const { name } = listOf().backups[2] ?? { name: '' };
    expect(bridge.callsOf('backups.restore').at(-1)).toEqual({
      kept: { kind: 'backup', name },
      recoveryCode: 'abcd-efgh',
      ofAnotherStore: true,
      mayBeOlder: true,
      inPlaceOfLost: true,
    });
    expect(await faults()).toEqual([]);
  });
});

test('a backup is proved and removed from its menu; the newest one stays', async () => {
  const script = branch({
    backups: {
      ...nothing,
      list: () => listOf(),
      verify: () => ({ people: 12, documents: 31, sessions: 204, reports: 186 }),
      remove: () => ({}),
    },
  });
  await open(script, at, async ({ page, bridge }) => {
    const menu = page.getByRole('button', { name: /^Actions for/ });
    await menu.first().press('Enter');
    expect(await page.getByRole('menuitem', { name: 'Remove' }).getAttribute('aria-disabled')).toBe('true');
    await page.getByRole('menuitem', { name: 'Prove it again' }).press('Enter');
    await page
      .getByText('This backup is whole: 12 people, 31 documents, 204 sessions, 186 reports.')
      .waitFor();
    await menu.nth(2).press('Enter');
    await page.getByRole('menuitem', { name: 'Remove' }).press('Enter');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).press('Enter');
    const { name } = listOf().backups[2] ?? { name: '' };
    await expect.poll(() => bridge.callsOf('backups.remove')).toEqual([{ kind: 'backup', name }]);
  });
});

test('a backup that lies elsewhere is restored from the folder that somebody chose', async () => {
  const script = branch({ backups: { ...nothing, list: () => listOf(), restore: () => ({}) } });
  const host = () => ({ kind: 'chosen', token: 'a token', name: 'stick' }) as const;
  await open(script, { ...at, host }, async ({ page, bridge }) => {
    await page.getByRole('button', { name: 'Restore from a folder…' }).press('Enter');
    await page.getByRole('alertdialog', { name: 'Go back to stick?' }).waitFor();
    await page.getByRole('button', { name: 'Restore', exact: true }).press('Enter');
    await expect
      .poll(() => bridge.callsOf('backups.restore'))
      .toEqual([
        {
          kept: { kind: 'chosen', token: 'a token' },
          ofAnotherStore: false,
          mayBeOlder: false,
          inPlaceOfLost: false,
        },
      ]);
  });
});

test.each([320, 1280])(
  'at the door of a damaged store, at %i pixels, a backup and its code bring everything back',
  async (width) => {
    let isRestored = false;
    const { backups } = listOf();
    const script = branch({
      system: { opening: () => (isRestored ? opening({}) : opening({ state: 'corrupt' })) },
      backups: {
        ...nothing,
        here: () => ({ backups: backups.map(({ name, madeAt, reason }) => ({ name, madeAt, reason })) }),
        restoreHere: ({ recoveryCode }) => {
          if (recoveryCode !== 'ABCD-EFGH')
            throw refuse('NOT_USABLE', { details: { why: 'wrong_recovery_code' } });
          isRestored = true;
          return { restored: true };
        },
      },
    });
    await open(script, { size: { width, height: 800 } }, async ({ page, bridge, faults }) => {
      await page.getByText('Restore a backup instead').click();
      await page.getByRole('radio').nth(1).check({ force: true });
      await page.getByLabel('Recovery code of the backup').fill('wrong');
      await page.getByRole('button', { name: 'Restore this backup' }).press('Enter');
      await page.getByText('This code does not open the backup').waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await page.getByLabel('Recovery code of the backup').fill('ABCD-EFGH');
      await page.getByRole('button', { name: 'Restore this backup' }).press('Enter');
      await page.getByRole('navigation').first().waitFor();
      expect(bridge.callsOf('backups.restoreHere').at(-1)).toMatchObject({
        kept: { kind: 'backup', name: backups[1]?.name },
        recoveryCode: 'ABCD-EFGH',
      });
      expect(await faults()).toEqual([]);
    });
  },
);

test('on a PC that is being set up, a backup brings its people, and nothing is left to set up', async () => {
  let isRestored = false;
  const script = branch({
    system: { opening: () => opening({ firstRun: !isRestored }) },
    backups: {
      ...nothing,
      here: () => ({ backups: [] }),
      restoreHere: () => {
        isRestored = true;
        return { restored: true };
      },
    },
  });
  const host = () => ({ kind: 'chosen', token: 'a token', name: 'stick' }) as const;
  await open(script, { host }, async ({ page }) => {
    await page.getByText('Restore a backup instead').click();
    await page.getByRole('button', { name: 'Choose the folder of a backup…' }).press('Enter');
    await page.getByText('From the folder stick').waitFor();
    await page.getByLabel('Recovery code of the backup').fill('ABCD-EFGH');
    await page.getByRole('button', { name: 'Restore this backup' }).press('Enter');
    await page.getByRole('navigation').first().waitFor();
    expect(await page.getByRole('button', { name: 'Create account' }).count()).toBe(0);
  });
});
