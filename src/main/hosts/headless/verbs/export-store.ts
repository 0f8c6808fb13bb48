import { statSync } from 'node:fs';
import { closedByFault } from '#main/platform/db/closed-by-fault.ts';
import { dataFolder } from '#main/platform/db/data-folder.ts';
import { openStore } from '#main/platform/db/open-store.ts';
import { ZipTooLarge, zipParts } from '#main/platform/zip/zip-files.ts';
import { exportedStore, peopleIn } from '#main/wire-export.ts';
import { exit } from '../exit-codes.ts';
import { outFile, OutRefused } from './out-file.ts';
import { recordByCommandLine } from './record-by-command-line.ts';
import { storeVerb } from './store-verb.ts';

/** Takes out everything that a store holds about everybody. */
export const exportStore = storeVerb({
  name: 'export',
  typed: '--data DIR --out FILE',
  does: 'write everything about everybody into a zip of JSON files, which is not encrypted',
  required: ['data', 'out'],
  folder: 'data',
  run: async ({ ports, options, answer, closed }) => {
    try {
      const out = outFile(options.out, ports.dataDir);
      const opened = await openStore(ports, { create: false });
      if (opened.state !== 'ok') return closed(opened);
      const { store } = opened;
      try {
        const people = peopleIn({ store });
        // First: a file that is cut off half-way holds people's words too.
        recordByCommandLine(ports, store, { action: 'store.exported', details: { people } });
        await out.write(zipParts(exportedStore({ ...ports, store }), ports.clock.now()));
        answer(true, { store: store.id, out: out.path, bytes: statSync(out.path).size, people });
        return exit.ok;
      } finally {
        await store.close();
      }
    } catch (error) {
      if (error instanceof OutRefused) {
        answer(false, { why: error.why });
        return error.code;
      }
      if (error instanceof ZipTooLarge) {
        answer(false, { why: 'too_large' });
        return exit.unhealthy;
      }
      const fault = closedByFault(error, dataFolder(ports.dataDir));
      if (fault === null) throw error;
      return closed(fault);
    }
  },
});
