import { expect, test } from 'vitest';
import { supersede } from '#features/library/main/lifecycle/supersede.ts';
import * as lifecycle from '#features/library/main/lifecycle/store.ts';
import type { Writer } from '#main/platform/db/store.ts';
import { openedStore } from './stored-documents.ts';

const around = (work: (db: Writer, add: (id: string) => void) => void) => openedStore(work);

test('the document that takes the place of another is its next version, and only it lies on the shelf', async () => {
  const { store, shelf } = await around((_db, add) => ['old', 'new', 'other'].forEach(add));
  expect(store.transact((db) => supersede(db, 'old', 'new'))).toBe('old');
  expect(shelf()).toEqual(['new', 'other']);
  expect(lifecycle.lifeOf(store.read, 'new')).toMatchObject({
    family: 'old',
    version: 2,
    supersededBy: null,
  });
  expect(lifecycle.lifeOf(store.read, 'old')).toMatchObject({ version: 1, supersededBy: 'new' });
});

test('of several that replace the same document each follows the one before, and all stand behind the last', async () => {
  const { store, shelf } = await around((_db, add) => ['one', 'two', 'three'].forEach(add));
  store.transact((db) => supersede(db, 'one', 'two'));
  // Who chose it before the second took over means the same document.
  expect(store.transact((db) => supersede(db, 'one', 'three'))).toBe('two');
  expect(shelf()).toEqual(['three']);
  expect(['one', 'two', 'three'].map((id) => lifecycle.lifeOf(store.read, id))).toMatchObject([
    { version: 1, supersededBy: 'three' },
    { version: 2, supersededBy: 'three' },
    { version: 3, supersededBy: null, family: 'one' },
  ]);
});

test('the owner goes with the document, and what was said of the old text does not', async () => {
  const { store } = await around((db, add) => {
    ['old', 'new'].forEach(add);
    db.run(`INSERT INTO accounts (id, username, username_key, name, password_hash, created_at)
      VALUES ('a', 'dana', 'dana', 'Dana Whitlock', 'v1$x', 't')`);
    db.run("UPDATE documents SET owner_id = 'a', valid_until = '2026-12-31' WHERE id = 'old'");
  });
  store.transact((db) => supersede(db, 'old', 'new'));
  expect(lifecycle.lifeOf(store.read, 'new')).toMatchObject({ ownerId: 'a', validUntil: null });
});

test('what lies in the bin, or is gone, has no next version, and the new document stays one of its own', async () => {
  const { store, shelf } = await around((db, add) => {
    ['binned', 'new'].forEach(add);
    db.run("UPDATE documents SET binned_at = '2026-03-02T10:00:00.000Z' WHERE id = 'binned'");
  });
  expect(store.transact((db) => supersede(db, 'binned', 'new'))).toBeNull();
  expect(store.transact((db) => supersede(db, 'never there', 'new'))).toBeNull();
  expect(shelf()).toEqual(['new']);
  expect(lifecycle.lifeOf(store.read, 'new')).toMatchObject({ family: 'new', version: 1 });
});

test('a document is no version of itself, and brings none of its own', async () => {
  const { store } = await around((_db, add) => ['one', 'two', 'other'].forEach(add));
  store.transact((db) => supersede(db, 'one', 'two'));
  expect(() => store.transact((db) => supersede(db, 'one', 'one'))).toThrow(/versions of its own/u);
  expect(() => store.transact((db) => supersede(db, 'other', 'two'))).toThrow(/versions of its own/u);
  expect(() => store.transact((db) => supersede(db, 'other', 'nothing'))).toThrow(/not there/u);
});
