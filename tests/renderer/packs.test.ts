import { expect, test } from 'vitest';
import type { HostAnswer, HostRequest } from '#contract/bridge.ts';
import { axeFindings } from './axe-findings.ts';
import { branch } from './branch.ts';
import { otherKey, ownKey, packList, packLook } from './packs-script.ts';
import { refuse } from './scripted-bridge.ts';
import { windowUnderTest } from './window-under-test.ts';

const open = windowUnderTest();
const at = { screen: '/admin/packs' } as const;
const done = { id: 'retail-and-consultation-sales', version: 1, changes: packLook().changes };
const file = () => ({
  name: 'manners.drillpack',
  mimeType: 'application/octet-stream',
  buffer: Buffer.alloc(300, 7),
});

test.each([320, 1280])('at %i pixels the packs, and whose are taken, are listed', async (width) => {
  const script = branch({ packs: { list: () => packList() } });
  await open(script, { ...at, size: { width, height: 900 } }, async ({ page, faults }) => {
    await page.getByText('Retail & consultation sales').waitFor();
    await page.getByText('by Northern Branches · Version 3 · 8 documents').waitFor();
    await page.getByRole('button', { name: 'Take no more packs of Northern Branches' }).waitFor();
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(width);
    expect(await axeFindings(page)).toEqual([]);
    expect(await faults()).toEqual([]);
  });
});

test('a store without packs says how to begin', async () => {
  const script = branch({ packs: { list: () => packList({ imported: [] }) } });
  await open(script, at, async ({ page }) => {
    await page.getByText('No pack was imported yet').waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });
});

test.each([320, 1280])(
  'at %i pixels one looks into a pack that came along, sees what its import does, and imports it',
  async (width) => {
    const script = branch({
      packs: {
        list: () => packList(),
        look: () => packLook(),
        import: () => done,
        progress: () => ({ work: { done: 12, total: 27 } }),
      },
    });
    await open(script, { ...at, size: { width, height: 900 } }, async ({ page, bridge, faults }) => {
      await page.getByRole('button', { name: 'Look inside Retail & consultation sales' }).press('Enter');
      const dialog = page.getByRole('dialog', { name: 'Retail & consultation sales' });
      await dialog.getByText('2 documents are added').waitFor();
      await dialog.getByText('1 category is new').waitFor();
      await dialog.getByText('1 document is in the library already').waitFor();
      await dialog.getByText('What is in it').click();
      await dialog.getByText('Stretching at the desk').waitFor();
      expect(await axeFindings(page)).toEqual([]);
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(width);
      const release = bridge.hold('packs.import');
      await dialog.getByRole('button', { name: 'Import the pack' }).press('Enter');
      await dialog.getByRole('button', { name: 'Importing' }).waitFor();
      const bar = dialog.getByRole('progressbar', { name: 'Importing' });
      await expect.poll(() => bar.getAttribute('aria-valuetext')).toBe('12 of 27 texts');
      expect(await axeFindings(page)).toEqual([]);
      release();
      await page.getByText('Retail & consultation sales is imported, version 1.').waitFor();
      expect(bridge.callsOf('packs.import')).toEqual([{ shipped: 'retail-and-consultation-sales' }]);
      expect(await faults()).toEqual([]);
    });
  },
);

test('a publisher who is not known is trusted first, by the key, and then the pack can be imported', async () => {
  let isTrusted = false;
  const script = branch({
    packs: {
      list: () => packList(),
      look: () =>
        packLook({
          title: 'Desk manners',
          publisher: 'A house',
          publicKey: otherKey,
          trust: isTrusted ? 'trusted' : 'unknown',
        }),
      trust: ({ publicKey }) => {
        isTrusted = true;
        return { publicKey, trust: 'trusted' };
      },
      import: () => done,
      progress: () => ({ work: null }),
    },
  });
  await open(script, at, async ({ page, bridge }) => {
    await page.getByText('Drop a content pack here').waitFor();
    await page.locator('input[type=file]').setInputFiles(file());
    const dialog = page.getByRole('dialog', { name: 'Desk manners' });
    await dialog.getByText('This publisher is not known here').waitFor();
    await dialog.getByText('d04a b232').waitFor();
    expect(await dialog.getByRole('button', { name: 'Import the pack' }).count()).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Trust this publisher' }).press('Enter');
    await dialog.getByRole('button', { name: 'Import the pack' }).waitFor();
    expect(bridge.callsOf('packs.trust')).toEqual([{ publicKey: otherKey, name: 'A house', trusted: true }]);
    expect(bridge.callsOf('packs.look')).toHaveLength(2);
  });
});

