import { openStore } from '#main/platform/db/open-store.ts';
import { childPorts } from './child-ports.ts';

const [dataDir = '', migrationsDir = '', key = ''] = process.argv.slice(2);
const opened = await openStore(childPorts(dataDir, migrationsDir, key));
const { state, reason, holder, cause } = { reason: null, holder: null, cause: null, ...opened };
process.stdout.write(`${JSON.stringify({ state, reason, holder, cause })}\n`);
// Holds what it has until it is killed.
setInterval(() => undefined, 60_000);
