import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { dataFolder } from '#main/hosts/electron/data-folder.ts';

/** Where the key of the store comes from when the app runs from its sources. */
export type KeySource =
  | { readonly kind: 'keychain' }
  | { readonly kind: 'key-file'; readonly file: string; readonly why: string };

const keychain: KeySource = { kind: 'keychain' };

/**
 * Takes the OS keychain wherever there is one. A desktop-less Linux has none; there the key lies in a file beside the
 * store, which a packaged app never does. A store stays with what it was made with.
 * @param keychainAnswers whether the OS keychain can be used now
 */
export const keySource = async (
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
  keychainAnswers: () => Promise<boolean>,
): Promise<KeySource> => {
  if (platform !== 'linux') return keychain;
  const given = env['DRILLROOM_KEY_FILE'];
  if (given) return { kind: 'key-file', file: given, why: 'DRILLROOM_KEY_FILE names it' };
  const folder = dataFolder({ platform, packaged: false, env, home: homedir(), appData: '' });
  const file = join(folder, 'development.key');
  if (existsSync(file)) return { kind: 'key-file', file, why: 'this store was made with it' };
  if (existsSync(join(folder, 'store.json')) || (await keychainAnswers())) return keychain;
  return { kind: 'key-file', file, why: 'no keychain (Secret Service) answers here' };
};
