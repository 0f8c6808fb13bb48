import { giveOutCode } from './give-out-code.ts';
import { storeVerb } from './store-verb.ts';

/** Encrypts a store that no process has open under new keys, after a backup; its recovery code is a new one too. */
export const rekey = storeVerb({
  name: 'rekey',
  typed: '--data DIR',
  does: 'make a backup, then new keys and a new recovery code; the ones before stop working',
  required: ['data'],
  folder: 'data',
  tellsCode: true,
  run: (call) =>
    giveOutCode(call, {
      give: async (store) => {
        const { name: backup } = await store.backups.make('before_rekey');
        return { code: await store.prepareRekey(), action: 'store.rekeyed', more: { backup } };
      },
      reopens: true,
    }),
});
