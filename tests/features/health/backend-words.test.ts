import { expect, test } from 'vitest';
import words from '#features/health/renderer/locales/en.json' with { type: 'json' };
import { keyFile } from '#main/platform/keychain/key-file.ts';
import { osKeychains } from '#main/platform/keychain/os-keychain.ts';

test('wherever a key may be kept, the screen has words for it', () => {
  const { backend } = keyFile({ file: 'key', mayCreate: false });
  expect(Object.keys(words.values.backend).toSorted()).toEqual(
    [backend, ...Object.values(osKeychains)].toSorted(),
  );
});
