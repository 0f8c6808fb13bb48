import { giveOutCode } from './give-out-code.ts';
import { storeVerb } from './store-verb.ts';

/** Makes a new recovery code of a store that no process has open; the one before stops working. */
export const rotateRecoveryCode = storeVerb({
  name: 'rotate-recovery-code',
  typed: '--data DIR',
  does: 'make a new recovery code; the one before stops working',
  required: ['data'],
  folder: 'data',
  tellsCode: true,
  run: (call) =>
    giveOutCode(call, {
      give: async (store) => ({
        code: await store.prepareRecoveryCode(),
        action: 'store.recoveryCodeIssued',
        more: {},
      }),
      reopens: false,
    }),
});
