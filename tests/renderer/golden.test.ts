import { describe, expect, test } from 'vitest';
import { lookAt } from '#tests/e2e/look-at.ts';
import { aLossOfMany, goldenBranch, someQuestions } from './golden-script.ts';
import { asTrainee, someDocuments } from './library-script.ts';
import { nothingAsked } from './nothing-asked.ts';
import { windowUnderTest } from './window-under-test.ts';

const open = windowUnderTest();
const screen = '/library/golden';
const patience = { timeout: 180_000 };
const [, objections] = someDocuments();

test('without a question it says what they are for, and how to begin', patience, async () => {
  await open(goldenBranch([], nothingAsked()), { screen }, async ({ page, bridge, faults }) => {
    const title = page.getByText('No golden questions yet');
    expect(await lookAt(page, 'golden-empty', title)).toEqual([]);
    await page.getByRole('button', { name: 'Propose some' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Sales Objections' }).press('Enter');
    await page.getByText('What is offered first?').waitFor();
    expect(bridge.callsOf('library.goldenDraft')).toEqual([{ categoryId: 'sales-objections' }]);
    await page.getByRole('button', { name: 'Take it: What is offered first?' }).click();
    await page.getByText('Proposed', { exact: true }).waitFor({ state: 'detached' });
    expect(await faults()).toEqual([]);
  });
});

describe('a loss', () => {
  test('is told with what came in, by figures and place by place', patience, async () => {
    await open(goldenBranch(), { screen }, async ({ page, faults }) => {
      const verdict = page.getByText('3 of 12 questions got worse with “Price list 2027”');
      expect(await lookAt(page, 'golden', verdict, page.getByText('7, was 1'))).toEqual([]);
      await page.getByText('Among the first 3: 75 % instead of 100 %. MRR: 0.66 instead of 0.86.').waitFor();
      expect(await page.getByText('Its passage is gone').count()).toBe(1);
      expect(await faults()).toEqual([]);
    });
  });

  test('is taken back as far as it was ticked, by the keyboard', patience, async () => {
    await open(goldenBranch(someQuestions(), aLossOfMany()), { screen }, async ({ page, bridge, faults }) => {
      const box = page.getByRole('checkbox', { name: /Phone script, autumn/ });
      expect(
        await lookAt(page, 'golden-changes', page.getByText('204 more changes', { exact: false })),
      ).toEqual([]);
      await box.press('Space');
      await page.getByRole('button', { name: 'Take back' }).press('Enter');
      await page.getByText('1 change taken back', { exact: false }).waitFor();
      const [call] = bridge.callsOf('library.goldenTakeBack') as { documentIds: string[] }[];
      expect(call).toMatchObject({ measurement: 9 });
      expect(call?.documentIds).toHaveLength(3);
      expect(await page.getByText('questions got worse', { exact: false }).count()).toBe(0);
      expect(await faults()).toEqual([]);
    });
  });

  test('can be left as it is', patience, async () => {
    await open(goldenBranch(), { screen }, async ({ page, bridge }) => {
      await page.getByRole('button', { name: 'Leave it so' }).click();
      await page.getByText('Later changes are compared with how it is now').waitFor();
      expect(bridge.callsOf('library.goldenAccept')).toEqual([{ measurement: 9 }]);
    });
  });

  test('stands on the library and on Today, for admins only', patience, async () => {
    for (const where of ['/library', '/today']) {
      await open(goldenBranch(), { screen: where }, async ({ page }) => {
        const notice = page.getByText('3 of 12 questions got worse', { exact: false });
        expect(await lookAt(page, `golden-notice${where.replace('/', '-')}`, notice)).toEqual([]);
        await page.getByRole('link', { name: 'Look at it' }).click();
        await page.getByRole('heading', { name: 'Golden questions', level: 1 }).waitFor();
      });
    }
    await open(goldenBranch([], aLossOfMany()), { screen: '/today' }, async ({ page }) => {
      await page
        .getByText('Came in since: “Price list 2027”, “Answering objections about price and time”.', {
          exact: false,
        })
        .waitFor();
    });
    await open(asTrainee(goldenBranch()), { screen: '/library' }, async ({ page, bridge }) => {
      await page.getByText('The full wig consultation').first().waitFor();
      expect(bridge.callsOf('library.goldenReport')).toEqual([]);
    });
  });
});

describe('a question', () => {
  test('is written with the passage that search finds, or that other words find', patience, async () => {
    await open(goldenBranch(), { screen }, async ({ page, bridge, faults }) => {
      await page.getByRole('button', { name: 'Add a question' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: /Category/ }).click();
      await page.getByRole('option', { name: 'Sales Objections' }).click();
      await dialog.getByRole('textbox', { name: 'Question', exact: true }).fill('Too dear, what now?');
      await dialog.getByText('Nothing found', { exact: false }).waitFor();
      await dialog.getByRole('textbox', { name: 'Find the passage that answers it' }).fill('price');
      const box = dialog.getByRole('checkbox').first();
      await box.waitFor();
      expect(await lookAt(page, 'golden-dialog', box)).toEqual([]);
      expect(await dialog.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
      await box.press('Space');
      await dialog.getByRole('button', { name: 'Save' }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByText('Too dear, what now?').waitFor();
      expect(bridge.callsOf('library.goldenAdd')).toMatchObject([
        {
          categoryId: 'sales-objections',
          text: 'Too dear, what now?',
          passages: [{ documentId: objections?.id }],
        },
      ]);
      expect(await faults()).toEqual([]);
    });
  });

  test('is removed at once, and Undo brings it back', patience, async () => {
    await open(goldenBranch(), { screen }, async ({ page }) => {
      const question = page.getByText('How often is a patch washed?');
      await page.getByRole('button', { name: 'Remove: How often is a patch washed?' }).click();
      await question.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Undo' }).click();
      await question.waitFor();
    });
  });

  test('is changed with the passages that it has', patience, async () => {
    await open(goldenBranch(), { screen }, async ({ page, bridge }) => {
      await page.getByRole('button', { name: 'Change: How often is a patch washed?' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('Agree with the feeling first', { exact: false }).waitFor();
      await dialog.getByRole('textbox', { name: 'Question' }).fill('How is a patch washed?');
      await dialog.getByRole('button', { name: 'Save' }).click();
      await page.getByText('How is a patch washed?').waitFor();
      expect(bridge.callsOf('library.goldenEdit')).toMatchObject([{ text: 'How is a patch washed?' }]);
      expect(bridge.callsOf('library.goldenEdit')).not.toMatchObject([{ passages: expect.anything() }]);
    });
  });

  test('is made of text that is selected while a document is read', patience, async () => {
    const reader = `/library/${objections?.id}`;
    await open(goldenBranch(), { screen: reader }, async ({ page, bridge, faults }) => {
      const make = page.getByRole('button', { name: 'Make it a golden question' });
      await page.locator('article p').first().waitFor();
      expect(await make.count()).toBe(0);
      await page.locator('article p').first().selectText();
      expect(await lookAt(page, 'golden-reader', make)).toEqual([]);
      await make.click();
      const dialog = page.getByRole('dialog');
      expect(await lookAt(page, 'golden-from-reader', dialog)).toEqual([]);
      await dialog.getByRole('textbox', { name: 'Question' }).fill('What comes first?');
      await dialog.getByRole('button', { name: 'Save' }).click();
      await dialog.waitFor({ state: 'detached' });
      const [call] = bridge.callsOf('library.goldenAdd') as {
        passages: { documentId: string; start: number; end: number }[];
      }[];
      const [place] = call?.passages ?? [];
      expect(place?.documentId).toBe(objections?.id);
      const words = objections?.text.slice(place?.start, place?.end) ?? '';
      expect(words.length).toBeGreaterThan(20);
      expect(objections?.text).toContain(`\n${words}\n`);
      expect(await faults()).toEqual([]);
    });
  });

  test('is made of what was looked for', patience, async () => {
    await open(goldenBranch(), { screen: '/search?q=price' }, async ({ page }) => {
      await page.getByRole('button', { name: 'Make it a golden question' }).click();
      const dialog = page.getByRole('dialog');
      expect(await dialog.getByRole('textbox', { name: 'Question', exact: true }).inputValue()).toBe('price');
    });
  });
});
