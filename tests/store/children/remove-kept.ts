import { removeKept } from '#main/platform/backup/backup-folder.ts';

// Removes a kept store, and says so once it is done.
const [parent = '', name = ''] = process.argv.slice(2);
removeKept(parent, name);
process.stdout.write('removed\n');
