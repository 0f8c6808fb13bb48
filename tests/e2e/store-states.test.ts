import { cp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { sharedTemporaryFolder } from '#tests/support/temporary-folder.ts';
import { keyboardOf } from '../../tools/standin/keyboard.ts';
import { startHeadless } from '../../tools/headless/headless-process.ts';
import { openWindow } from '../../tools/standin/open-window.ts';
import { goTo, heading, signInAs, signInScreen } from './open-app.ts';
import { lookAt } from './look-at.ts';
import { type Branch, people, seedBranch } from './seed-branch.ts';

const folder = sharedTemporaryFolder();
let branch: Branch;
beforeAll(async () => {
  branch = await seedBranch(folder());
});

/** Opens a copy of the branch's store to which something has happened. */
async function openAfter(
  damage: (store: { dataDir: string; keyFile: string }) => Promise<void>,
  use: (page: Page, store: { dataDir: string; keyFile: string }) => Promise<void>,
): Promise<void> {
  const store = { dataDir: `${branch.dataDir}-copy`, keyFile: `${branch.keyFile}-copy` };
  await cp(branch.dataDir, store.dataDir, { recursive: true });
  await cp(branch.keyFile, store.keyFile);
  try {
    await damage(store);
    await using window = await openWindow({ ...store, width: 1280, height: 800 });
    await use(window.page, store);
    expect(window.outsideRequests()).toEqual([]);
  } finally {
    await rm(store.dataDir, { recursive: true, force: true });
    await rm(store.keyFile, { force: true });
  }
}

const signIn = (page: Page) => signInScreen(page).waitFor();

test('a damaged store is shown as such and left as it is', async () => {
  let damaged = Buffer.alloc(0);
  await openAfter(
    async ({ dataDir }) => {
      const file = join(dataDir, 'store.db');
      damaged = await readFile(file);
      damaged.fill(7, 4096 * 3, 4096 * 6);
      await writeFile(file, damaged);
    },
    async (page, { dataDir }) => {
      const title = heading(page, 'The training data is damaged');
      expect(await lookAt(page, 'store-corrupt', title, page.getByText('nothing was repaired'))).toEqual([]);
      await keyboardOf(page).press(page.getByRole('button', { name: 'Try again' }));
      await title.waitFor();
      expect(await readFile(join(dataDir, 'store.db'))).toEqual(damaged);
    },
  );
});

test('damage that is met while the window is open puts that screen in front of the work', async () => {
  await openAfter(
    async () => {},
    async (page, { dataDir }) => {
      await signIn(page);
      await signInAs(page, people.admin.username);
      const file = join(dataDir, 'store.db');
      const pages = await readFile(file);
      await writeFile(file, pages.fill(7, 4096), { flag: 'r+' });
      await goTo(page, '/library');
      await heading(page, 'The training data is damaged').waitFor();
    },
  );
});

test('a store that another process has open names it, and opens once that one has ended', async () => {
  await openAfter(
    async () => {},
    async (page, { dataDir, keyFile }) => {
      await signIn(page);
      const second = startHeadless(['--data', dataDir, '--key-file', keyFile]);
      const reply = await second.call('system.opening', {});
      await second.end();
      expect(reply).toMatchObject({ ok: true, data: { state: 'locked' } });
      expect(JSON.stringify(reply)).toContain('Drillroom on ');
    },
  );
  const store = { dataDir: branch.dataDir, keyFile: branch.keyFile };
  const first = startHeadless(['--data', store.dataDir, '--key-file', store.keyFile]);
  await first.call('system.opening', {});
  await using window = await openWindow({ ...store, width: 1280, height: 800 });
  const title = heading(window.page, 'Drillroom is already open');
  const holder = window.page.getByText('It is in use by Drillroom command line');
  expect(await lookAt(window.page, 'store-locked', title, holder)).toEqual([]);
  await first.end();
  await keyboardOf(window.page).press(window.page.getByRole('button', { name: 'Try again' }));
  await signIn(window.page);
});

test('with another key the data stays shut', async () => {
  await openAfter(
    async ({ keyFile }) => {
      const key = await readFile(keyFile, 'utf8');
      const other = randomBytes(32).toString('base64');
      await writeFile(keyFile, key.replace(/^(drillroom-key 1 \S+ )\S{44}/, `$1${other}`));
    },
    async (page, { keyFile }) => {
      const title = heading(page, 'The key on this PC does not open the training data');
      const code = page.getByLabel('Recovery code of the training data');
      expect(await lookAt(page, 'store-wrong-key', title, code)).toEqual([]);
      await keyboardOf(page).press(page.getByRole('button', { name: 'Try again' }));
      await title.waitFor();
      // The right code, while a key file that holds another key stands in the way: that is what it says.
      const before = await readFile(keyFile, 'utf8');
      await keyboardOf(page).type(code, branch.recoveryCode);
      await page.keyboard.press('Enter');
      await page.getByText('The code is right, but this PC did not keep the key').waitFor();
      expect(await readFile(keyFile, 'utf8')).toBe(before);
    },
  );
});

test('without its key the data is opened with the recovery code, and with that code only', async () => {
  await openAfter(
    ({ keyFile }) => rm(keyFile),
    async (page) => {
      const keys = keyboardOf(page);
      const code = page.getByLabel('Recovery code of the training data');
      await keys.type(code, 'AAAA-BBBB-CCCC');
      await page.keyboard.press('Enter');
      await page.getByText('This code does not open the training data').waitFor();
      await keys.type(code, branch.recoveryCode.toLowerCase());
      await page.keyboard.press('Enter');
      await signIn(page);
      await signInAs(page, people.admin.username);
    },
  );
});

test('a store that is missing is not made anew, and opens when it is back', async () => {
  await openAfter(
    ({ dataDir }) => rename(join(dataDir, 'store.db'), join(dataDir, 'elsewhere')),
    async (page, { dataDir }) => {
      const title = heading(page, 'The training data is not where it was');
      expect(await lookAt(page, 'store-missing', title)).toEqual([]);
      await rename(join(dataDir, 'elsewhere'), join(dataDir, 'store.db'));
      await keyboardOf(page).press(page.getByRole('button', { name: 'Try again' }));
      await signIn(page);
    },
  );
});
