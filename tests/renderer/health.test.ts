import { expect, test } from 'vitest';
import type { HostRequest } from '#contract/bridge.ts';
import { branch, person } from './branch.ts';
import { checked, measured, unwell } from './health-script.ts';
import { axeFindings } from './axe-findings.ts';
import { refuse } from './scripted-bridge.ts';
import { windowUnderTest } from './window-under-test.ts';

const open = windowUnderTest();
const at = { screen: '/admin/health' } as const;

test('all is well: one sentence says so, with the time; R looks again', async () => {
  let looks = 0;
  const script = branch({
    health: {
      check: () => {
        looks += 1;
        return checked();
      },
    },
  });
  await open(script, at, async ({ page, faults }) => {
    await page.getByText('Everything is all right.').first().waitFor();
    await page
      .getByText(/^Checked at/)
      .first()
      .waitFor();
    expect(await page.getByRole('region', { name: 'What is watched' }).getByRole('listitem').count()).toBe(
      12,
    );
    await page.getByText('69.3 GB').waitFor();
    await page.getByText('Keychain of the desktop (Secret Service)').waitFor();
    await page.getByText('All was right on all 28 days on which Drillroom ran.').first().waitFor();
    expect(looks).toBe(1);
    await page.keyboard.press('r');
    await expect.poll(() => looks).toBe(2);
    await page.getByRole('button', { name: 'Check again' }).press('Enter');
    await expect.poll(() => looks).toBe(3);
    expect(await axeFindings(page)).toEqual([]);
    expect(await faults()).toEqual([]);
  });
});

test.each([320, 1280])('at %i pixels what is not well stands first, with what to do', async (width) => {
  const script = branch({ health: { check: () => unwell() } });
  await open(script, { ...at, size: { width, height: 800 } }, async ({ page, faults }) => {
    await page.getByText('2 things want a look.').first().waitFor();
    const listed = page.getByRole('region', { name: 'What is watched' }).getByRole('listitem');
    const [first = '', second = ''] = await listed.allInnerTexts();
    expect(first).toMatch(/Not working\s*Disk\s*The disk is nearly full\s*Make room now/u);
    expect(second).toMatch(/Look at it\s*Work in the background\s*Some of it failed the last time/u);
    const job = page.getByRole('row').filter({ hasText: 'Remove audit rows whose time is over' });
    await expect.poll(() => job.innerText()).toMatch(/Failed/u);
    await page.getByText('Something was found on 2 of 29 days on which Drillroom ran.').first().waitFor();
    await page.getByRole('button', { name: 'Table' }).press('Enter');
    await page.getByText('Disk: Room is getting short').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(await faults()).toEqual([]);
  });
});

test('what was found is saved as a file', async () => {
  const script = branch({ health: { check: () => checked() } });
  const asked: HostRequest[] = [];
  const host = (request: HostRequest) => {
    asked.push(request);
    return { kind: 'saved', path: '/home/petra/health.json' } as const;
  };
  await open(script, { ...at, host }, async ({ page }) => {
    await page.getByText('Everything is all right.').first().waitFor();
    await page.getByRole('button', { name: 'Save as a file' }).press('Enter');
    await page.getByText('Saved to /home/petra/health.json').waitFor();
    expect(asked).toMatchObject([{ kind: 'saveFile', suggestedName: 'drillroom-health.json' }]);
  });
});

test('an admin saves a support bundle', async () => {
  const content = new Uint8Array(3);
  const script = branch({
    health: {
      check: () => checked(),
      supportBundle: () => ({ fileName: 'drillroom-support-2026-11-20.zip', content }),
    },
  });
  const asked: HostRequest[] = [];
  const host = (request: HostRequest) => {
    asked.push(request);
    return { kind: 'saved', path: '/home/petra/support.zip' } as const;
  };
  await open(script, { ...at, host }, async ({ page }) => {
    await page.getByRole('button', { name: 'Support bundle' }).press('Enter');
    await page.getByText('Saved to /home/petra/support.zip').waitFor();
    expect(asked).toMatchObject([{ kind: 'saveFile', suggestedName: 'drillroom-support-2026-11-20.zip' }]);
  });
});

test('a check that fails says so and can be tried again', async () => {
  let fails = true;
  const script = branch({
    health: {
      check: () => {
        if (fails) throw refuse('INTERNAL', { ref: 'R-7' });
        return checked();
      },
    },
  });
  await open(script, at, async ({ page }) => {
    await page.getByText('INTERNAL, R-7').waitFor();
    fails = false;
    await page.getByRole('button', { name: 'Try again' }).press('Enter');
    await page.getByText('Everything is all right.').first().waitFor();
  });
});

test.each([320, 1280])(
  'at %i pixels the metrics are plots and tables; they are saved for Prometheus',
  async (width) => {
    const content = new TextEncoder().encode('# HELP a A.\n');
    const script = branch({
      health: {
        check: () => checked(),
        metrics: () => measured(),
        prometheus: () => ({ fileName: 'drillroom-metrics-2026-11-20.txt', content }),
      },
    });
    const asked: HostRequest[] = [];
    const host = (request: HostRequest) => {
      asked.push(request);
      return { kind: 'saved', path: '/home/petra/metrics.txt' } as const;
    };
    await open(script, { ...at, host, size: { width, height: 800 } }, async ({ page, faults }) => {
      await page.getByRole('link', { name: 'Metrics' }).click();
      await page.getByRole('heading', { name: 'Metrics' }).waitFor();
      await page.getByText('Since Drillroom was started, 2 hours ago.').waitFor();
      await page
        .getByText(/of which one failed; 3 imports, 30 searches/u)
        .first()
        .waitFor();
      await page.getByText('4 of 5 attempts succeeded').waitFor();
      await page.getByRole('row').filter({ hasText: 'library.search' }).first().waitFor();
      await page.getByRole('row').filter({ hasText: 'Elena Petrović' }).waitFor();
      await page.getByRole('row').filter({ hasText: 'Nobody known' }).waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await page.getByRole('button', { name: 'Save for Prometheus' }).press('Enter');
      await page.getByText('Saved to /home/petra/metrics.txt').waitFor();
      expect(asked).toMatchObject([{ kind: 'saveFile', suggestedName: 'drillroom-metrics-2026-11-20.txt' }]);
      expect(await faults()).toEqual([]);
    });
  },
);

test('a Drillroom that has just begun has no plots yet, and says so', async () => {
  const nothing = measured({ minutes: [], operations: [], errors: [], limitViolations: [], eventLoop: null });
  const script = branch({ health: { metrics: () => nothing } });
  await open(script, { screen: '/admin/health/metrics' }, async ({ page, faults }) => {
    await page.getByText('The plots of the last hour begin a minute after the start.').waitFor();
    await page.getByText('There were none.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(await faults()).toEqual([]);
  });
});

test('only admins have the way there', async () => {
  const script = branch({}, { me: person({ roles: ['viewer'] }), locked: false });
  await open(script, { screen: '/today' }, async ({ page }) => {
    await page.getByRole('navigation', { name: 'Main' }).waitFor();
    expect(await page.getByRole('link', { name: 'Health' }).count()).toBe(0);
  });
});
