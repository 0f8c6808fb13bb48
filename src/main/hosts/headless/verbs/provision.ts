import { resolve } from 'node:path';
import { closedByFault } from '#main/platform/db/closed-by-fault.ts';
import { dataFolder } from '#main/platform/db/data-folder.ts';
import { openStore } from '#main/platform/db/open-store.ts';
import { provisionStore } from '#main/wire-provision.ts';
import { exit } from '../exit-codes.ts';
import { outFile, OutRefused } from './out-file.ts';
import { readProvision } from './read-provision.ts';
import { commandLineRecorder } from './record-by-command-line.ts';
import { storeVerb } from './store-verb.ts';

/** Sets a PC up for an admin whom IT names, and who chooses a password at the window. */
export const provision = storeVerb({
  name: 'provision',
  typed: '--data DIR --file FILE [--out FILE]',
  does: 'make a store with its first admin, who chooses a password with the one-time code that this answers',
  required: ['data', 'file'],
  optional: ['out'],
  mayCreateKey: true,
  folder: 'data',
  run: async ({ ports, options, answer, closed }) => {
    const read = await readProvision(resolve(options.file));
    if (read.kind === 'invalid') {
      answer(false, { why: 'provision_invalid', problems: read.problems });
      return exit.provisionInvalid;
    }
    try {
      const out = options.out === undefined ? null : outFile(options.out, ports.dataDir);
      const opened = await openStore(ports);
      if (opened.state !== 'ok') return closed(opened);
      const { store } = opened;
      try {
        const done = await provisionStore({ ...ports, store }, read.provision, (nameOf) =>
          commandLineRecorder(ports, store, nameOf),
        );
        if (done.kind === 'other_admin' || done.kind === 'already_set_up') {
          answer(false, { why: done.kind, store: store.id });
          return exit.unhealthy;
        }
        const { kind, recoveryCode, setUp } = done;
        const secrets = { recoveryCode, setUpCode: setUp.code };
        const about = {
          result: kind,
          store: store.id,
          username: read.provision.admin.username,
          expiresAt: setUp.expiresAt,
        };
        await out?.write(`${JSON.stringify({ ...about, ...secrets })}\n`);
        answer(true, { ...about, ...(out === null ? secrets : { out: out.path }) });
        return exit.ok;
      } finally {
        await store.close();
      }
    } catch (error) {
      if (error instanceof OutRefused) {
        answer(false, { why: error.why });
        return error.code;
      }
      const fault = closedByFault(error, dataFolder(ports.dataDir));
      if (fault === null) throw error;
      return closed(fault);
    }
  },
});
