import { resolve } from 'node:path';
import { backupFolder } from '#main/platform/backup/backup-folder.ts';
import { prepareRestore } from '#main/platform/backup/restore-store.ts';
import { dataFolder } from '#main/platform/db/data-folder.ts';
import { readStoreRecord } from '#main/platform/db/store-record.ts';
import type { Ports } from '#main/platform/ports.ts';
import { exit } from '../exit-codes.ts';
import { keptFailure } from './kept-failure.ts';
import { readSecret } from './read-secret.ts';
import { recordRestore } from './record-restore.ts';
import { storeVerb } from './store-verb.ts';

const storeIdHere = ({ dataDir }: Ports): string | null => {
  const found = readStoreRecord(dataFolder(dataDir).record);
  return found.kind === 'found' ? found.record.storeId : null;
};

/** What is asked for before something is replaced that may be missed. */
const saidYes = ['of-another-store', 'may-be-older', 'in-place-of-lost'] as const;

export const restore = storeVerb({
  name: 'restore',
  typed:
    '--data DIR --from FOLDER --code-file FILE [--of-another-store yes] [--may-be-older yes] [--in-place-of-lost yes]',
  does: 'put a backup in place of the store, with the recovery code in a file (- for standard input); the store is set aside',
  optional: saidYes,
  mayCreateKey: true,
  required: ['data', 'from', 'code-file'],
  folder: 'data',
  wrong: (options) => {
    const unclear = saidYes.find((name) => !['yes', 'no', undefined].includes(options[name]));
    return unclear === undefined ? null : `--${unclear} is yes or no.`;
  },
  run: async (call) => {
    const { ports, options, closed } = call;
    const refused = { unusable: exit.restoreRefused, failed: exit.restoreRefused };
    try {
      const prepared = await prepareRestore(ports, backupFolder(resolve(options.from)), {
        recoveryCode: readSecret(options['code-file']),
        storeId: options['of-another-store'] === 'yes' ? null : storeIdHere(ports),
        mayBeOlder: options['may-be-older'] === 'yes',
        inPlaceOfLost: options['in-place-of-lost'] === 'yes',
      });
      const replaced = await prepared.apply('replaced');
      if (replaced.state !== 'restored') return closed(replaced);
      return await recordRestore(call, replaced, prepared.incoming.contents);
    } catch (error) {
      return keptFailure(call, error, refused);
    }
  },
});
