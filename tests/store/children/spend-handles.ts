import { closeSync, openSync } from 'node:fs';
import { devNull } from 'node:os';
import { openStore } from '#main/platform/db/open-store.ts';
import { childPorts } from './child-ports.ts';

// Opens a store again and again, each time with one file handle more than before, and says line by line what it answered.
const [dataDir = '', migrationsDir = '', key = '', most = '0'] = process.argv.slice(2);
const ports = childPorts(dataDir, migrationsDir, key);

function spendAll(): number[] {
  const handles: number[] = [];
  for (;;) {
    try {
      handles.push(openSync(devNull, 'r'));
    } catch {
      return handles;
    }
  }
}

async function open(): Promise<string> {
  const opened = await openStore(ports);
  if (opened.state === 'ok') await opened.store.close();
  return opened.state;
}

const answers = [await open()];
for (let left = 0; left <= Number(most); left += 1) {
  const spent = spendAll();
  for (const handle of spent.splice(0, left)) closeSync(handle);
  const answer = await open();
  for (const handle of spent) closeSync(handle);
  answers.push(answer);
}
process.stdout.write(`${JSON.stringify(answers)}\n`);
process.exit(0);
