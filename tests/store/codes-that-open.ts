import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { openStore, type StorePorts } from '#main/platform/db/open-store.ts';
import { storeFolder } from '#tests/support/temporary-folder.ts';
import { opened, storePorts } from './store-ports.ts';

/** Which of the codes open a store, each tried on a copy with an empty keychain. */
export async function codesThatOpen(ports: StorePorts, codes: readonly string[]): Promise<string[]> {
  const opening: string[] = [];
  for (const code of codes) {
    const dataDir = join(storeFolder(), 'data');
    cpSync(ports.dataDir, dataDir, { recursive: true });
    const elsewhere = storePorts({ dataDir, migrationsDir: ports.migrationsDir });
    const answer = await openStore(elsewhere, { recoveryCode: code });
    if (answer.state !== 'ok') continue;
    opening.push(code);
    await answer.store.close();
    // It opens from the keychain as well now.
    await (await opened(elsewhere)).store.close();
  }
  return opening;
}
