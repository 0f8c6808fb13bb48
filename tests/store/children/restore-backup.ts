import { join } from 'node:path';
import { backupFolder } from '#main/platform/backup/backup-folder.ts';
import { prepareRestore } from '#main/platform/backup/restore-store.ts';
import { openStore } from '#main/platform/db/open-store.ts';
import { childPorts } from './child-ports.ts';

// Puts a backup in place of its store and opens what is there then, as a window does; says how each of the two ended.
const [dataDir = '', migrationsDir = '', key = '', name = ''] = process.argv.slice(2);
const ports = childPorts(dataDir, migrationsDir, key);
const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function restored(): Promise<string> {
  try {
    const prepared = await prepareRestore(ports, backupFolder(join(dataDir, 'backups', name)), {});
    return (await prepared.apply('replaced')).state;
  } catch (error) {
    return error instanceof Error ? error.name : 'unknown';
  }
}

say(await restored());
const opened = await openStore(ports);
say(opened.state);
if (opened.state === 'ok') await opened.store.close();
// An idle thread would keep the process for a minute.
await ports.workers.close();
