import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { lookAt } from '#tests/e2e/look-at.ts';
import { aDocument, asTrainee, libraryBranch, someDocuments } from './library-script.ts';
import { windowUnderTest } from './window-under-test.ts';

const open = windowUnderTest();
const [first = aDocument(1)] = someDocuments();
const inManyStates = () => {
  const [, , third, fourth, fifth, ...rest] = someDocuments();
  return [
    { ...first, version: 3, validUntil: '2026-12-31' },
    aDocument(910, { title: 'Price list, spring', standing: 'upcoming', validFrom: '2027-03-01' }),
    { ...(third ?? first), standing: 'draft' as const },
    { ...(fourth ?? first), standing: 'expired' as const, validUntil: '2026-10-31' },
    { ...(fifth ?? first), standing: 'withdrawn' as const },
    ...rest,
  ];
};
const earlier = [2, 1].map((version) => ({
  ...aDocument(920 + version, { title: first.title, text: `The text of version ${version}.` }),
  version,
}));
const menuOf = async (page: Page, item: RegExp | string) => {
  await page.getByRole('button', { name: 'More about this document' }).click();
  await page.getByRole('menuitem', { name: item }).click();
};

describe('what an admin sees of the life of documents', () => {
  test('the list says how each stands and narrows to one state', { timeout: 180_000 }, async () => {
    await open(libraryBranch(inManyStates()), { screen: '/library' }, async ({ page, faults }) => {
      const badge = page.getByText('Was valid until', { exact: false }).first();
      expect(await lookAt(page, 'life-list', badge)).toEqual([]);
      await page.getByRole('button', { name: /^How they stand/ }).click();
      await page.getByRole('menuitemradio', { name: 'Draft' }).click();
      await page.getByText('Price list, spring').waitFor({ state: 'detached' });
      await page.getByRole('radio', { name: 'Table' }).click();
      expect(await page.getByRole('row').count()).toBe(2);
      await page.getByRole('button', { name: 'How they stand: Draft' }).click();
      await page.getByRole('menuitemradio', { name: 'All states' }).click();
      expect(await lookAt(page, 'life-table', badge)).toEqual([]);
      expect(await faults()).toEqual([]);
    });
  });

  test(
    'days and approval are set in one dialog, which takes no last day before the first',
    { timeout: 180_000 },
    async () => {
      await open(libraryBranch(), { screen: `/library/${first.id}` }, async ({ page, bridge, faults }) => {
        await menuOf(page, /^Owner/);
        const dialog = page.getByRole('dialog');
        expect(await lookAt(page, 'life-govern', dialog)).toEqual([]);
        await dialog.getByRole('radio', { name: 'Draft' }).check({ force: true });
        await dialog.getByLabel('Valid from').fill('2026-12-01');
        await dialog.getByLabel('Valid until, this day included').fill('2026-11-30');
        await dialog.getByText('This is before the first day.').waitFor();
        expect(await dialog.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
        await dialog.getByLabel('Valid until, this day included').fill('2027-11-30');
        await dialog.getByRole('button', { name: 'Save' }).click();
        await dialog.waitFor({ state: 'detached' });
        expect(bridge.callsOf('library.govern')).toEqual([
          { documentId: first.id, approval: 'draft', validFrom: '2026-12-01', validUntil: '2027-11-30' },
        ]);
        const note = page.getByText('Only admins see this document', { exact: false });
        expect(await lookAt(page, 'life-note', note)).toEqual([]);
        expect(await faults()).toEqual([]);
      });
    },
  );

  test('another version is put in use from the list of versions', { timeout: 180_000 }, async () => {
    await open(
      libraryBranch(inManyStates(), {}, earlier),
      { screen: `/library/${first.id}` },
      async ({ page, bridge }) => {
        await menuOf(page, 'Versions (3)');
        expect(await lookAt(page, 'life-versions', page.getByRole('dialog'))).toEqual([]);
        await page.getByRole('button', { name: 'Use this one: version 2' }).click();
        await page.getByRole('dialog').waitFor({ state: 'detached' });
        expect(bridge.callsOf('library.makeCurrent')).toEqual([{ documentId: earlier[0]?.id }]);
      },
    );
  });

  test(
    'a document moves to the bin by the keyboard at once, comes back with Undo, and is deleted for good after one question',
    { timeout: 180_000 },
    async () => {
      await open(libraryBranch(), { screen: `/library/${first.id}` }, async ({ page, bridge, faults }) => {
        await page.getByRole('button', { name: 'More about this document' }).press('Enter');
        await page.getByRole('menuitem', { name: 'Move to the bin' }).press('Enter');
        await page.getByRole('button', { name: 'Undo' }).waitFor();
        await page.getByRole('heading', { name: 'Library', level: 1 }).waitFor();
        await page.getByRole('button', { name: 'Undo' }).click();
        await page.getByText(/is out of the bin/).waitFor();
        await page.getByText(first.title).first().click();
        await menuOf(page, 'Move to the bin');
        await page.getByRole('heading', { name: 'Library', level: 1 }).waitFor();
        await page.getByRole('button', { name: 'More about the library' }).click();
        await page.getByRole('menuitem', { name: 'Bin' }).click();
        await page.getByRole('heading', { name: 'Bin', level: 1 }).waitFor();
        const row = page.getByText(first.title).first();
        expect(await lookAt(page, 'life-bin', row)).toEqual([]);
        await page.getByRole('button', { name: /^Delete for good: / }).click();
        expect(await lookAt(page, 'life-delete', page.getByRole('alertdialog'))).toEqual([]);
        await page.getByRole('alertdialog').getByRole('button', { name: 'Delete for good' }).click();
        await page.getByText('The bin is empty').waitFor();
        expect(bridge.callsOf('library.purge')).toEqual([{ documentId: first.id }]);
        expect(await faults()).toEqual([]);
      });
    },
  );
});

test('a trainee is offered none of it', async () => {
  await open(asTrainee(libraryBranch()), { screen: `/library/${first.id}` }, async ({ page, bridge }) => {
    await page.getByRole('button', { name: 'Print' }).waitFor();
    expect(await page.getByRole('button', { name: 'More about this document' }).count()).toBe(0);
    expect(bridge.callsOf('library.life')).toEqual([]);
  });
});
