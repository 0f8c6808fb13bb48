import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inSession, unlocked } from '#tests/support/desktop-session.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

test('the window’s host lets a utility process prove that the keychain keeps a key', () => {
  const register = join(import.meta.dirname, '../../../tools/standin/register.mjs');
  const script = join(import.meta.dirname, 'prove-in-utility-process.ts');
  const run = `"${process.execPath}" --import "${register}" "${script}"`;
  expect(inSession(temporaryFolder(), `${unlocked}; ${run}`)).toEqual([
    ['with the process that ships', 'kept'],
    ['with one that ends at once', 'The process that asks the keychain gave no answer.'],
  ]);
});
