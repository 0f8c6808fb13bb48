import { fileURLToPath } from 'node:url';
import { askUtilityProcess } from '#main/hosts/electron/ask-utility-process.ts';
import { osKeychain } from '#main/platform/keychain/os-keychain.ts';
import { systemRandom } from '#main/platform/system/system-random.ts';

// Runs in a desktop session, with the stand-in in the place of Electron, and says what became of a key.
const secret = new Uint8Array(32).fill(7);
const fileOf = (name: string): string =>
  fileURLToPath(new URL(`../../../src/main/hosts/electron/${name}`, import.meta.url));
const outcome = async (file: string): Promise<string> => {
  const elsewhere = { ask: askUtilityProcess(fileOf(file)), random: systemRandom };
  try {
    await osKeychain({ elsewhere }).set('store', 'key', secret);
    return 'kept';
  } catch (error) {
    return error instanceof Error ? error.message : 'unknown';
  }
};
const say = (what: string, value: string): void =>
  void process.stdout.write(`${JSON.stringify([what, value])}\n`);

say('with the process that ships', await outcome('prove-keychain.ts'));
say('with one that ends at once', await outcome('there-is-none.ts'));
process.exit();