test('what stands against an import is said before anybody tries', async () => {
  const kept = ['Our own greeting', 'A word on returns'];
  const looks = [
    packLook({ standing: 'older', importedVersion: 4 }),
    packLook({ standing: 'newer', importedVersion: 1, changes: { ...packLook().changes, kept } }),
  ];
  const script = branch({ packs: { list: () => packList(), look: () => looks.shift() ?? packLook() } });
  await open(script, at, async ({ page }) => {
    const lookInside = page.getByRole('button', { name: /^Look inside/ });
    await lookInside.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Version 4 was imported. An older one does not take its place.').waitFor();
    expect(await dialog.getByRole('button', { name: 'Import the pack' }).count()).toBe(0);
    await dialog.getByRole('button', { name: 'Close' }).last().press('Enter');
    await lookInside.press('Enter');
    await dialog.getByText(/left alone: Our own greeting, A word on returns/).waitFor();
    await dialog.getByRole('button', { name: 'Import the pack' }).waitFor();
  });
});

test('a file that is no sound pack is refused with the reason', async () => {
  const script = branch({
    packs: {
      list: () => packList(),
      look: () => {
        throw refuse('PACK_UNREADABLE', { details: { why: 'signature' } });
      },
    },
  });
  await open(script, at, async ({ page, bridge }) => {
    await page.getByText('Drop a content pack here').waitFor();
    await page.locator('input[type=file]').setInputFiles(file());
    await page.getByText('This pack is not what its publisher signed').waitFor();
    await page.locator('input[type=file]').evaluate((input: HTMLInputElement) => {
      const files = new DataTransfer();
      files.items.add(new File([new Uint8Array(33 * 2 ** 20)], 'manners.drillpack'));
      input.files = files.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await page.getByText('This file is larger than 32 MB. No content pack is.').waitFor();
    expect(bridge.callsOf('packs.look')).toHaveLength(1);
    expect(await axeFindings(page)).toEqual([]);
  });
});

test('a pack is made of chosen categories, and its key is shown before it is saved', async () => {
  const script = branch({
    packs: {
      list: () => packList(),
      export: ({ id, version }) => ({
        fileName: `${id}-${version}.drillpack`,
        content: new Uint8Array([1, 2, 3]),
        documents: 5,
        leftOut: 2,
        publicKey: ownKey,
      }),
    },
    library: {
      categories: () => [
        { id: 'retail-sales', name: 'Retail Sales', documents: 3 },
        { id: 'smp-sales', name: 'SMP Sales', documents: 2 },
        { id: 'general-sales', name: 'General Sales', documents: 0 },
      ],
    },
  });
  const host = ({ kind }: HostRequest): HostAnswer =>
    kind === 'saveFile' ? { kind: 'saved', path: '/home/dana/our-shelf-2.drillpack' } : { kind: 'cancelled' };
  await open(script, { ...at, host }, async ({ page, bridge }) => {
    await page.getByRole('button', { name: 'Make a pack' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Make a content pack' });
    expect(await dialog.getByRole('checkbox').count()).toBe(2);
    await dialog.getByRole('button', { name: 'Make the pack' }).press('Enter');
    await dialog.getByText('Use at least 3 characters.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByLabel('Title').fill('Our shelf');
    await dialog.getByLabel('Short name').fill('our-shelf');
    await dialog.getByLabel('Version').fill('2');
    await dialog.getByLabel('Publisher').fill('Branch 12');
    await dialog.getByText('SMP Sales').click();
    await dialog.getByRole('button', { name: 'Make the pack' }).press('Enter');
    const ready = page.getByRole('dialog', { name: 'The pack is ready' });
    await ready.getByText('It holds 5 documents.').waitFor();
    await ready.getByText(/^2 documents are not in the pack/).waitFor();
    expect(bridge.callsOf('packs.export')).toEqual([
      {
        id: 'our-shelf',
        title: 'Our shelf',
        version: 2,
        publisher: 'Branch 12',
        about: '',
        categoryIds: ['retail-sales'],
      },
    ]);
    expect(await axeFindings(page)).toEqual([]);
    await ready.getByRole('button', { name: 'Save the file' }).press('Enter');
    await page.getByText(/our-shelf-2\.drillpack/).waitFor();
  });
});
