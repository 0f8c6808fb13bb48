import { expect, test } from 'vitest';
import { backupOf } from './backups-script.ts';
import { axeFindings } from './axe-findings.ts';
import { branch, opening } from './branch.ts';
import { refuse } from './scripted-bridge.ts';
import { windowUnderTest } from './window-under-test.ts';

const open = windowUnderTest();

const here = () => ({
  backups: [backupOf(0), backupOf(1)].map(({ name, madeAt, reason }) => ({ name, madeAt, reason })),
});

test('what was confirmed of one backup is asked anew of the next', async () => {
  const script = branch({
    system: { opening: () => opening({ state: 'missing_but_expected' }) },
    backups: {
      progress: () => ({ work: null }),
      here,
      restoreHere: ({ ofAnotherStore }) => {
        throw refuse('NOT_USABLE', { details: { why: ofAnotherStore ? 'in_use' : 'other_store' } });
      },
    },
  });
  await open(script, { size: { width: 320, height: 800 } }, async ({ page, bridge, faults }) => {
    await page.getByText('Restore a backup instead').press('Enter');
    const begin = page.getByRole('button', { name: 'Restore this backup' });
    expect(await begin.isDisabled()).toBe(true);
    await page.getByLabel('Recovery code of the backup').fill('abcd-efgh');
    await begin.press('Enter');
    await page.getByText('This backup is from another PC or branch').waitFor();
    expect(await begin.isDisabled()).toBe(true);
    await page.getByRole('checkbox').press(' ');
    expect(await begin.isDisabled()).toBe(false);
    expect(await axeFindings(page)).toEqual([]);

    await page.getByRole('radio').nth(1).press(' ');
    expect(await page.getByRole('checkbox').count()).toBe(0);
    expect(await page.getByText('This backup is from another PC or branch').count()).toBe(0);
    await begin.press('Enter');
    await page.getByText('This backup is from another PC or branch').waitFor();
    expect(bridge.callsOf('backups.restoreHere')).toMatchObject(
      here().backups.map(({ name }) => ({ kept: { kind: 'backup', name }, ofAnotherStore: false })),
    );
    expect(await faults()).toEqual([]);
  });
});
