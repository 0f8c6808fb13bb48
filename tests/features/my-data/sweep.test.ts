import { cp } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { custodies } from '#main/custodies.ts';
import type { AnyCustody } from '#main/kernel/custody.ts';
import type { ClearPage } from '#tests/support/clear-pages.ts';
import { passwordOf } from '#tests/support/make-world.ts';
import { copiedVault, type MemoryVault } from '#tests/support/memory-vault.ts';
import { startBranch } from '#tests/support/start-branch.ts';
import { startTestApp, type TestApp } from '#tests/support/start-test-app.ts';
import { sharedTemporaryFolder, temporaryFolder } from '#tests/support/temporary-folder.ts';
import { useEverything } from '#tests/support/use-everything.ts';
import { addMarkedPerson, marked, marker } from './marked-person.ts';

/** Where a text can be read, in whatever case and encoding. */
const placesOf = (pages: readonly ClearPage[], text = marker): string[] =>
  pages
    .filter(({ bytes }) =>
      (['latin1', 'utf16le'] as const).some((encoding) =>
        bytes.toString(encoding).toLowerCase().includes(text),
      ),
    )
    .map(({ where }) => where);

type Used = { readonly dataDir: string; readonly vault: MemoryVault; readonly accountId: string };
const folder = sharedTemporaryFolder();
let used: Promise<Used> | null = null;

/** A store in which everybody did everything, and the marked person everything of theirs. */
async function makeUsed(): Promise<Used> {
  const { test, world } = await startBranch();
  await useEverything({ test, world });
  const accountId = await addMarkedPerson(test, world);
  await test.app.close();
  await cp(test.dataDir, folder(), { recursive: true });
  return { dataDir: folder(), vault: test.vault, accountId };
}

async function startUsed(): Promise<{ test: TestApp; accountId: string }> {
  const { dataDir: from, vault, accountId } = await (used ??= makeUsed());
  const dataDir = temporaryFolder();
  await cp(from, dataDir, { recursive: true });
  const test = await startTestApp({ dataDir, vault: copiedVault(vault) });
  const { username: identifier, password } = marked;
  await test.window('marked').api.accounts.signIn({ identifier, password });
  await test.window('admin').api.accounts.signIn({ identifier: 'admin', password: passwordOf('admin') });
  return { test, accountId };
}

test('who is erased can be read in no page, no free page, no index and no frame of the log', async () => {
  const { test } = await startUsed();
  const before = placesOf(await test.pages());
  // In the database as well as in the log, so that both are known to be looked at.
  expect(before.filter((where) => where.startsWith('page')).length).toBeGreaterThan(10);
  expect(before.filter((where) => where.startsWith('frame')).length).toBeGreaterThan(0);
  const [turns] = await test.rows<{ n: number }>(
    `SELECT count(*) AS n FROM turns WHERE text LIKE '%${marker}%'`,
  );
  expect(turns?.n).toBeGreaterThan(5);

  expect(await test.window('marked').call('myData.erase', marked)).toMatchObject({ ok: true });
  expect(placesOf(await test.pages())).toEqual([]);
  // What stays can be read by the same look.
  expect(placesOf(await test.pages(), 'the trainer')).not.toEqual([]);
});

test('nor can who is erased by an admin, and nothing comes back with the next start', async () => {
  const { test, accountId } = await startUsed();
  const input = { accountId, username: marked.username, password: passwordOf('admin') };
  expect(await test.window('admin').call('myData.erasePerson', input)).toMatchObject({ ok: true });
  expect(placesOf(await test.pages())).toEqual([]);
  const later = await test.restart();
  expect(placesOf(await later.pages())).toEqual([]);
});

test('the same look finds the marker where deleted rows are not overwritten', async () => {
  const { test, accountId } = await startUsed();
  const later = await test.restart((_run, connection) => {
    connection.exec('PRAGMA secure_delete = OFF');
    connection.immediate(() => {
      const gone = [accountId];
      for (const { erase } of Object.values<AnyCustody>(custodies)) {
        gone.push(...(erase?.(connection.db, accountId, gone) ?? []));
      }
    });
    connection.rows('PRAGMA wal_checkpoint(TRUNCATE)');
  });
  expect(await later.rows('SELECT id FROM accounts WHERE id = ?', accountId)).toEqual([]);
  expect(placesOf(await later.pages())).not.toEqual([]);
});
