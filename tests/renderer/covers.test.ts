import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { lookAt } from '#tests/e2e/look-at.ts';
import { aPng } from '#tests/support/picture-files.ts';
import { aDocument, asTrainee, libraryBranch, someDocuments } from './library-script.ts';
import { aPicture, picturesOf } from './pictures-script.ts';
import { anItem, scriptedQueue } from './queue-script.ts';
import { refuse } from './scripted-bridge.ts';
import { windowUnderTest } from './window-under-test.ts';

const open = windowUnderTest();
const timeout = 240_000;
const hall = aPicture(1, { name: 'The hall', alt: 'A counter under a clock' });
const shelf = aPicture(2, { name: 'The shelf' });

const covered = () =>
  someDocuments().map((document, at) =>
    at % 2 === 0
      ? { ...document, cover: { pictureId: at === 0 ? hall.id : shelf.id, alt: at === 0 ? hall.alt : '' } }
      : document,
  );
const branch = async (documents = covered()) => ({
  ...libraryBranch(documents, {
    setCover: ({ documentId, pictureId }) => {
      const document = documents.find(({ id }) => id === documentId) ?? aDocument(1);
      document.cover = pictureId === undefined ? null : { pictureId, alt: '' };
      return document;
    },
  }),
  ...(await picturesOf(hall, shelf)),
});
const isDrawn = (page: Page, name = hall.alt) =>
  page
    .getByRole('img', { name })
    .first()
    .evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0);

test(
  'the cards and the table show the covers, and a drawn page where there is none',
  { timeout },
  async () => {
    await open(asTrainee(await branch()), { screen: '/library' }, async ({ page, bridge, faults }) => {
      const image = page.getByRole('img', { name: hall.alt }).first();
      await image.waitFor();
      await expect.poll(() => isDrawn(page)).toBe(true);
      expect(await lookAt(page, 'covers-cards', image)).toEqual([]);
      // Two pictures, each asked for once, in the smallest size.
      const asked = bridge.callsOf('pictures.image') as { pictureId: string; size: number }[];
      expect(asked.map(({ size }) => size)).toEqual([200, 200]);
      await page.getByRole('radio', { name: 'Table' }).click();
      await page.getByRole('row').getByRole('img', { name: hall.alt }).waitFor();
      expect(await lookAt(page, 'covers-table', image)).toEqual([]);
      expect(bridge.callsOf('pictures.image')).toHaveLength(2);
      expect(await faults()).toEqual([]);
    });
  },
);

const openDialog = async (page: Page) => {
  await page.getByRole('button', { name: 'More about this document' }).click();
  await page.getByRole('menuitem', { name: 'Cover picture…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'The hall' }).waitFor();
  return dialog;
};
const [, plain = aDocument(2)] = covered();

test('a picture of the branch is chosen by the keyboard alone, and said in words', { timeout }, async () => {
  await open(await branch(), { screen: `/library/${plain.id}` }, async ({ page, bridge, faults }) => {
    const dialog = await openDialog(page);
    await dialog.getByRole('button', { name: 'The shelf' }).focus();
    await page.keyboard.press('Space');
    await dialog.getByLabel('What the picture shows, in words').fill('Bottles on a shelf');
    await expect.poll(() => isDrawn(page, 'Bottles on a shelf')).toBe(true);
    expect(await lookAt(page, 'cover-dialog', dialog)).toEqual([]);
    await dialog.getByRole('button', { name: 'Use as cover' }).focus();
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(bridge.callsOf('pictures.change')).toEqual([
      { pictureId: shelf.id, name: 'The shelf', alt: 'Bottles on a shelf' },
    ]);
    expect(bridge.callsOf('library.setCover')).toEqual([{ documentId: plain.id, pictureId: shelf.id }]);
    expect(await faults()).toEqual([]);
  });
});

test('a new picture is added from the dialog; what is refused says why', { timeout }, async () => {
  let isGood = false;
  const script = await branch();
  const { pictures } = script;
  const { add } = pictures;
  const fields = [{ path: 'content', issue: 'picture_damaged', message: 'This picture is damaged.' }];
  pictures.add = (input) => {
    if (!isGood || add === undefined) throw refuse('INVALID_INPUT', { details: { fields } });
    return add(input);
  };
  await open(script, { screen: `/library/${plain.id}` }, async ({ page, bridge, faults }) => {
    const dialog = await openDialog(page);
    const choose = (name: string) =>
      dialog
        .locator('input[type=file]')
        .setInputFiles({ name, mimeType: 'image/png', buffer: aPng({ width: 60, height: 80 }) });
    await choose('front.png');
    await dialog.getByText('This picture is damaged.').waitFor();
    expect(await lookAt(page, 'cover-refused', dialog)).toEqual([]);
    isGood = true;
    await choose('front.png');
    await dialog.getByRole('button', { name: 'Front', exact: true }).waitFor();
    await dialog.getByRole('button', { name: 'Use as cover' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(bridge.callsOf('library.setCover')).toMatchObject([{ documentId: plain.id }]);
    expect(await faults()).toEqual([]);
  });
});

test('a cover is taken away, and a picture deleted once it was asked again', { timeout }, async () => {
  const [first = aDocument(1)] = covered();
  await open(await branch(), { screen: `/library/${first.id}` }, async ({ page, bridge, faults }) => {
    const dialog = await openDialog(page);
    await dialog.getByRole('button', { name: 'Delete this picture' }).click();
    expect(await lookAt(page, 'cover-delete', dialog)).toEqual([]);
    await dialog.getByRole('button', { name: 'Keep it' }).click();
    await dialog.getByRole('button', { name: 'The shelf' }).click();
    await dialog.getByRole('button', { name: 'Delete this picture' }).click();
    await dialog.getByRole('button', { name: 'Delete for good' }).click();
    await dialog.getByRole('button', { name: 'The shelf' }).waitFor({ state: 'detached' });
    expect(bridge.callsOf('pictures.remove')).toEqual([{ pictureId: shelf.id }]);
    await dialog.getByRole('button', { name: 'Take the cover away' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(bridge.callsOf('library.setCover')).toEqual([{ documentId: first.id }]);
    expect(await faults()).toEqual([]);
  });
});

test(
  'a picture that came through the import queue is seen there, or said to be gone',
  { timeout },
  async () => {
    const done = { state: 'done', kind: 'picture', fileName: 'hall.jpg' } as const;
    const queue = scriptedQueue([
      anItem(1, { ...done, title: 'The hall', pictureId: hall.id }),
      anItem(2, { ...done, title: 'The shelf' }),
    ]);
    const script = { ...libraryBranch(covered(), queue), ...(await picturesOf(hall)) };
    await open(script, { screen: '/library?add=true' }, async ({ page, faults }) => {
      const words = page.getByText('Among the pictures of the branch.', { exact: false });
      await words.waitFor();
      await page.getByText('was deleted since', { exact: false }).waitFor();
      expect(await lookAt(page, 'import-pictures', words)).toEqual([]);
      expect(await faults()).toEqual([]);
    });
  },
);
