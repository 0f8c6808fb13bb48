import { writeSync } from 'node:fs';
import { openStore } from '#main/platform/db/open-store.ts';
import { addNote, allNotes } from '../notes-store.ts';
import { childPorts } from './child-ports.ts';

// Writes notes as fast as it can and says the number of each once its commit was acknowledged.
const [dataDir = '', migrationsDir = '', key = ''] = process.argv.slice(2);
const opened = await openStore(childPorts(dataDir, migrationsDir, key));
if (opened.state !== 'ok') throw new Error(`${opened.state}: ${opened.reason}`);
for (let n = (allNotes(opened.store).at(-1) ?? 0) + 1; ; n += 1) {
  addNote(opened.store, n, 'x'.repeat((n * 37) % 5000));
  writeSync(1, `${n}\n`);
}
