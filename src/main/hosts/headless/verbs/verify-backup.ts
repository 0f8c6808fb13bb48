import { resolve } from 'node:path';
import { backupFolder } from '#main/platform/backup/backup-folder.ts';
import { verifyKept } from '#main/platform/backup/kept-store.ts';
import { exit } from '../exit-codes.ts';
import { keptFailure } from './kept-failure.ts';
import { readSecret } from './read-secret.ts';
import { storeVerb } from './store-verb.ts';

export const verifyBackup = storeVerb({
  name: 'verify-backup',
  typed: '--from FOLDER [--code-file FILE]',
  does: 'prove a backup, by the keychain or by the recovery code in a file (- for standard input); changes nothing',
  optional: ['code-file'],
  required: ['from'],
  folder: 'from',
  run: async (call) => {
    const { ports, options, answer } = call;
    const codeFile = options['code-file'];
    try {
      const recoveryCode = codeFile === undefined ? undefined : readSecret(codeFile);
      const contents = await verifyKept(ports, backupFolder(resolve(options.from)), { recoveryCode });
      answer(true, contents);
      return exit.ok;
    } catch (error) {
      return keptFailure(call, error, { unusable: exit.verifyFailed, failed: exit.verifyFailed });
    }
  },
});
